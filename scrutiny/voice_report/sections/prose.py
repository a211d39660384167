"""The committee's own words."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from scrutiny.voice_report.sections.kind import Kind


class Prose(Kind):
    name = "prose"
    label = _l("Our words")
    what = _l("Text, with figures in it.")
