"""The words people read for kinds and sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from core.registry import Registry
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


# Rooms above know what their sources are called: `survey:tsm-2026` is "How are we doing?".
titles: Registry[Callable[[str], str | None]] = Registry("voices.titles")


def source_words(source: str, kind: Kind | None = None) -> str:
    """A source as people read it, with its kind before it unless the source says that already."""
    title = next((words for tell in titles if (words := tell(source))), None)
    group, _colon, name = source.partition(":")
    groups = {
        "survey": _("Survey"),
        "consultation": _("Consultation"),
        "import": _("Brought in"),
        "scrutiny": _("Scrutiny"),
    }
    before = groups.get(group) or str(KINDS.get(kind, group.replace("-", " ")) if kind else _("Tell us"))
    after = title or name.replace("-", " ")
    return f"{before}: {after}" if after else before
