"""How fieldwork joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from core import demo, schedule, tasks
from core.access.permissions import Role, allow
from core.front.routes import front_page_parts
from engagement.voices.outcomes import known_persons
from engagement.voices.words import titles
from surveys.fieldwork import models  # noqa: F401 - its tables
from surveys.fieldwork.queries import knows_who_said_it, title_of


def register(app: Flask) -> None:
    from surveys.fieldwork import jobs, working
    from surveys.fieldwork.cli import commands
    from surveys.fieldwork.demo import ask_for_a_year
    from surveys.fieldwork.routes import blueprint

    app.register_blueprint(blueprint)
    app.cli.add_command(commands)
    allow("fieldwork.run", _l("choose who is asked, and write to them"), Role.OFFICER, Role.ADMINISTRATOR)
    allow(
        "fieldwork.enter",
        _l("write down answers given by phone or on paper"),
        Role.OFFICER,
        Role.COMPLAINTS,
        Role.ADMINISTRATOR,
    )
    tasks.kinds.add("invite-households", working.invite_households)
    tasks.kinds.add("remind-households", working.remind_households)
    schedule.timed(
        "shuffle-answers",
        _l("Hides the order in which answers came"),
        jobs.shuffle_answers,
        hour="0,6,12,18",
        minute=10,
    )
    schedule.timed(
        "drop-old-drafts",
        _l("Deletes drafts of surveys that have closed"),
        jobs.drop_old_drafts,
        hour=3,
        minute=30,
    )
    titles.add("surveys", title_of)
    known_persons.add("surveys", knows_who_said_it)
    demo.plays("a year of surveys", 40, ask_for_a_year)
    front_page_parts.add("open surveys", _open_surveys)


def _open_surveys() -> Markup:
    from flask import render_template

    from surveys.questionnaires.queries import open_surveys

    found = open_surveys()
    if not found:
        return Markup()
    return Markup(render_template("surveys/fieldwork/_open_surveys.html", surveys=found))  # noqa: S704 - ours
