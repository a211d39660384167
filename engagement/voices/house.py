"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo, tasks
from core.access.permissions import STAFF, Role, allow
from core.navigation import Side, in_menu
from core.schedule import timed
from engagement.voices import jobs, models
from engagement.voices.cli import commands
from engagement.voices.demo import read_the_cards
from engagement.voices.import_task import IMPORT, import_file
from engagement.voices.routes import following, reading, uploading

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    allow("voices.read", _l("read what was said"), STAFF)
    allow("voices.show", _l("pass words for others to read"), STAFF)
    allow("voices.import", _l("bring in comments from elsewhere"), Role.OFFICER, Role.ADMINISTRATOR)
    for pages in (following, reading, uploading):
        app.register_blueprint(pages)
    app.cli.add_command(commands)
    tasks.kinds.add(IMPORT, import_file)
    in_menu(Side.PUBLIC, _l("What came of it"), "voices.follow", 40)
    in_menu(Side.STAFF, _l("What was said"), "voices_read.index", 30, "voices.read")
    timed(
        "shuffle-voices",
        _l("Hides the order in which things were said"),
        jobs.shuffle_voices,
        hour="1,7,13,19",
        minute=20,
    )
    demo.plays("Comment cards", 60, read_the_cards)
