"""A customer's own sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.themes import queries
from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind


class PullQuote(Kind):
    """Words that staff have passed for everybody to read. It stands only while they still are."""

    name = "quote"
    label = _l("A customer's words")
    what = _l("One approved quote, set large.")
    asks = ("theme", "words")

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        theme = queries.by_slug(section.choices.get("theme", ""))
        return {
            "words": section.choices.get("words", ""),
            "theme": theme.name if theme else "",
            "is_approved": is_approved(section),
        }

    def troubles(self, section: Section) -> list[str]:
        if is_approved(section):
            return []
        words = section.choices.get("words", "")
        if not words:
            return [_("No quote is chosen here.")]
        return [_("The quote “%(words)s” is no longer approved, or its words have changed.", words=words)]


def is_approved(section: Section) -> bool:
    theme = queries.by_slug(section.choices.get("theme", ""))
    return theme is not None and section.choices.get("words") in queries.quotes_of(theme)


def choices() -> list[tuple[str, str, str]]:
    """(theme's slug, theme's name, words) of everything that may be quoted."""
    return [
        (theme.slug, theme.name, words)
        for theme in queries.signed_off_themes()
        for words in queries.quotes_of(theme)
    ]
