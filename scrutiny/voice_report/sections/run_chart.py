"""Satisfaction over the years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from core.figures import Quotation, UnknownFigure
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown, key_of
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind

YEARS = 6
MEASURE = "results.tsm"


class RunChart(Kind):
    """A measure in the last six years that a survey asked it, with a line where the way of asking changed."""

    name = "run_chart"
    label = _l("Satisfaction over the years")
    what = _l("A measure from the yearly survey, year by year, with how sure it is.")
    asks = ("question", "finding", "changed_in", "before", "after")
    spoken = ("finding",)

    def drawn(self, section: Section) -> list[Quotation]:
        question = section.choices.get("question", "")
        wanted = [years.before(section.report.year, back) for back in range(YEARS - 1, -1, -1)]
        asked = [Quotation("", MEASURE, {"question": question, "year": year}) for year in wanted]
        return [quotation for quotation in asked if _is_known(quotation)]

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        points = [
            {"year": quotation.arguments["year"], "key": key_of(quotation)}
            for quotation in self.drawn(section)
        ]
        return {"points": points, "changed_in": section.choices.get("changed_in") or None}


def _is_known(quotation: Quotation) -> bool:
    try:
        quotation.work_out()
    except UnknownFigure:
        return False
    return True
