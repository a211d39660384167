"""The words people read for kinds and sources."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.voices.models import Kind

KINDS: dict[Kind, Any] = {
    Kind.SURVEY: _l("Survey"),
    Kind.CONSULTATION: _l("Consultation"),
    Kind.COMPLAINT: _l("Complaint"),
    Kind.COMPLIMENT: _l("Praise"),
    Kind.ENQUIRY: _l("Question"),
    Kind.CONCERN: _l("Building safety"),
    Kind.CALL: _l("Phone call"),
    Kind.IMPORT: _l("Gathered elsewhere"),
    Kind.SCRUTINY: _l("Scrutiny"),
}


def source_words(source: str) -> str:
    """A source as people read it: `survey:tsm-2026` is "Survey: tsm 2026"."""
    kind, _colon, name = source.partition(":")
    kinds = {
        "survey": _("Survey"),
        "consultation": _("Consultation"),
        "import": _("Brought in"),
        "feedback": _("Tell us"),
        "scrutiny": _("Scrutiny"),
        "calls": _("Phone calls"),
    }
    words = kinds.get(kind, kind.replace("-", " "))
    return f"{words}: {name.replace('-', ' ')}" if name else words
