"""How ballots join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from core import schedule, settings, tasks
from core.access.permissions import Role, allow
from core.errors import Refused
from core.front.routes import front_page_parts
from core.navigation import Side, in_menu
from surveys.ballots import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    from surveys.ballots import jobs, working
    from surveys.ballots.routes import blueprint

    app.register_blueprint(blueprint)
    allow("ballots.run", _l("make votes, open and close them"), Role.OFFICER, Role.ADMINISTRATOR)
    allow(
        "ballots.enter",
        _l("help voters, give new codes, and write down votes from paper"),
        Role.OFFICER,
        Role.COMPLAINTS,
        Role.ADMINISTRATOR,
    )
    in_menu(Side.STAFF, _l("Votes"), "ballots.manage_all", 33, "ballots.enter")
    front_page_parts.add("open ballots", _open_ballots)
    settings.declare(
        "ballots.smallest_group",
        10,
        _l("The fewest voters of which a vote says more than that there were some"),
        _two_or_more,
    )
    tasks.kinds.add("send-ballot-codes", working.send_codes)
    schedule.timed(
        "shuffle-votes",
        _l("Closes votes whose time is up, and hides the order in which votes came"),
        jobs.shuffle_votes,
        minute="*",
    )


def _two_or_more(value: int) -> None:
    if not isinstance(value, int) or value < 2:
        raise Refused(_("Give a number of 2 or more"))


def _open_ballots() -> Markup:
    from flask import render_template

    from surveys.ballots.queries import open_ballots

    found = open_ballots()
    if not found:
        return Markup()
    return Markup(render_template("surveys/ballots/_on_the_front_page.html", ballots=found))  # noqa: S704 - ours
