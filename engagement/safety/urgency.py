"""Danger heard must be judged by a person within the hour.

Awaab's Law counts from the moment a landlord becomes aware (regulation notes
4.1), and words in a comment can be that moment. For words whose writer we know,
the hour starts when they came. An anonymous remark carries no time, on purpose,
so its hour starts when the listening job ran and found it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

JUDGED_WITHIN = timedelta(hours=1)


class Urgency(StrEnum):
    """How an alert stands against its hour."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    JUDGED = "judged in time"
    JUDGED_LATE = "judged late"


@dataclass(frozen=True)
class Alert:
    """When danger was heard and found, and when a person judged it. All times carry their zone.

    `came_at` is None for an anonymous remark. Raises ValueError for times
    without a zone, or a judgement from before the alert.
    """

    found_at: datetime
    came_at: datetime | None = None
    judged_at: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.found_at, self.came_at, self.judged_at):
            if moment is not None and moment.utcoffset() is None:
                raise ValueError("A time needs its time zone, or the hour cannot be counted.")
        if self.judged_at is not None and self.judged_at < self.starts_at:
            raise ValueError("An alert cannot be judged before it is heard.")

    @property
    def starts_at(self) -> datetime:
        """When the hour starts."""
        return self.came_at if self.came_at is not None else self.found_at

    @property
    def judge_by(self) -> datetime:
        """When the hour is up. The clock runs day and night."""
        return self.starts_at + JUDGED_WITHIN

    @property
    def why(self) -> str:
        """Why the hour ends when it does, for the page."""
        if self.came_at is not None:
            return "We have one hour from when it came."
        return "We have one hour from when we found it. The writer is not known, so neither is the time."

    def urgency(self, at: datetime) -> Urgency:
        """How the alert stands at a moment. No alert closes itself."""
        if self.judged_at is not None and self.judged_at <= at:
            return Urgency.JUDGED if self.judged_at <= self.judge_by else Urgency.JUDGED_LATE
        return Urgency.OVERDUE if at > self.judge_by else Urgency.WAITING

    def minutes_left(self, at: datetime) -> int:
        """Whole minutes left, and below 0 once the hour is up."""
        return (self.judge_by - at) // timedelta(minutes=1)
