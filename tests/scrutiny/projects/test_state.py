"""The stage of a project follows from its facts."""

from __future__ import annotations

from datetime import date

import pytest

from scrutiny.projects.state import Facts, State, follow_ups_due, months_after, next_follow_up, state_of


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(), State.COMMISSIONED),
        (Facts(evidence=1), State.GATHERING),
        (Facts(evidence=1, asked=[(None, None)]), State.REPORTING),
        (Facts(is_published=True, asked=[("accept", None), (None, None)]), State.PUBLISHED),
        (Facts(is_published=True, asked=[("accept", None), ("reject", None)]), State.ANSWERED),
        (Facts(is_published=True, asked=[("accept", "half"), ("partly", "done")]), State.FOLLOWED),
        (Facts(is_published=True, asked=[("accept", "done"), ("reject", "not")]), State.DONE),
    ],
)
def test_the_stage_is_worked_out_from_what_has_happened(facts, state):
    assert state_of(facts) is state


def test_the_panel_looks_again_after_three_six_and_twelve_months():
    assert follow_ups_due(date(2026, 11, 30)) == [date(2027, 2, 28), date(2027, 5, 30), date(2027, 11, 30)]


def test_the_31st_becomes_the_last_day_of_a_shorter_month():
    assert months_after(date(2026, 10, 31), 6) == date(2027, 4, 30)
    assert months_after(date(2027, 11, 29), 3) == date(2028, 2, 29)


def test_a_look_that_is_overdue_stays_next_until_somebody_looks():
    published = date(2026, 1, 15)
    assert next_follow_up(published, []) == date(2026, 4, 15)
    assert next_follow_up(published, [date(2026, 4, 20)]) == date(2026, 7, 15)
    assert next_follow_up(published, [date(2027, 1, 15)]) is None
