"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core.access.permissions import STAFF, Role, allow
from core.schedule import timed
from engagement.voices import jobs, models

__all__ = ["models", "register"]


def register(_app: Flask) -> None:
    allow("voices.read", _l("read what was said"), STAFF)
    allow("voices.import", _l("bring in comments from elsewhere"), Role.OFFICER, Role.ADMINISTRATOR)
    timed(
        "shuffle-voices",
        _l("Hides the order in which things were said"),
        jobs.shuffle_voices,
        hour="1,7,13,19",
        minute=20,
    )
