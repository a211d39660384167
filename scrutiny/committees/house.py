"""How the committee's room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import Role, allow
from scrutiny.committees import demo as committee_demo
from scrutiny.committees import figures, models
from scrutiny.committees.routes import blueprint

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    allow("committees.plan", _l("plan meetings of the committee, and write them up"), Role.CHAIR)
    app.register_blueprint(blueprint)
    figures.register()
    demo.plays("the committee's meetings", 89, committee_demo.play)
