"""Working days in England: Monday to Friday, less bank holidays and a landlord's own closures.

The day something happens is day 0, so a limit of five working days ends on the
fifth working day after it. The Complaint Handling Code does not define the
term; this is the reading Awaab's Law spells out, and the strictest fair one.
Bank holidays come from the `holidays` package. A one-off royal holiday that it
does not know yet is passed in as a closure.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5
FIRST_YEAR, LAST_YEAR = 1974, 2200  # the English bank holidays of today began in 1974


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> tuple[date, ...]:
    """The bank holidays of England and Wales that fall on a weekday, in order.

    >>> [f"{day:%-d %b}" for day in bank_holidays(2027)][-2:]
    ['27 Dec', '28 Dec']
    """
    import holidays  # imported here because most commands never count a day

    known = holidays.country_holidays("GB", subdiv="ENG", years=year)
    return tuple(sorted(day for day in known if day.weekday() < SATURDAY))


def is_working_day(day: date, closures: Collection[date] = ()) -> bool:
    """Is the office open on this day? `closures` are the landlord's own extra days off.

    >>> is_working_day(date(2026, 12, 25)), is_working_day(date(2026, 12, 29))
    (False, True)
    """
    _check(day)
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year) and day not in closures


def add_working_days(day: date, n: int, closures: Collection[date] = ()) -> date:
    """The n-th working day after `day`; `day` itself is day 0, working or not.

    Raises ValueError for a negative n, or for years the calendar does not cover.

    >>> add_working_days(date(2026, 12, 21), 5)
    datetime.date(2026, 12, 30)
    """
    _check(day)
    if n < 0:
        raise ValueError("Working days are counted forwards, so the number must be 0 or more.")
    while n > 0:
        day += ONE_DAY
        if is_working_day(day, closures):
            n -= 1
    return day


def working_days_between(start: date, end: date, closures: Collection[date] = ()) -> int:
    """How many working days `end` is after `start`; negative when it is before.

    >>> working_days_between(date(2026, 12, 21), date(2026, 12, 30))
    5
    """
    _check(start)
    _check(end)
    if end < start:
        return -working_days_between(end, start, closures)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, closures) for day in days)


def _check(day: date) -> None:
    if isinstance(day, datetime):
        # A moment has a time zone, and near midnight its day depends on it. The caller decides.
        raise TypeError("Working days are counted in days. Turn the moment into a London day first.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"The calendar covers the years {FIRST_YEAR} to {LAST_YEAR}.")
