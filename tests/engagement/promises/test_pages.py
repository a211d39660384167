"""The charter as everybody reads it, and as staff bring it in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import clock as real_clock
from engagement.promises import measures, queries
from engagement.promises.measures import Touching
from tests.makers.engagement_promises import TEXT, a_charter


def test_without_a_charter_the_page_says_so(visitor):
    assert visitor.opens("/promises").says("Our charter is not here yet")


def test_a_stranger_reads_each_promise_and_how_it_stands(visitor):
    a_charter()
    page = visitor.opens("/promises")
    assert page.says("The charter: 3 promises not measured yet")
    assert page.says("What we ask from you")
    assert page.follows("By answering in 10 days.").heading == "Promise N1"


def test_a_reference_is_found_in_small_letters(visitor):
    a_charter()
    assert visitor.opens("/promises/v2").heading == "Promise V2"


def test_a_promise_there_is_not_is_said_kindly(visitor):
    a_charter()
    assert visitor.opens("/promises/X9", status=404).says("Our charter has no promise X9")


def test_a_promise_shows_how_its_words_changed(visitor):
    a_charter()
    a_charter(TEXT.replace("10 days", "8 days"))
    page = visitor.opens("/promises/N1")
    assert page.says("Version 2")
    assert page.says("By answering in 10 days.")
    assert not visitor.opens("/promises/V1").says("Version 2")


def test_what_was_done_about_a_promise_is_shown(visitor, monkeypatch):
    monkeypatch.setattr(measures, "about", type(measures.about)("about"))
    measures.about.add(
        "actions", lambda ref: [Touching("Ring back", "/promises", "Action")] if ref == "V1" else []
    )
    a_charter()
    assert visitor.opens("/promises/V1").says("Ring back")
    assert visitor.opens("/promises/V2").says("Nothing yet")


def test_a_charter_agreed_for_a_later_day_is_not_shown_yet(app):
    a_charter()
    a_charter(TEXT.replace("10 days", "8 days"), adopted_on=real_clock.today() + timedelta(days=3))
    assert queries.current_charter().version == 1


def test_staff_see_what_was_understood_before_it_is_saved(officer):
    page = officer.opens("/manage/promises/import")
    page = page.fills_in({"Or paste its words here": TEXT}, then="Show me what you understood")
    assert page.heading == "Is this your charter?"
    assert page.says("By learning from what you say.")
    assert queries.current_charter() is None
    assert page.presses("Save as version 1").says("Saved as version 1.")
    assert [commitment.letter for commitment in queries.current_charter().commitments] == ["V", "R"]


def test_a_line_that_cannot_be_placed_is_named_beside_the_words(officer):
    page = officer.opens("/manage/promises/import")
    page = page.fills_in({"Or paste its words here": TEXT + "stray"}, then="Show me what you understood")
    assert page.error_beside("Or paste its words here").startswith("Line 12 cannot be placed")
    assert "stray" in page.answer_to("Or paste its words here")


def test_an_empty_form_says_what_to_do(officer):
    page = officer.opens("/manage/promises/import").presses("Show me what you understood")
    assert (
        page.error_beside("The charter as a text file") == "Choose a file, or paste the words of the charter"
    )


def test_staff_say_who_checks_a_promise(officer, visitor):
    a_charter()
    page = officer.opens("/promises/V1").follows("Say who checks it")
    page.fills_in({"Who checks this promise?": "Maureen Okafor"}, then="Save")
    assert visitor.opens("/promises").says("Maureen Okafor checks this.")
    a_charter(TEXT.replace("10 days", "8 days"))
    assert queries.promise("V1").monitored_by == "Maureen Okafor"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("customer", 403),
        ("pool_member", 403),
        ("committee_member", 403),
        ("committee_chair", 403),
        ("complaints_officer", 403),
        ("engagement_officer", 200),
        ("administrator", 200),
    ],
)
def test_only_some_may_change_the_charter(visitor, role, status):
    visitor.signs_in_as(role)
    visitor.opens("/manage/promises/import", status=status)
