"""A report is about a year from April to March, written 2026-27."""

from __future__ import annotations

import re
from datetime import date

WRITTEN = re.compile(r"(\d{4})-(\d{2})")


def year_of(day: date) -> str:
    """The year a day is in.

    >>> year_of(date(2027, 3, 31)), year_of(date(2027, 4, 1))
    ('2026-27', '2027-28')
    """
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def bounds(year: str) -> tuple[date, date]:
    """The first and the last day of a year.

    Raises ValueError for anything that is not a year written like 2026-27.

    >>> bounds("2026-27")
    (datetime.date(2026, 4, 1), datetime.date(2027, 3, 31))
    """
    match = WRITTEN.fullmatch(year)
    if match is None or (int(match[1]) + 1) % 100 != int(match[2]) or int(match[1]) < 1900:
        raise ValueError(f"{year!r} is not a year written like 2026-27")
    first = int(match[1])
    return date(first, 4, 1), date(first + 1, 3, 31)


def before(year: str, years: int = 1) -> str:
    """The year some years earlier.

    >>> before("2026-27"), before("2000-01", 2)
    ('2025-26', '1998-99')
    """
    first = bounds(year)[0]
    return year_of(first.replace(year=first.year - years))
