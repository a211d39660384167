"""The rules a landlord sets for itself: on a page, from a day on, refused beside the question where they will not do."""

import pytest

from core import settings
from core.database import db
from core.errors import Refused
from core.settings import Setting
from core.settings.rules import said, understood
from engagement.promises.keeping import Keeping
from engagement.promises.measures import measures
from tests.visitor import Visitor

RULES = "/manage/settings/rules"


@pytest.fixture
def administrator(app):
    return Visitor(app).signs_in_as("administrator")


def test_a_rule_holds_from_its_day_and_earlier_days_keep_theirs(app, clock):
    clock.move_to("2026-11-24 12:00")
    page = Visitor(app).signs_in_as("administrator").opens(f"{RULES}/projects.answer_within_days")
    page = page.fills_in(
        {
            "Working days the landlord has to answer a scrutiny report": "15",
            "Day": "1", "Month": "1", "Year": "2027",
        }, then="Save",
    )  # fmt: skip
    assert page.says("Saved")
    assert settings.get("projects.answer_within_days") == 20
    clock.move_to("2027-01-02 12:00")
    settings.services.forget()
    assert settings.get("projects.answer_within_days") == 15
    later = Visitor(app).signs_in_as("administrator")
    assert later.opens(f"{RULES}/projects.answer_within_days").says("From 1 January 2027")


@pytest.mark.parametrize(
    ("name", "question", "typed", "sentence"),
    [
        ("projects.answer_within_days", "Working days the landlord has to answer a scrutiny report", "soon", "Write a whole number in figures, like 10"),
        ("scorecard.V2.tsm.kept_from", "Promise V2, say we listen and act: kept from", "101", "Give a whole number from 0 to 100"),
    ],
)  # fmt: skip
def test_what_will_not_do_is_explained_beside_the_question(administrator, name, question, typed, sentence):
    page = administrator.opens(f"{RULES}/{name}").fills_in({question: typed}, then="Save")
    assert page.error_beside(question) == sentence


@pytest.mark.parametrize(
    ("default", "typed", "value"),
    [
        (False, "Yes", True),
        ([], "2026-12-29\n2026-12-30", ["2026-12-29", "2026-12-30"]),
        (None, "", None),
        (None, "7", 7),
        ("some words", " other words ", "other words"),
    ],
)
def test_what_is_typed_becomes_the_kind_of_value_the_rule_holds(app, default, typed, value):
    rule = Setting("example", default, "An example")
    assert understood(rule, typed) == value
    assert understood(rule, said(rule, value)) == value


def test_neither_yes_nor_no_is_refused(app):
    with pytest.raises(Refused, match="Write yes or no"):
        understood(Setting("example", True, "An example"), "perhaps")


def test_a_promise_is_judged_by_the_target_in_force(administrator):
    measure = next(each for each in measures if each.figure == "results.tsm" and each.ref == "V2")
    assert measure.rule.judge(58) is Keeping.AT_RISK
    settings.change("scorecard.V2.tsm.kept_from", 50, by=None)
    db.session.commit()
    assert measure.rule.judge(58) is Keeping.KEPT


@pytest.mark.parametrize("role", ["engagement_officer", "committee_chair", "customer"])
def test_only_an_administrator_sets_rules(app, role):
    Visitor(app).signs_in_as(role).opens(RULES, status=403)


def test_there_is_no_page_for_a_rule_that_does_not_exist(administrator):
    administrator.opens(f"{RULES}/no.such.rule", status=404)
    administrator.opens(f"{RULES}/landlord.name", status=404)
