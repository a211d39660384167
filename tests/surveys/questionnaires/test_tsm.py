"""The statutory questions: word for word, in order, and nobody can change them."""

from __future__ import annotations

import re

import pytest

from analysis.estimates.tsm import AGREEMENT, NOT_APPLICABLE, SATISFACTION
from core.errors import Refused
from surveys.questionnaires import building, tsm
from surveys.questionnaires import definition as definitions
from tests.makers.surveys import a_draft, an_open_survey
from tests.shared_data import shared

WITH_NOT_APPLICABLE = {"TP05", "TP06", "TP07", "TP08", "TP11", "TP12"}


def statutory():
    return [definitions.complete(q) for q in definitions.questions(tsm.definition()) if q["code"]]


def test_they_are_asked_in_the_set_order():
    assert [q["code"] for q in statutory()] == [
        "TP01", "F1", "TP02", "TP03", "TP04", "TP05", "TP06", "TP07", "TP08", "F2", "TP09", "F3", "TP10", "TP11", "TP12",
    ]  # fmt: skip


@pytest.mark.parametrize("question", statutory(), ids=lambda q: q["code"])
def test_each_offers_the_regulators_answers_in_order(question):
    expected = {
        "F1": ["Yes", "No"],
        "F2": ["Yes", "No"],
        "F3": ["Yes", "No", "Don't know"],
        "TP08": [*AGREEMENT, NOT_APPLICABLE],
    }.get(
        question["code"],
        [*SATISFACTION, *([NOT_APPLICABLE] if question["code"] in WITH_NOT_APPLICABLE else [])],
    )
    assert question["choices"] == expected


@pytest.mark.parametrize("question", statutory(), ids=lambda q: q["code"])
def test_each_is_worded_as_the_notes_have_it(question):
    notes = shared("reference/regulation.md").read_text("utf-8").replace("“", '"').replace("”", '"')
    plain = question["text"].replace("“", '"').replace("”", '"').rstrip("?.")
    assert plain in re.sub(r"\s+", " ", notes)


def test_a_reason_is_asked_after_the_first():
    keys = [q["key"] for q in definitions.questions(tsm.definition())]
    assert keys[1] == "TP01_why"


def test_filters_stand_on_the_page_of_what_they_lead_to():
    assert ["F1", "TP02", "TP03"] in definitions.pages(tsm.definition())
    assert ["F2", "TP09"] in definitions.pages(tsm.definition())
    assert ["F3", "TP10"] in definitions.pages(tsm.definition())


def test_opening_puts_the_landlords_name_in_and_changes_nothing_else(app):
    version = an_open_survey(definition=None, ready_set="tsm").version
    asked = [q for q in definitions.questions(version.definition) if q["code"]]
    for was, now in zip(statutory(), asked, strict=True):
        assert now["text"].replace("Your landlord", "[your landlord]") == was["text"]


@pytest.mark.parametrize(
    "change",
    [
        lambda survey: building.change_question(survey, "TP01", kind="satisfaction", text="Happy?", by=None),
        lambda survey: building.move_question(survey, "TP06", up=True, by=None),
        lambda survey: building.remove_question(survey, "TP12", by=None),
        lambda survey: building.ask_only_after(survey, "TP09", question=None, answers=[], by=None),
    ],
    ids=["word", "move", "remove", "route"],
)
def test_nobody_can_change_a_statutory_question(app, change):
    survey = a_draft(definition=None, ready_set="tsm")
    before = definitions.fingerprint(survey.draft)
    with pytest.raises(Refused):
        change(survey)
    assert definitions.fingerprint(survey.draft) == before


def test_our_own_question_never_comes_before_the_first_nor_between_a_filter_and_what_follows(app):
    survey = a_draft(definition=None, ready_set="tsm")
    key = building.add_question(survey, by=None, section="repairs", kind="long_text", text="What went wrong?")
    for _again in range(30):
        order = [q["key"] for q in definitions.questions(survey.draft)]
        assert order[0] == "TP01"
        for pair in (["F1", "TP02"], ["TP02", "TP03"], ["F2", "TP09"], ["F3", "TP10"]):
            assert order.index(pair[1]) == order.index(pair[0]) + 1
        try:
            building.move_question(survey, key, up=True, by=None)
        except Refused:
            break
    else:
        pytest.fail("It never reached the top")
