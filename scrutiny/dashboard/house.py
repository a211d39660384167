"""How the dashboard joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core.access.permissions import COMMITTEE, allow
from core.navigation import Side, homes, in_menu
from scrutiny.dashboard.routes import blueprint


def register(app: Flask) -> None:
    allow("dashboard.see", _l("see the committee's first page"), COMMITTEE)
    app.register_blueprint(blueprint)
    in_menu(Side.MEMBER, _l("This week"), "dashboard.this_week", 10, "dashboard.see")
    homes.add(Side.MEMBER, "dashboard.this_week")
