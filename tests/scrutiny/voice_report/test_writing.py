"""Composing and writing: as typed, by the committee alone, and without losing a second writer's words."""

from __future__ import annotations

import pytest

from core.errors import NotAllowed, Refused
from scrutiny.voice_report import services, words
from scrutiny.voice_report.whole import outline
from tests.makers.scrutiny_voice_report import a_report, the_chair
from tests.sign_in import an_account
from tests.visitor import Visitor


@pytest.fixture
def chair(app):
    return Visitor(app).signs_in_as("committee_chair")


@pytest.fixture
def member(app):
    return Visitor(app).signs_in_as("committee_member")


def test_the_committee_composes_a_report_on_its_pages(member):
    page = member.opens("/voice-report/new").fills_in({"Which year is it of?": "2026-27"})
    page = page.fills_in({"What do you want to add?": "Our words"}, then="Add it")
    page = page.fills_in(
        {
            "Title": "From our chair",
            "This opens a new part of the report, with a page of its own": True,
            "First sentence, set larger": "You spoke.",
            "Our words": "One line.\n\nAnother, **bold**.",
        }
    )
    assert page.says("Saved, just as you wrote it.")

    page = member.opens("/voice-report/2026-27/from-our-chair")
    assert page.heading == "From our chair"
    assert page.says("You spoke.") and page.says("Another, bold.")


def test_words_are_kept_exactly_as_they_were_typed(app):
    typed = "Spaces   stay.\n\n* a star\n\n<script>alert(1)</script> & “quotes” \u202eright to left"
    report = a_report(text=typed)
    assert report.sections[0].text == typed


def test_html_is_shown_as_words_and_a_script_link_goes_nowhere(app):
    shown = str(words.as_html("<img src=x onerror=alert(1)> [press](javascript:alert(1)) ![p](/x.png)", {}))
    assert "<img" not in shown and "&lt;img" in shown
    assert 'href="javascript' not in shown


def test_a_second_writer_is_warned_and_loses_nothing(member, chair):
    report = a_report(text="First words.")
    section = report.sections[0]
    address = f"/voice-report/2026-27/edit/{section.id}"
    mine, theirs = member.opens(address), chair.opens(address)

    theirs.fills_in({"Our words": "The chair’s words."})
    page = mine.fills_in({"Our words": "The member’s words."})

    assert section.text == "The chair’s words."
    assert page.says("Somebody else saved this while you wrote.")
    assert page.says("Their words, as saved") and page.says("The chair’s words.")
    assert page.answer_to("Our words") == "The member’s words."

    page.presses("Save it")
    assert section.text == "The member’s words."


def test_sections_move_up_and_down_and_can_be_taken_out(member):
    report = a_report()
    for title in ("Damp", "Lifts"):
        services.add_section(report, "prose", by=the_chair(), title=title, opens_part=True, text=".")
    assert [slug for slug, _sections in outline(report)] == ["repairs", "damp", "lifts"]

    member.opens("/voice-report/2026-27/edit").presses("Up Lifts")
    member.opens("/voice-report/2026-27/edit").presses("Down Repairs")
    assert [slug for slug, _sections in outline(report)] == ["lifts", "repairs", "damp"]

    member.opens("/voice-report/2026-27/edit").presses("Take out Damp")
    assert [slug for slug, _sections in outline(report)] == ["lifts", "repairs"]


EVERYBODY = ("customer", "pool_member", "engagement_officer", "complaints_officer", "administrator")
ACTS = {
    "add": lambda report, by: services.add_section(report, "prose", by=by),
    "write": lambda report, by: services.write(report.sections[0], version=2, text="Ours", by=by),
    "move": lambda report, by: services.move(report.sections[0], 1, by=by),
    "remove": lambda report, by: services.remove(report.sections[0], by=by),
    "take a figure": lambda report, by: services.use_figure(report.sections[0], "actions.late", by=by),
    "keep a figure": lambda report, by: services.keep_figure(report.sections[0], "actions.late", by=by),
    "begin": lambda report, by: services.begin("2031-32", by=by),
    "sign off": lambda report, by: services.sign_off(report, by=by),
    "publish": lambda report, by: services.publish(report, by=by),
}


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("act", ACTS)
def test_nobody_but_the_committee_changes_its_words_whatever_they_try(app, role, act):
    report = a_report()
    with pytest.raises(NotAllowed):
        ACTS[act](report, an_account(role))
    assert report.sections[0].text == "We asked you."


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_pages_for_writing_are_closed_to_everybody_else(app, role):
    section = a_report().sections[0].id
    visitor = Visitor(app).signs_in_as(role)
    for address in (
        "edit",
        f"edit/{section}",
        f"edit/{section}/figures",
        "edit/figures",
        "sign-off",
        "publish",
    ):
        visitor.opens(f"/voice-report/2026-27/{address}", status=403)
        visitor._asks(
            "POST",
            f"/voice-report/2026-27/{address}",
            {403, 405},
            headers={"Origin": f"http://{app.config['SERVER_NAME']}"},
        )


def test_a_year_has_one_report_and_is_written_in_one_way(app):
    a_report("2026-27")
    with pytest.raises(Refused, match="There is a report of this year already"):
        services.begin("2026-27", by=the_chair())
    with pytest.raises(Refused, match="Write the year like 2026-27"):
        services.begin("2026-28", by=the_chair())
