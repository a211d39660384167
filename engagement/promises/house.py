"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import Role, allow
from core.navigation import Side, in_menu
from engagement.promises import models
from engagement.promises.cli import commands
from engagement.promises.demo import make_promises
from engagement.promises.routes import blueprint

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.cli.add_command(commands)
    allow("promises.change", _l("change the charter"), Role.OFFICER, Role.ADMINISTRATOR)
    in_menu(Side.PUBLIC, _l("Our promises"), "promises.promises", 30)
    in_menu(Side.MEMBER, _l("Charter"), "promises.promises", 50)
    in_menu(Side.STAFF, _l("Charter"), "promises.promises", 70, is_minor=True)
    demo.plays("The charter", 30, make_promises)
