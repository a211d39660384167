"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import STAFF, allow
from core.navigation import Side, in_menu
from engagement.customers import models
from engagement.customers.cli import commands
from engagement.customers.demo import move_in, open_the_office
from engagement.customers.routes import blueprint

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    allow("customers.see", _l("look at customers"), STAFF)
    app.register_blueprint(blueprint)
    in_menu(Side.PUBLIC, _l("How we reach you"), "customers.preferences", 80, "account.own")
    in_menu(Side.STAFF, _l("Customers"), "customers.index", 60, "customers.see", is_minor=True)
    app.cli.add_command(commands)
    demo.plays("People who sign in", 10, open_the_office)
    demo.plays("Homes and customers", 20, move_in)
