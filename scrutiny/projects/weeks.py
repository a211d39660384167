"""Which of its eight weeks a scrutiny project is in."""

from dataclasses import dataclass
from datetime import date, timedelta

USUAL_WEEKS = 8  # so that the report reaches the committee's next meeting
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True)
class Week:
    """The week a project is in. `number` is 0 before it starts, and may pass `of`."""

    number: int
    of: int

    @property
    def has_overrun(self) -> bool:
        """Has the project gone past its last week?"""
        return self.number > self.of

    @property
    def weeks_over(self) -> int:
        """How many weeks past, counting one that has begun."""
        return max(0, self.number - self.of)

    def in_words(self) -> str:
        """What the dashboard says.

        >>> week_on(date(2027, 1, 4), date(2027, 1, 20)).in_words()
        'Week 3 of 8'
        """
        if self.number == 0:
            return "Not started"
        if self.has_overrun:
            return f"{self.weeks_over} week{'' if self.weeks_over == 1 else 's'} over"
        return f"Week {self.number} of {self.of}"


def week_on(started_on: date, day: date, weeks: int = USUAL_WEEKS) -> Week:
    """The project's week on a day: the day it starts is the first day of week 1.

    For a finished project, give the day its report was published.
    Raises ValueError for a project of no weeks.
    """
    if weeks < 1:
        raise ValueError("A project needs at least one week.")
    days = (day - started_on).days
    return Week(0 if days < 0 else days // DAYS_IN_A_WEEK + 1, weeks)


def due_on(started_on: date, weeks: int = USUAL_WEEKS) -> date:
    """The last day of the last week.

    >>> due_on(date(2027, 1, 4))
    datetime.date(2027, 2, 28)
    """
    if weeks < 1:
        raise ValueError("A project needs at least one week.")
    return started_on + timedelta(days=weeks * DAYS_IN_A_WEEK - 1)
