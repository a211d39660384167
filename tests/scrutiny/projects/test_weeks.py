"""Which of its weeks a project is in."""

from datetime import date, timedelta

import pytest

from scrutiny.projects.weeks import due_on, week_on

STARTED = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("days", "words", "overrun"),
    [
        (-1, "Not started", False), (0, "Week 1 of 8", False), (6, "Week 1 of 8", False),
        (7, "Week 2 of 8", False), (55, "Week 8 of 8", False), (56, "1 week over", True), (63, "2 weeks over", True),
    ],
)  # fmt: skip
def test_weeks_are_counted_from_the_day_it_starts(days, words, overrun):
    week = week_on(STARTED, STARTED + timedelta(days=days))
    assert (week.in_words(), week.has_overrun) == (words, overrun)


def test_the_due_day_is_the_last_day_of_the_last_week():
    assert week_on(STARTED, due_on(STARTED)).number == 8
    assert week_on(STARTED, due_on(STARTED) + timedelta(days=1)).has_overrun


def test_a_project_of_no_weeks_is_refused():
    with pytest.raises(ValueError, match="at least one week"):
        week_on(STARTED, STARTED, weeks=0)
    with pytest.raises(ValueError, match="at least one week"):
        due_on(STARTED, weeks=0)
