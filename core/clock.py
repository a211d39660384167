"""The only reader of the real clock. Times are kept in UTC and shown in Europe/London."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in London, which is the day a customer would name."""
    return now().astimezone(LONDON).date()


def in_london(moment: datetime) -> datetime:
    """The same moment as a clock in London shows it."""
    return moment.astimezone(LONDON)


def start_of(day: date) -> datetime:
    """The first moment of a London day, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The last second of a London day (23:59:59), in UTC: a deadline of that day has then passed."""
    return datetime.combine(day, time(23, 59, 59), LONDON).astimezone(UTC)
