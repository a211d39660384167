"""How the listening for danger joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core.access.permissions import Role, allow
from core.navigation import Side, in_menu
from core.schedule import timed
from engagement.safety import figures, routes, services
from engagement.voices.outcomes import words_changed


def register(app: Flask) -> None:
    allow("safety.judge", _l("judge words of danger"), Role.OFFICER, Role.COMPLAINTS)
    allow("safety.sensitive", _l("see talk of abuse or self-harm"), Role.COMPLAINTS)
    app.register_blueprint(routes.blueprint)
    in_menu(Side.STAFF, _l("Safety worries"), "alerts.all_alerts", 35, "safety.judge")
    timed("listen-for-danger", _l("Listens for danger in what was said"), services.listen, minute="*/5")
    words_changed.add("safety", services.listen_again)
    figures.register()
