"""How this room joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo
from core.access.permissions import Role, allow
from core.navigation import Side, in_menu
from core.schedule import timed
from engagement.customers.timeline import timeline
from engagement.feedback import demo as demo_cases
from engagement.feedback import figures, following, jobs, models, origins, targets
from engagement.feedback.cli import commands
from engagement.feedback.routes import customer, public, settings, staff
from engagement.voices.outcomes import known_persons, outcomes

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    allow("cases.see", _l("see questions, praise and safety concerns"), Role.OFFICER, Role.COMPLAINTS)
    allow("cases.handle", _l("handle complaints"), Role.COMPLAINTS)
    allow("cases.sensitive", _l("see cases about danger at home and other private things"), Role.COMPLAINTS)
    allow("cases.own", _l("see their own cases"), Role.CUSTOMER)
    targets.declare_settings()
    for pages in (public.blueprint, staff.blueprint, customer.blueprint, settings.blueprint):
        app.register_blueprint(pages)
    in_menu(Side.PUBLIC, _l("Tell us"), "tell_us.start", 10)
    in_menu(Side.PUBLIC, _l("Your cases"), "my_cases.mine", 60, "cases.own")
    in_menu(
        Side.STAFF,
        _l("Complaints rules"),
        "complaint_settings.complaints",
        91,
        "settings.change",
        is_minor=True,
    )
    in_menu(Side.STAFF, _l("Cases"), "cases.inbox", 10, "cases.see")
    outcomes.add("feedback", following.what_came_of)
    known_persons.add("feedback", following.knows)
    timeline.add("feedback", following.moments)
    origins.register()
    figures.register()
    timed(
        "chase-late-cases",
        _l("Reminds owners of cases that are due or late"),
        jobs.chase_late_cases,
        hour=7,
        minute=30,
    )
    timed(
        "tell-of-danger",
        _l("Tells staff of safety concerns where somebody is in danger"),
        jobs.tell_of_danger,
        minute="*/5",
    )
    timed(
        "shuffle-cases",
        _l("Hides the order in which cases came"),
        jobs.shuffle_cases,
        hour="1,7,13,19",
        minute=25,
    )
    app.cli.add_command(commands)
    demo.plays("What customers told us", 60, demo_cases.play)
