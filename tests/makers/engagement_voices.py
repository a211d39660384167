"""Voices, for tests."""

from __future__ import annotations

from typing import Any

from core.database import db
from engagement.voices import services
from engagement.voices.models import Kind, Voice


def a_voice(*words: str, **changes: Any) -> Voice:
    """A voice that said these words (a fixed sentence if none are given)."""
    remarks = [("", text) for text in words or ("The lift at Elm Court keeps breaking.",)]
    said = {"kind": Kind.SURVEY, "source": "survey:tsm-2026", "remarks": remarks, **changes}
    voice = services.hear(**said)
    db.session.commit()
    return voice
