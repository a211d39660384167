"""One figure, as a card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from core.figures import Quotation
from scrutiny.voice_report.binding import Shown, key_of, quotation_of
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind


class FigureCard(Kind):
    """A named figure with who it is of, how sure it is, and the answers behind it where there are any."""

    name = "figure"
    label = _l("A figure")
    what = _l("One figure as a card, with a picture where it has one.")
    asks = ("figure", "finding")
    spoken = ("finding",)

    def drawn(self, section: Section) -> list[Quotation]:
        quotation = quotation_of(section.choices.get("figure", ""))
        return [quotation] if quotation else []

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        drawn = self.drawn(section)
        return {"key": key_of(drawn[0]) if drawn else None}
