"""How results join the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from core import demo
from core.access.permissions import COMMITTEE, STAFF, Role, allow
from core.front.routes import front_page_parts
from surveys.questionnaires.models import Survey
from surveys.results import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    from surveys.fieldwork.links_of_rooms import survey_links
    from surveys.results import figures
    from surveys.results.cli import add_commands
    from surveys.results.demo import publish_last_year
    from surveys.results.routes import ANSWERS, PUBLISH, SEE, blueprint

    app.register_blueprint(blueprint)
    allow(SEE, _l("see what surveys found"), STAFF, COMMITTEE)
    allow(PUBLISH, _l("publish what surveys found"), Role.OFFICER, Role.ADMINISTRATOR)
    allow(ANSWERS, _l("take a copy of the answers"), Role.OFFICER, Role.ADMINISTRATOR)
    add_commands()
    figures.name_them()
    survey_links.add("results", _link)
    front_page_parts.add("results", _published)
    demo.plays("last year's results", 45, publish_last_year)


def _link(survey: Survey) -> tuple[str, str] | None:
    from flask import url_for
    from flask_babel import gettext as _

    from core.access import may, me

    if survey.opens_at is None or not may(me(), "results.see"):
        return None
    return _("See the results"), url_for("results.manage_results", slug=survey.slug)


def _published() -> Markup:
    from flask import render_template

    from surveys.results.survey_results import all_published

    found = all_published()
    if not found:
        return Markup()
    return Markup(render_template("surveys/results/_published.html", published=found[:3]))  # noqa: S704 - ours
