"""How often the committee met."""

from __future__ import annotations

from datetime import date

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Figure, UnknownFigure, name_figure
from scrutiny.committees import queries


def register() -> None:
    name_figure("committees.meetings", _l("Committee meetings held"), meetings)


def between(since: str, until: str) -> tuple[date, date]:
    """Two days from a figure's words; an empty one leaves that end open. Raises UnknownFigure."""
    try:
        first = date.fromisoformat(since) if since else date.min
        last = date.fromisoformat(until) if until else date.max
    except ValueError as error:
        raise UnknownFigure("Write the days like 2026-04-01.") from error
    return first, last


def meetings(since: str = "", until: str = "") -> Figure:
    """Meetings of the committee that have taken place."""
    found = queries.held_between(*between(since, until))
    return Figure(
        value=len(found), unit="count", as_at=clock.today(), link="/meetings",
        how="Meetings of the customer committee with a day in this time, up to today.",
    )  # fmt: skip
