"""How questionnaires join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core.access.permissions import COMMITTEE, STAFF, Role, allow
from core.navigation import Side, in_menu
from surveys.questionnaires import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    from surveys.questionnaires.routes import blueprint

    app.register_blueprint(blueprint)
    allow("questionnaires.see", _l("see surveys being made"), STAFF, COMMITTEE)
    allow("questionnaires.build", _l("make, open and close surveys"), Role.OFFICER, Role.ADMINISTRATOR)
    in_menu(Side.STAFF, _l("Surveys"), "questionnaires.surveys", 30, "questionnaires.see")
