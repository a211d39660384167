"""Scrutiny as people use it: anyone, the committee, the panel, the landlord."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import timedelta

import pytest

from core import clock as core_clock
from core.database import db
from core.documents import can_make_pdf
from scrutiny.projects import queries, services
from scrutiny.projects.services.topics import topic_by_code
from tests.makers.scrutiny_projects import (
    a_pool_member,
    a_project,
    a_published_project,
    a_written_project,
    accepted,
)
from tests.visitor import Visitor


def test_anyone_proposes_a_topic_without_an_account_or_a_cookie(visitor):
    page = visitor.opens("/scrutiny/propose").fills_in(
        {"What should customers look into?": "Damp", "Why?": "It comes back every winter."},
        then="Send it to the committee",
    )
    assert page.says("The committee has your topic")
    assert not visitor.client.get_cookie("session")
    assert [topic.title for topic in queries.new_topics()] == ["Damp"]


def test_sending_the_form_twice_keeps_one_topic_and_shows_the_same_code(visitor):
    form = visitor.opens("/scrutiny/propose")
    answers = {"What should customers look into?": "Damp", "Why?": "It comes back."}
    first, second = form.fills_in(answers), form.fills_in(answers)
    assert len(queries.new_topics()) == 1
    topic = queries.new_topics()[0]
    code = re.search(r"[A-Z]+-[A-Z]+-[A-Z]+-\d\d", first.text)[0]
    assert code in second.text
    assert topic_by_code(code) is topic


def test_a_form_that_was_tampered_with_keeps_what_was_typed(visitor):
    form = visitor.opens("/scrutiny/propose")
    next(box for box in form.tree.iter("input") if box.get("name") == "form_token").set("value", "made.up")
    page = form.fills_in({"What should customers look into?": "Damp", "Why?": "It comes back."})
    assert page.says("This page was open for a long time")
    assert page.answer_to("Why?") == "It comes back."
    assert queries.new_topics() == []


def test_nobody_reads_a_topic_before_the_committee_has_hidden_names(app):
    services.propose(title="Mr Smith of number 7", words="Mr Smith shouts.")
    stranger = Visitor(app)
    assert not stranger.opens("/scrutiny").says("Smith")
    member = Visitor(app).signs_in_as("committee_member")
    key = queries.new_topics()[0].key
    member.opens(f"/commission/topics/{key}").fills_in(
        {
            "We decide at our next meeting": True,
            "What is it called on the page?": "Noise at night",
            "Which of their words may everybody read?": "Somebody shouts.",
        },
        then="Save our word",
    )
    page = stranger.opens("/scrutiny")
    assert page.says("Noise at night")
    assert page.says("Somebody shouts.")
    assert not page.says("Smith")


def test_the_chair_commissions_a_project_that_everybody_sees_with_its_week(app, visitor):
    lead = a_pool_member()
    chair = visitor.signs_in_as("committee_chair")
    page = chair.opens("/commission/new").fills_in(
        {
            "What is the project called?": "Damp and mould",
            "What is the question?": "Why does mould come back?",
            "What do they look at?": "Treated homes.",
            "Who at the landlord helps them?": "Femi Oyelaran, damp lead",
            "Who is on the panel?": [lead.name],
            "Who leads it?": lead.name,
        },
        then="Commission it",
    )
    assert page.says("Why does mould come back?")
    assert Visitor(app).opens("/scrutiny").says("Week 1 of 8")


def test_a_project_without_a_lead_is_explained_and_nothing_is_lost(visitor):
    a_pool_member()
    page = visitor.signs_in_as("committee_chair").opens("/commission/new")
    page = page.fills_in({"What is the question?": "Why does mould come back?"}, then="Commission it")
    assert page.answer_to("What is the question?") == "Why does mould come back?"
    assert queries.all_projects() == []


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_member", "engagement_officer"])
def test_only_the_chair_commissions(app, role):
    Visitor(app).signs_in_as(role).opens("/commission/new", status=403)


def test_a_panel_goes_from_evidence_to_a_published_report(app):
    project = a_project()
    panel, slug = Visitor(app).becomes(project.lead), project.slug
    assert panel.opens("/panel").says("Next: Say what you are doing now")
    panel.opens(f"/panel/{slug}/evidence/words").fills_in(
        {
            "What do you call it?": "Seven visits",
            "What does it say?": "Two of seven homes are dry.",
            "Where is it from?": "Visits in week 3",
        },
        then="Save it",
    )
    panel.opens(f"/panel/{slug}/evidence/file").fills_in(
        {
            "What do you call it?": "Notes",
            "Choose the file": (io.BytesIO(b"Gutters: 17 of 40 broken."), "notes.txt"),
            "What does it show?": "17 of 40 gutters are broken.",
            "Where is it from?": "A walk with a camera",
        },
        then="Save it",
    )
    page = panel.opens(f"/panel/{slug}/evidence/figure").fills_in(
        {
            "What do you call it?": "Meetings",
            "Which figure?": "Committee meetings held",
            "Which part of it?": "since=2026-01-01",
        },
        then="Save it",
    )
    assert page.says("Committee meetings held: 0")
    page = panel.opens(f"/panel/{slug}/findings/new").fills_in({"What did you find?": "Paint does not last."})
    assert page.says("Choose what it rests on, or say why there is no evidence")
    page.fills_in({"What does it rest on?": ["E1 Seven visits", "E2 Notes"]}, then="Save it")
    panel.opens(f"/panel/{slug}/recommendations/new").fills_in(
        {
            "What should the landlord do?": "Mend the wall first.",
            "What should come of it?": "No mould after a winter.",
            "Which findings does it rest on?": ["1. Paint does not last."],
        },
        then="Save it",
    )
    stranger = Visitor(app)
    assert not stranger.opens(f"/scrutiny/projects/{slug}").says("Paint does not last.")
    stranger.opens(f"/scrutiny/projects/{slug}/evidence/2", status=404)
    page = panel.opens(f"/panel/{slug}/publish")
    assert page.says("Write how the report begins.")
    panel.opens(f"/panel/{slug}/words").fills_in(
        {"How does the report begin?": "We looked at seven homes."}, then="Save it"
    )
    assert panel.opens(f"/panel/{slug}/preview").says("Paint does not last.")
    panel.opens(f"/panel/{slug}/publish").presses("Publish it")
    report = stranger.opens(f"/scrutiny/projects/{slug}")
    for words in ("Paint does not last.", "Mend the wall first.", "As it stood on", "Today it is the same."):
        assert report.says(words)
    assert b"17 of 40" in stranger.client.get(f"/scrutiny/projects/{slug}/evidence/2").data


def test_the_landlord_answers_and_the_panel_says_whether_it_is_done(app, officer):
    project = a_published_project()
    due = core_clock.today() + timedelta(days=60)
    page = officer.opens("/manage/scrutiny")
    assert page.says("Mend the wall first.")
    page = officer.opens(f"/manage/scrutiny/{project.slug}/1").fills_in(
        {"Yes, we accept it": True, "Why?": "You are right.", "Who answers?": "Femi Oyelaran"},
        then="Answer it",
    )
    assert page.error_beside("What will you do?") == "Say what you will do"
    page.fills_in(
        {
            "What will you do?": "Mend walls before we paint.", "Who will see it through?": "Femi Oyelaran",
            "Day": str(due.day), "Month": str(due.month), "Year": str(due.year),
        },
        then="Answer it",
    )  # fmt: skip
    stranger = Visitor(app)
    report = stranger.opens(f"/scrutiny/projects/{project.slug}")
    assert report.says("It cannot change our words.")
    assert report.says("Accepted")
    assert stranger.opens("/you-said-we-did").says("Mend walls before we paint.")
    panel = Visitor(app).becomes(project.lead)
    panel.opens(f"/panel/{project.slug}/follow-up/1").fills_in(
        {"Half done": True, "How do you know?": "We saw three walls."}, then="Save our word"
    )
    assert stranger.opens(f"/scrutiny/projects/{project.slug}").says("Half done, we say")


def test_a_second_decision_stands_beside_the_first(app, officer):
    recommendation = accepted(a_published_project().recommendations[0])
    page = officer.opens(f"/manage/scrutiny/{recommendation.project.slug}/1")
    page.fills_in(
        {"No, we reject it": True, "Why?": "The money is gone.", "Who answers?": "Ruth Gallagher"},
        then="Make a new decision",
    )
    report = Visitor(app).opens("/scrutiny/projects/damp-and-mould")
    assert report.says("You are right.")
    assert report.says("They have decided again since.")
    assert report.says("The money is gone.")


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_member", "complaints_officer"])
def test_only_those_who_answer_for_the_landlord_answer(app, role):
    project = a_published_project()
    Visitor(app).signs_in_as(role).opens(f"/manage/scrutiny/{project.slug}/1", status=403)


def test_another_panel_cannot_look_at_a_draft(app):
    project = a_written_project()
    other = Visitor(app).becomes(a_pool_member("Carol Jessop"))
    other.opens(f"/panel/{project.slug}/preview", status=403)


def test_the_report_is_a_tagged_pdf(app, tmp_path):
    if not can_make_pdf():
        pytest.skip("This machine has no Pango, so it makes no PDF")
    project = accepted(a_published_project().recommendations[0]).project
    db.session.commit()
    answer = Visitor(app).client.get(f"/scrutiny/projects/{project.slug}.pdf")
    assert answer.mimetype == "application/pdf"
    path = tmp_path / "report.pdf"
    path.write_bytes(answer.data)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in info
    assert "Damp and mould" in info
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert "Mend the wall first." in text
    assert "You are right." in text


def test_a_draft_has_no_pdf(app):
    project = a_written_project()
    Visitor(app).opens(f"/scrutiny/projects/{project.slug}.pdf", status=404)
