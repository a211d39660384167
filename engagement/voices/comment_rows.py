"""A row of a file of comments: its words, its day, and what is wrong with it. Plain values in and out."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import lru_cache

from flask_babel import gettext as _

from core import clock
from core.csv_files import Row
from engagement.voices.models import Kind
from engagement.voices.services import Said

LONGEST = 20_000
DAYS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y/%m/%d",
    "%Y%m%d",
)
TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
OLDEST = date(1990, 1, 1)


class BadRow(Exception):
    """Why a row cannot be heard, as a sentence."""


@dataclass(frozen=True)
class Mapping:
    """Which column holds what. `text` must be named; the others may be left out."""

    text: str | None
    date: str | None = None
    question: str | None = None
    place: str | None = None

    @property
    def columns(self) -> dict[str, str | None]:
        return asdict(self)


def read_row(row: Row, mapping: Mapping) -> Said | None:
    """What a row says, or None where it says nothing.

    Raises BadRow when its parts do not fit the heading, its words are not
    usable, or its day is missing, not a day, or still to come.
    """
    if row.problem:
        raise BadRow(row.problem)
    text = row.cells[mapping.text or ""]
    if not text.strip():
        return None
    if len(text) > LONGEST:
        raise BadRow(_("The comment is longer than %(longest)s letters.", longest=f"{LONGEST:,}"))
    question = row.cells[mapping.question] if mapping.question else ""
    place = row.cells[mapping.place] if mapping.place else ""
    day = read_day(row.cells[mapping.date]) if mapping.date else None
    return Said(Kind.IMPORT, "", [(question, _without_controls(text))], heard_on=day, place=place or None)


def read_day(text: str) -> date:
    """A day as people and computers write it; a time after it is left away. The day comes before the month.

    Raises BadRow for anything else, and for days that have not come.

    >>> read_day("31/03/2026"), read_day("2026-03-31T10:15:00Z")
    (datetime.date(2026, 3, 31), datetime.date(2026, 3, 31))
    """
    plain = TIME.sub("", text.strip())
    if not plain:
        raise BadRow(_("The day is missing."))
    day = _day_in(plain)
    if day is None:
        raise BadRow(_("“%(text)s” is not a day. Write it like 31/03/2026.", text=text[:40]))
    if day > clock.today():
        raise BadRow(_("The day %(text)s has not come yet.", text=text))
    if day < OLDEST:
        raise BadRow(_("The day %(text)s is too long ago.", text=text))
    return day


@lru_cache(maxsize=4096)
def _day_in(text: str) -> date | None:
    for pattern in DAYS:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _without_controls(text: str) -> str:
    return "".join(
        letter for letter in text if letter in "\n\t" or (ord(letter) >= 32 and ord(letter) != 127)
    )
