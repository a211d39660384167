"""How actions join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import COMMITTEE, Role, allow
from core.front.routes import front_page_parts
from core.navigation import Side, in_menu
from engagement.actions import demo as actions_demo
from engagement.actions import figures, following
from engagement.actions.routes import committee, public, staff
from engagement.voices.outcomes import outcomes


def register(app: Flask) -> None:
    allow(
        "actions.open",
        _l("say what the landlord will do, and give news of it"),
        Role.OFFICER,
        Role.COMPLAINTS,
    )
    allow("actions.judge", _l("give the committee's word on what is done"), COMMITTEE)
    for pages in (public.blueprint, staff.blueprint, committee.blueprint):
        app.register_blueprint(pages)
    in_menu(Side.PUBLIC, _l("You said, we did"), "actions.all_entries", 20)
    in_menu(Side.STAFF, _l("Actions"), "manage_actions.all_actions", 40, "actions.open")
    in_menu(Side.MEMBER, _l("Actions"), "check_actions.all_to_check", 30, "actions.judge")
    front_page_parts.add("actions", public.on_the_front_page)
    outcomes.add("actions", following.outcomes)
    figures.register()
    demo.plays("what we said we would do", 65, actions_demo.play)
