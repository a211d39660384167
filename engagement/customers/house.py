"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core.access.permissions import STAFF, Role, allow
from engagement.customers import models

__all__ = ["models", "register"]


def register(_app: Flask) -> None:
    allow("customers.see", _l("look at customers"), STAFF)
    allow("customers.import", _l("bring in lists of customers"), Role.OFFICER, Role.ADMINISTRATOR)
