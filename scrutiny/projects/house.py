"""How scrutiny projects join the app."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from core import demo, settings
from core.access.permissions import COMMITTEE, Role, allow
from core.errors import Refused
from core.navigation import Side, homes, in_menu
from scrutiny.projects import demo as projects_demo
from scrutiny.projects import figures, following, models
from scrutiny.projects.routes import committee, panel, proposing, public, staff, writing

__all__ = ["models", "register", "writing"]


def register(app: Flask) -> None:
    allow("projects.decide", _l("decide which topics customers look into"), COMMITTEE)
    allow("projects.commission", _l("commission a scrutiny project"), Role.CHAIR)
    allow("projects.gather", _l("write for a panel they are on"), Role.POOL)
    allow("projects.answer", _l("answer what a panel recommends"), Role.OFFICER, Role.ADMINISTRATOR)
    settings.declare(
        "projects.answer_within_days",
        20,
        _l("Working days the landlord has to answer a scrutiny report"),
        _check_days,
    )
    for pages in (public, proposing, panel, committee, staff):
        app.register_blueprint(pages.blueprint)
    in_menu(Side.PUBLIC, _l("Scrutiny"), "scrutiny.all_projects", 40)
    in_menu(Side.MEMBER, _l("My projects"), "panel.my_projects", 10, "projects.gather")
    in_menu(Side.MEMBER, _l("Scrutiny"), "scrutiny.all_projects", 40)
    in_menu(Side.STAFF, _l("Scrutiny"), "manage_scrutiny.all_projects", 50, "projects.answer", is_minor=True)
    homes.add("pool", "panel.my_projects")
    figures.register()
    following.register()
    demo.plays("scrutiny", 90, projects_demo.play)


def _check_days(value: Any) -> None:
    if not isinstance(value, int) or not 1 <= value <= 250:
        raise Refused(_("Give a number of working days, from 1 to 250"))
