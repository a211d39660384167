"""How an action stands against its due day."""

from datetime import date, timedelta

import pytest

from engagement.actions.lateness import lateness

DUE = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("days_after", "done_after", "timing", "words"),
    [
        (-15, None, "on time", "Due in 15 days"),
        (-14, None, "due soon", "Due in 14 days"),
        (-1, None, "due soon", "Due in 1 day"),
        (0, None, "due soon", "Due today"),
        (1, None, "late", "1 day late"),
        (30, None, "late", "30 days late"),
        (30, 0, "done on time", "Done on time"),
        (30, 2, "done late", "Done 2 days late"),
        (1, 2, "late", "1 day late"),
    ],
)
def test_it_is_worked_out_from_the_dates(days_after, done_after, timing, words):
    done_on = None if done_after is None else DUE + timedelta(days=done_after)
    found = lateness(DUE, on=DUE + timedelta(days=days_after), done_on=done_on)
    assert (found.timing, found.in_words()) == (timing, words)
    assert found.is_late == (timing == "late")
