"""A consultation's phases, and what must be said before it opens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from surveys.consultations.phases import Doing, Phase, Plan, may, phase_on, readiness

OPENS = date(2027, 3, 1)
FULL = Plan(
    can_still_change="The opening hours",
    ends_on=OPENS + timedelta(days=28),
    who_decides="The board",
    decides_on=OPENS + timedelta(days=60),
    other_formats="Ring 0800 000000",
)
ENDS = FULL.ends_on


@pytest.mark.parametrize(
    ("day", "decided", "expected"),
    [
        (OPENS - timedelta(days=1), None, "draft"),
        (OPENS, None, "open"),
        (ENDS, None, "open"),
        (ENDS + timedelta(days=1), None, "closed"),
        (ENDS + timedelta(days=9), ENDS + timedelta(days=9), "decided"),
        (ENDS + timedelta(days=8), ENDS + timedelta(days=9), "closed"),
    ],
)
def test_the_phase_follows_from_the_dates(day, decided, expected):
    assert phase_on(day, OPENS, ENDS, decided) == expected


def test_without_an_opening_day_it_is_a_draft():
    assert phase_on(OPENS, None, ENDS) is Phase.DRAFT


@pytest.mark.parametrize("doing", Doing)
def test_each_thing_may_be_done_in_one_phase_only(doing):
    assert sum(may(doing, phase) for phase in Phase) == 1


def test_answers_are_taken_only_while_it_is_open():
    assert [phase for phase in Phase if may(Doing.ANSWER, phase)] == [Phase.OPEN]


def test_a_full_plan_may_open_without_a_warning():
    ready = readiness(FULL, OPENS)
    assert ready.may_open
    assert (ready.missing, ready.warnings) == ([], [])


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"can_still_change": " "}, "Say what can still change."),
        ({"ends_on": None}, "Give the last day to answer."),
        ({"who_decides": ""}, "Say who decides."),
        ({"decides_on": None}, "Say when they decide."),
        ({"other_formats": ""}, "Say how to ask for another format."),
    ],
    ids=["what can change", "end", "who", "when", "formats"],
)
def test_it_cannot_open_while_something_is_not_said(left_out, sentence):
    assert readiness(replace(FULL, **left_out), OPENS).missing == [sentence]


@pytest.mark.parametrize(
    ("days", "why", "missing", "warnings"),
    [
        (28, "", 0, 0),
        (27, "", 0, 1),
        (14, "", 0, 1),
        (13, "", 1, 0),
        (13, "The law gives us two weeks", 0, 1),
    ],
)
def test_a_short_time_gets_a_warning_and_a_very_short_one_needs_a_reason(days, why, missing, warnings):
    ready = readiness(replace(FULL, ends_on=OPENS + timedelta(days=days), why_so_short=why), OPENS)
    assert (len(ready.missing), len(ready.warnings)) == (missing, warnings)


@pytest.mark.parametrize(
    "changes",
    [{"ends_on": OPENS - timedelta(days=1)}, {"decides_on": ENDS}],
    ids=["ends before it opens", "decided while people may answer"],
)
def test_dates_in_the_wrong_order_stop_it(changes):
    assert not readiness(replace(FULL, **changes), OPENS).may_open
