"""Is an action late, and by how much? Worked out from its dates."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOON = 14  # days before the due day from which it is called due soon


class Timing(StrEnum):
    """How an action stands against its due day."""

    ON_TIME = "on time"
    DUE_SOON = "due soon"
    LATE = "late"
    DONE_ON_TIME = "done on time"
    DONE_LATE = "done late"


@dataclass(frozen=True)
class Lateness:
    """How an action stands; `days` past its due day, and below 0 before it."""

    timing: Timing
    days: int

    @property
    def is_late(self) -> bool:
        """Is it still open past its due day?"""
        return self.timing is Timing.LATE

    def in_words(self) -> str:
        """What the tracker says.

        >>> lateness(date(2027, 3, 1), on=date(2027, 3, 4)).in_words()
        '3 days late'
        """
        count = f"{abs(self.days)} day{'' if abs(self.days) == 1 else 's'}"
        if self.timing is Timing.LATE:
            return f"{count} late"
        if self.timing is Timing.DONE_LATE:
            return f"Done {count} late"
        if self.timing is Timing.DONE_ON_TIME:
            return "Done on time"
        return "Due today" if self.days == 0 else f"Due in {count}"


def lateness(due_on: date, *, on: date, done_on: date | None = None) -> Lateness:
    """How an action stands on a day. It may be done on its due day and still be on time.

    An action done after `on` was not done yet on that day.
    """
    if done_on is not None and done_on <= on:
        days = (done_on - due_on).days
        return Lateness(Timing.DONE_LATE if days > 0 else Timing.DONE_ON_TIME, days)
    days = (on - due_on).days
    if days > 0:
        return Lateness(Timing.LATE, days)
    return Lateness(Timing.DUE_SOON if days >= -SOON else Timing.ON_TIME, days)
