"""What many said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Quotation
from engagement.themes import queries
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown, key_of
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind, last_and_first

FEWEST, USUAL, MOST = 1, 5, 12


class Themes(Kind):
    """The largest themes of the year that a person has checked, each with its count and an approved quote."""

    name = "themes"
    label = _l("What many said")
    what = _l("The largest themes of the year, each with how many said it and one quote.")
    asks = ("how_many",)
    words_depend = False

    def drawn(self, section: Section) -> list[Quotation]:
        found = []
        for theme in self._themes(section):
            found.append(_customers(theme, section))
            if _is_this_year(section):
                found.append(_change(theme))
        return found

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        rows = []
        for theme in self._themes(section):
            quotes = queries.quotes_of(theme)
            moved = figures.get(key_of(_change(theme)), {})
            rows.append(
                {
                    "name": theme.name,
                    "link": f"/themes/{theme.slug}",
                    "key": key_of(_customers(theme, section)),
                    "quote": quotes[0] if quotes else None,
                    "moved": moved.get("text") if moved.get("value") else None,
                }
            )
        return {"themes": rows}

    def _themes(self, section: Section) -> list[Any]:
        first, last = years.bounds(section.report.year)
        wanted = int(section.choices.get("how_many") or USUAL)
        found = [w.theme for w in queries.weighed(since=first, until=last) if w.theme.signed_off_on]
        return found[:wanted]


def _customers(theme: Any, section: Section) -> Quotation:
    return Quotation("", "themes.customers", {"theme": theme.slug, **last_and_first(section)})


def _change(theme: Any) -> Quotation:
    return Quotation("", "themes.change", {"theme": theme.slug})


def _is_this_year(section: Section) -> bool:
    """A movement is of the last two months, so it belongs only in the report of the year we are in."""
    return section.report.year == years.year_of(clock.today())
