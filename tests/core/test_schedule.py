"""Only one process works the jobs, and another takes over when it has gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import schedule

pytestmark = pytest.mark.postgres


def test_the_first_to_ask_leads(app):
    assert schedule.hold_lease("one")
    assert not schedule.hold_lease("two")


def test_whoever_leads_goes_on_leading(app, clock):
    start = clock.move_to("2027-03-01 09:00")
    assert schedule.hold_lease("one")
    clock.move_to(start + timedelta(seconds=25))
    assert schedule.hold_lease("one")
    clock.move_to(start + timedelta(seconds=50))
    assert not schedule.hold_lease("two")


def test_another_takes_over_from_one_that_fell_silent(app, clock):
    start = clock.move_to("2027-03-01 09:00")
    assert schedule.hold_lease("one")
    clock.move_to(start + schedule.LEASE + timedelta(seconds=1))
    assert schedule.hold_lease("two")
    assert not schedule.hold_lease("one")


def test_one_that_stops_hands_over_at_once(app, clock):
    start = clock.move_to("2027-03-01 09:00")
    assert schedule.hold_lease("one")
    schedule.release_lease("one")
    clock.move_to(start + timedelta(seconds=1))
    assert schedule.hold_lease("two")
