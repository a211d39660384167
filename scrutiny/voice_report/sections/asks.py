"""What the committee asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind


class Asks(Kind):
    """A numbered list of what should happen next."""

    name = "asks"
    label = _l("What we ask for next")
    what = _l("A numbered list: what, by whom, by when.")
    asks = ("asked",)
    spoken = ("asked",)

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        lines = str(section.choices.get("asked", "")).splitlines()
        return {"asks": [line.strip() for line in lines if line.strip()]}
