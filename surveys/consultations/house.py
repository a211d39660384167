"""How consultations join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import COMMITTEE, STAFF, Role, allow
from core.front.routes import front_page_parts
from core.navigation import Side, in_menu
from engagement.actions import origins
from engagement.promises import measures
from engagement.voices.outcomes import gives_news, outcomes
from surveys.consultations import figures, following, models
from surveys.fieldwork import links_of_rooms

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    from surveys.consultations.demo import ask_before_deciding, tie_to_actions
    from surveys.consultations.routes import blueprint
    from surveys.consultations.routes.reading import on_the_front_page

    app.register_blueprint(blueprint)
    allow("consultations.see", _l("see consultations being made"), STAFF, COMMITTEE)
    allow("consultations.run", _l("make, open and decide consultations"), Role.OFFICER, Role.ADMINISTRATOR)
    in_menu(Side.PUBLIC, _l("Have your say"), "consultations.have_your_say", 5)
    in_menu(Side.STAFF, _l("Consultations"), "consultations.manage_all", 31, "consultations.see")
    front_page_parts.add("open consultations", on_the_front_page)
    links_of_rooms.homes.add("consultation", "consultations.manage")
    outcomes.add("consultations", following.outcomes)
    gives_news.add("consultations", following.gives_news)
    origins.origins.add(following.KIND, following.origin)
    origins.origins_of_voice.add(following.KIND, following.references_of)
    origins.open_to_action.add(following.KIND, following.open_to_action)
    measures.about.add("consultations", following.about_a_promise)
    figures.register()
    demo.plays("consultations", 50, ask_before_deciding)
    demo.plays("what came of consultations", 66, tie_to_actions)
