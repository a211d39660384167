"""Themes as pages show them: how well a comment fits, months side by side, movement in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _

from core.documents.charts import Point
from core.figures import rounded
from engagement.themes import queries
from engagement.themes.models import Coding, PersonCoding, Theme
from engagement.voices.models import Kind


def KIND_NAMES() -> dict[Kind, str]:
    return {
        Kind.SURVEY: _("Surveys"),
        Kind.CONSULTATION: _("Consultations"),
        Kind.COMPLAINT: _("Complaints"),
        Kind.COMPLIMENT: _("Praise"),
        Kind.ENQUIRY: _("Questions"),
        Kind.CONCERN: _("Safety concerns"),
        Kind.CALL: _("Telephone calls"),
        Kind.IMPORT: _("Gathered elsewhere"),
        Kind.SCRUTINY: _("Scrutiny"),
    }


def fit_of(coding: Coding | None, by_person: PersonCoding | None) -> int | None:
    """1 (hardly) to 4 (very well); a person's placing always fits very well."""
    if by_person is not None:
        return 4
    if coding is None or coding.theme_id is None:
        return None
    return (
        4 if coding.strength >= 550 else 3 if coding.strength >= 400 else 2 if coding.strength >= 250 else 1
    )


def mood_of(weighed: queries.Weighed) -> tuple[int, int, int]:
    """Unhappy, mixed (with neither), happy: they add up to all."""
    mood = weighed.mood
    return mood["bad"], mood["mixed"] + mood["neither"], mood["good"]


@dataclass(frozen=True)
class Month:
    """A month of a theme: its comments, all comments that say something, and how many in 100."""

    first: date
    count: int
    total: int

    @property
    def name(self) -> str:
        return format_date(self.first, "MMMM y")

    @property
    def short_name(self) -> str:
        return format_date(self.first, "MMM")

    @property
    def in_100(self) -> float:
        return 100 * self.count / self.total if self.total else 0.0


def month_table(theme: Theme, most: int = 13) -> list[Month]:
    """The last months, oldest first. A month in which nobody said anything has a row too."""
    per_theme, per_month = queries.counts_by_month()
    if not per_month:
        return []
    mine = per_theme.get(theme.id, {})
    months = _every_month(min(per_month), max(per_month))[-most:]
    return [
        Month(date.fromisoformat(f"{month}-01"), mine.get(month, 0), per_month.get(month, 0))
        for month in months
    ]


def _every_month(first: str, last: str) -> list[str]:
    months, (year, month) = [first], map(int, first.split("-"))
    while months[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        months.append(f"{year:04d}-{month:02d}")
    return months


TOO_FEW = 5


def points(months: list[Month], *, for_everybody: bool = True) -> list[Point]:
    """The picture's points. Everybody's picture leaves out months with 1 to 4 comments about the theme,
    because a share of a known whole gives the count away."""
    shown = [m for m in months if not (for_everybody and 0 < m.count < TOO_FEW)]
    return [Point(month.short_name, round(month.in_100, 1)) for month in shown]


def movement_words(theme: Theme) -> tuple[str, str]:
    """The finding in a sentence, and how it was tested."""
    moved = queries.movements().get(theme.id)
    if moved is None or moved.share_recently is None or moved.share_before is None:
        return _("There is too little to say how this moves."), ""
    now, then = rounded(moved.share_recently * 100), rounded(moved.share_before * 100)
    if not moved.is_change:
        said = _(
            "About the same: %(now)s in 100 comments lately, %(then)s in 100 before.", now=now, then=then
        )
    elif moved.direction == "up":
        said = _(
            "More people say this: %(now)s in 100 comments lately, %(then)s in 100 before.",
            now=now,
            then=then,
        )
    else:
        said = _(
            "Fewer people say this: %(now)s in 100 comments lately, %(then)s in 100 before.",
            now=now,
            then=then,
        )
    how = _("We compare the last two months with the months before. Test: %(test)s.", test=moved.test)
    return said, how
