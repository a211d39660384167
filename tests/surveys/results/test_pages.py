"""The pages of results: who sees them, what they hide, and publishing."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import select

from core.audit.models import Entry
from core.database import db
from surveys.results import services
from tests.makers.surveys import an_open_survey
from tests.makers.surveys_results import a_question, a_survey, answered, closed
from tests.visitor import Visitor

VERY, WORST = "Very satisfied", "Very dissatisfied"


def a_closed_survey(*groups):
    survey = a_survey(
        a_question("q1", "single_choice", choices=["Lifts", "Doors", "Bins", "Heat"]),
        a_question("q2", "satisfaction"),
        a_question("q3", "long_text"),
    )
    return closed(answered(survey, *groups))


def usual():
    return a_closed_survey(
        (20, {"q1": "Lifts", "q2": VERY, "q3": "They came at once, says Ada Lane"}),
        (12, {"q1": "Doors", "q2": WORST}),
        (3, {"q1": "Bins", "q2": VERY}),
        (6, {"q1": "Heat", "q2": WORST}),
    )


def published():
    survey = usual()
    services.publish_results(survey, by=None)
    db.session.commit()
    return survey


ROLES = {
    "stranger": (401, 200),
    "customer": (403, 200),
    "pool_member": (403, 200),
    "committee_member": (200, 200),
    "committee_chair": (200, 200),
    "complaints_officer": (200, 200),
    "engagement_officer": (200, 200),
    "administrator": (200, 200),
}
MAY_PUBLISH = {"engagement_officer", "administrator"}


@pytest.mark.parametrize("role", ROLES)
def test_who_may_see_and_who_may_publish(app, role):
    survey = published()
    visitor = Visitor(app)
    if role != "stranger":
        visitor.signs_in_as(role)
    staff, public = ROLES[role]
    seen = {200, 401, 403}

    def status(address):
        page = visitor.opens(address, status=seen)
        # A stranger is led to the door, which is a page that opens.
        return (
            401 if page.address != address and page.response.status_code == 200 else page.response.status_code
        )

    assert status(f"/manage/surveys/{survey.slug}/results") == staff
    assert status(f"/manage/surveys/{survey.slug}/results.csv") == staff
    assert status(f"/surveys/{survey.slug}/results") == public
    for page in ("results/publish", "answers"):
        expected = 200 if role in MAY_PUBLISH else 401 if role == "stranger" else 403
        assert status(f"/manage/surveys/{survey.slug}/{page}") == expected


def numbers_shown(page, question):
    """What a reader finds of one question: {answer: number or "Hidden"}, and the number who answered."""
    for table in page.tree.iter("table"):
        caption = table.find("caption")
        if caption is not None and (caption.text or "").endswith(question):
            rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")][1:]
            return {row[0]: row[1] for row in rows[:-1]}, int(rows[-1][1].replace(",", ""))
    raise AssertionError(f"No table of {question}")


def test_a_reader_cannot_work_out_a_hidden_number_from_the_page(app, officer):
    survey = usual()
    page = officer.opens(f"/manage/surveys/{survey.slug}/results")
    counts, base = numbers_shown(page, "The question q1")
    hidden = [words for words, n in counts.items() if n == "Hidden"]
    left = base - sum(int(n) for n in counts.values() if n != "Hidden")
    possible = {words: set() for words in hidden}
    assert len(hidden) == 2
    for first in range(1, left):
        possible[hidden[0]].add(first)
        possible[hidden[1]].add(left - first)
    assert all(len(n) > 1 and max(n) >= 5 for n in possible.values())
    drawn = {"".join(head.itertext()) for head in page.tree.findall(".//table[@class='bars']//th")}
    assert drawn >= {"Lifts", "Doors"}
    assert not drawn & set(hidden)


def test_the_page_says_the_finding_in_a_sentence(app, officer):
    page = officer.opens(f"/manage/surveys/{usual().slug}/results")
    assert page.says("56 in 100 customers are satisfied.")
    assert page.says("49 in 100 said “Lifts”")
    assert page.says("20 customers wrote something")
    assert not page.says("Ada Lane")


def test_fewer_than_ten_answers_show_no_share(app, officer):
    survey = a_closed_survey((9, {"q1": "Lifts", "q2": VERY}))
    page = officer.opens(f"/manage/surveys/{survey.slug}/results")
    assert page.says("Fewer than 10 customers answered, so we do not show this.")
    assert "100%" not in page.text


def test_results_are_not_public_until_they_are_published(app, visitor, officer):
    survey = usual()
    visitor.opens(f"/surveys/{survey.slug}/results", status=404)
    visitor.opens(f"/surveys/{survey.slug}/results.csv", status=404)
    page = officer.opens(f"/manage/surveys/{survey.slug}/results").follows("Publish the results")
    assert page.presses("Publish them").says("Everybody can see the results now.")
    assert visitor.opens(f"/surveys/{survey.slug}/results").says("56 in 100 customers are satisfied.")
    assert visitor.opens("/results").says(survey.title)
    entries = db.session.scalars(select(Entry).where(Entry.event == "results.published")).all()
    assert len(entries) == 1
    officer.opens(f"/manage/surveys/{survey.slug}/results/publish").presses("Take them down")
    visitor.opens(f"/surveys/{survey.slug}/results", status=404)


def test_an_open_survey_is_not_published(app, officer):
    survey = answered(a_survey(a_question("q1", "satisfaction")), (20, {"q1": VERY}))
    page = officer.opens(f"/manage/surveys/{survey.slug}/results/publish").presses("Publish them")
    assert page.says("Wait until the survey has closed.")


def test_fewer_than_ten_are_not_published(app, officer):
    survey = a_closed_survey((9, {"q2": VERY}))
    page = officer.opens(f"/manage/surveys/{survey.slug}/results/publish").presses("Publish them")
    assert page.says("Fewer than 10 people answered.")


def test_two_counts_that_differ_by_few_are_not_both_published(app, officer):
    survey = published()
    answered(survey, (1, {"q1": "Bins", "q2": WORST}))
    page = officer.opens(f"/manage/surveys/{survey.slug}/results/publish").presses("Publish the new count")
    assert page.says("Fewer than 10 answers have changed.")


def rows_of(page):
    return list(csv.reader(io.StringIO(page.response.data.decode("utf-8-sig"))))


def test_the_spreadsheet_hides_what_the_page_hides(app, officer):
    survey = usual()
    rows = rows_of(officer.opens(f"/manage/surveys/{survey.slug}/results.csv"))
    shown = {row[3]: row[4] for row in rows if row[0] == "q1"}
    assert shown == {"Lifts": "20", "Doors": "12", "Bins": "hidden", "Heat": "hidden"}


def test_no_cell_of_the_spreadsheet_is_a_formula(app, officer):
    survey = a_survey(a_question("q1", "single_choice", choices=["=1+1", "@SUM(A1)"]))
    closed(answered(survey, (20, {"q1": "=1+1"}), (20, {"q1": "@SUM(A1)"})))
    rows = rows_of(officer.opens(f"/manage/surveys/{survey.slug}/results.csv"))
    assert {row[3] for row in rows[1:]} == {"'=1+1", "'@SUM(A1)"}
    copy = rows_of(officer.opens(f"/manage/surveys/{survey.slug}/answers").presses("Copy the answers"))
    assert {row[0] for row in copy[1:]} == {"'=1+1", "'@SUM(A1)"}


def test_a_copy_of_the_answers_has_no_text_no_order_and_is_in_the_log(app, officer):
    survey = usual()
    page = officer.opens(f"/manage/surveys/{survey.slug}/answers").presses("Copy the answers")
    rows = rows_of(page)
    assert rows[0] == ["q1", "q2"]
    assert len(rows) == 42
    assert rows[1:] == sorted(rows[1:])
    assert "Ada" not in page.response.text
    assert db.session.scalars(select(Entry).where(Entry.event == "answers.taken")).all()


@pytest.mark.parametrize("people", [5, 9])
def test_few_answers_are_not_copied(app, officer, people):
    survey = a_closed_survey((people, {"q1": "Lifts", "q2": VERY}))
    page = officer.opens(f"/manage/surveys/{survey.slug}/answers").presses("Copy the answers")
    assert page.says("Fewer than 10 people answered.")


def a_measured_survey():
    survey = an_open_survey(definition=None, ready_set="tsm")
    return closed(answered(survey, (30, {"TP01": VERY}), (10, {"TP01": WORST})))


def test_how_we_asked_is_not_published_while_a_part_is_blank(app, officer, visitor):
    survey = a_measured_survey()
    services.publish_results(survey, by=None)
    page = officer.opens(f"/manage/surveys/{survey.slug}/approach")
    page = page.fills_in({"C. How people could answer": "Most have e-mail."}, then="Save these words")
    page = page.presses("Publish how we asked")
    assert page.says("Some parts are still blank: D, E, F, G, H, I, J, K, M, N.")
    visitor.opens(f"/surveys/{survey.slug}/approach", status=404)


def test_how_we_asked_is_published_whole_and_stays_whole(app, officer, visitor):
    survey = a_measured_survey()
    services.publish_results(survey, by=None)
    services.write_pack(survey, dict.fromkeys("CDEFGHIJKMN", "We did it well"), by=None)
    page = officer.opens(f"/manage/surveys/{survey.slug}/approach").presses("Publish how we asked")
    assert page.says("Everybody can see how you asked now.")
    public = visitor.opens(f"/surveys/{survey.slug}/approach")
    assert public.says("40 homes answered.")
    assert public.says("Taking everything into account")
    page = page.fills_in({"F. Weighting": ""}, then="Save these words")
    assert page.says("Some parts are still blank: F.")


def test_a_draft_has_no_results_page(app, officer):
    from tests.makers.surveys import a_draft

    officer.opens(f"/manage/surveys/{a_draft().slug}/results", status=404)
