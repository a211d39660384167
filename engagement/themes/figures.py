"""The numbers themes answer for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Figure, UnknownFigure, name_figure
from engagement.themes import queries
from engagement.themes.models import Theme
from engagement.themes.showing import TOO_FEW


def register() -> None:
    name_figure("themes.customers", _l("How many customers spoke of a theme"), customers)
    name_figure("themes.comments", _l("How many comments belong to a theme"), comments)
    name_figure("themes.unhappy", _l("Share of a theme's comments that are unhappy"), unhappy)
    name_figure("themes.change", _l("How a theme moved in the last two months"), change)
    name_figure("themes.signed_off", _l("How many themes a person has checked"), signed_off)
    name_figure("themes.no_theme", _l("How many comments have no theme yet"), no_theme)


def _theme(slug: str) -> Theme:
    theme = queries.by_slug(slug)
    if theme is None:
        raise UnknownFigure(f"There is no theme at “{slug}”.")
    return theme


def _days(since: str, until: str) -> tuple[date | None, date | None]:
    try:
        return (date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
    except ValueError as error:
        raise UnknownFigure("Write the days like 2026-04-01.") from error


def _weighed(theme: str, since: str, until: str) -> tuple[Theme, queries.Weighed | None, int]:
    found, (first, last) = _theme(theme), _days(since, until)
    all_of = queries.totals(since=first, until=last).all
    return (
        found,
        next((w for w in queries.weighed(since=first, until=last) if w.theme.id == found.id), None),
        all_of,
    )


def customers(theme: str, since: str = "", until: str = "") -> Figure:
    found, weighed, base = _weighed(theme, since, until)
    return _count(
        found, weighed.voices if weighed else 0, base, "Customers with at least one comment in the theme."
    )


def comments(theme: str, since: str = "", until: str = "") -> Figure:
    found, weighed, base = _weighed(theme, since, until)
    return _count(found, weighed.remarks if weighed else 0, base, "Comments in the theme.")


def _count(theme: Theme, value: int, base: int, how: str) -> Figure:
    few = 0 < value < TOO_FEW
    return Figure(
        value=None if few else value, unit="count", as_at=clock.today(), base=base, held_back=few, title=theme.name,
        how=f"{how} A person's placing counts before the computer's.", link=f"/themes/{theme.slug}",
    )  # fmt: skip


def unhappy(theme: str, since: str = "", until: str = "") -> Figure:
    found, weighed, _base = _weighed(theme, since, until)
    base = weighed.remarks if weighed else 0
    return Figure(
        value=Fraction(weighed.mood["bad"], base) if weighed and base >= 10 else None, unit="share",
        as_at=clock.today(), base=base, held_back=0 < base < 10, title=found.name, link=f"/themes/{found.slug}",
        how="Comments the computer reads as unhappy, of all in the theme..",
    )  # fmt: skip


def change(theme: str) -> Figure:
    """More, fewer or about the same, in words; called a change only when it is more than chance."""
    found = _theme(theme)
    moved = queries.movements().get(found.id)
    words = {"up": "more than before", "down": "fewer than before"}
    value = (
        None
        if moved is None
        else words.get(moved.direction, "about the same")
        if moved.is_change
        else "about the same"
    )
    return Figure(
        value=value, unit="text", as_at=clock.today(), base=moved.recent[0] if moved else 0, title=found.name,
        how="Its share of all comments in the last two months, beside the months before. "
        + (f"Tested with {moved.test}." if moved else ""), link=f"/themes/{found.slug}",
    )  # fmt: skip


def signed_off() -> Figure:
    return Figure(
        value=len(queries.signed_off_themes()),
        unit="count",
        as_at=clock.today(),
        how="Themes a person has checked and signed off.",
    )


def no_theme(since: str = "", until: str = "") -> Figure:
    first, last = _days(since, until)
    found = queries.totals(since=first, until=last)
    return Figure(
        value=found.without, unit="count", as_at=clock.today(), base=found.all,
        how="Comments that say something and that fit no theme, of all comments.",
    )  # fmt: skip
