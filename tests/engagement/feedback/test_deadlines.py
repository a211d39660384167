"""The clocks of the Complaint Handling Code, and a landlord's own tighter ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.working_days import working_days_between
from engagement.feedback.deadlines import LooserThanTheCode, Targets, deadlines

RECEIVED, ACKNOWLEDGED = date(2026, 12, 21), date(2026, 12, 30)


def test_before_acknowledgement_only_that_date_is_known():
    assert deadlines(RECEIVED).as_json() == {"acknowledge_by": "2026-12-30"}


def test_the_answer_is_due_ten_days_from_the_acknowledgement():
    assert deadlines(RECEIVED, 1, ACKNOWLEDGED).as_json() == {
        "acknowledge_by": "2026-12-30",
        "respond_by": "2027-01-14",
    }


def test_stage_two_has_five_and_twenty_days():
    found = deadlines(date(2026, 11, 2), 2, date(2026, 11, 4))
    assert found.as_json() == {"acknowledge_by": "2026-11-09", "respond_by": "2026-12-02"}


@pytest.mark.parametrize(("stage", "longest"), [(1, 10), (2, 20)])
def test_an_extension_runs_from_the_first_due_date(stage, longest):
    found = deadlines(date(2026, 6, 1), stage, date(2026, 6, 2), extended=longest)
    assert working_days_between(found.respond_by.on, found.extended_to.on) == longest
    assert found.answer_by == found.extended_to


@pytest.mark.parametrize(("stage", "too_long"), [(1, 11), (2, 21)])
def test_an_extension_longer_than_the_code_is_refused(stage, too_long):
    with pytest.raises(LooserThanTheCode, match="longer"):
        deadlines(date(2026, 6, 1), stage, date(2026, 6, 2), extended=too_long)


def test_local_targets_have_keys_of_their_own():
    found = deadlines(RECEIVED, 1, ACKNOWLEDGED, targets=Targets(acknowledge=2, respond=5))
    assert found.as_json() == {
        "acknowledge_by": "2026-12-30",
        "respond_by": "2027-01-14",
        "local_acknowledge_by": "2026-12-23",
        "local_respond_by": "2027-01-07",
    }


def test_a_target_may_run_from_the_day_the_complaint_came():
    found = deadlines(RECEIVED, targets=Targets(respond=10, respond_from_receipt=True))
    assert found.as_json()["local_respond_by"] == "2027-01-07"


@pytest.mark.parametrize(
    ("stage", "targets"),
    [
        (1, Targets(acknowledge=6)),
        (1, Targets(respond=11)),
        (2, Targets(acknowledge=6)),
        (2, Targets(respond=21)),
    ],
    ids=["stage 1 acknowledge", "stage 1 answer", "stage 2 acknowledge", "stage 2 answer"],
)
def test_a_target_looser_than_the_code_is_refused(stage, targets):
    with pytest.raises(LooserThanTheCode, match="A target of"):
        deadlines(RECEIVED, stage, targets=targets)


def test_a_closed_office_does_not_move_the_codes_dates():
    shut = {date(2026, 6, 3)}
    found = deadlines(date(2026, 6, 1), targets=Targets(acknowledge=2), closures=shut)
    assert found.acknowledge_by.on == date(2026, 6, 8)
    assert found.local_acknowledge_by.on == date(2026, 6, 4)


def test_each_date_says_why_in_plain_words():
    found = deadlines(RECEIVED, 1, ACKNOWLEDGED)
    assert found.acknowledge_by.why == (
        "The complaint came on Monday 21 December 2026. We have 5 working days to say we have it (Code 6.2)."
    )
    assert found.respond_by.why == (
        "We said we have it on Wednesday 30 December 2026. "
        "We have 10 working days from then to answer (Code 6.3)."
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"received": RECEIVED, "stage": 3}, "no other"),
        ({"received": RECEIVED, "acknowledged": RECEIVED - timedelta(days=1)}, "before it is received"),
        ({"received": RECEIVED, "extended": 5}, "once the complaint is acknowledged"),
        ({"received": RECEIVED, "acknowledged": ACKNOWLEDGED, "extended": -1}, "0 days or more"),
        ({"received": RECEIVED, "targets": Targets(respond=-1)}, "0 days or more"),
        ({"received": date(2019, 1, 1)}, "1 April 2024"),
    ],
    ids=[
        "stage 3",
        "acknowledged too soon",
        "extended too soon",
        "negative extension",
        "negative target",
        "old",
    ],
)
def test_dates_that_cannot_be_are_refused_in_words(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        deadlines(**arguments)


@settings(deadline=None)
@given(
    received=st.dates(date(2024, 4, 1), date(2035, 12, 31)),
    wait=st.integers(0, 20),
    stage=st.sampled_from([1, 2]),
    own=st.integers(0, 5),
    shut=st.sets(st.integers(1, 60), max_size=40),
    from_receipt=st.booleans(),
)
def test_a_local_date_is_never_later_than_the_codes(received, wait, stage, own, shut, from_receipt):
    closures = {received + timedelta(days=n) for n in shut}
    targets = Targets(acknowledge=own, respond=own * 2, respond_from_receipt=from_receipt)
    found = deadlines(received, stage, received + timedelta(days=wait), targets=targets, closures=closures)
    assert found.local_acknowledge_by.on <= found.acknowledge_by.on
    assert found.local_respond_by.on <= found.respond_by.on
