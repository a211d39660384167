"""Pages that belong to no room."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from core import demo, navigation
from core.access import anyone, me, needs
from core.access.permissions import ROLES, Role
from core.accounts.routes import home_of, let_in
from core.database import db
from core.registry import Registry
from core.tasks import Task

blueprint = Blueprint("front", __name__)
# What rooms show on the first page: each gives its own piece of HTML, or nothing when there is none.
front_page_parts: Registry[Callable[[], Markup]] = Registry("front page")


@blueprint.get("/")
@anyone
def home() -> ResponseReturnValue:
    return render_template("core/front/home.html", parts=[part() for part in front_page_parts])


@blueprint.get("/demo")
@anyone
def demo_door() -> ResponseReturnValue:
    _only_in_the_demo()
    people = [(role, ROLES[role], demo.person(role)) for role in Role]
    return render_template("core/front/demo.html", people=people)


@blueprint.post("/demo/<role>")
@anyone
def demo_as(role: str) -> ResponseReturnValue:
    _only_in_the_demo()
    account = demo.person(Role(role)) if role in set(Role) else None
    if account is None:
        abort(404)
    let_in(account)
    return redirect(home_of(account))


@blueprint.get("/design")
@anyone
def design() -> ResponseReturnValue:
    if not current_app.config["DEMO_ALLOWED"]:
        abort(404)
    from core.design import examples

    return render_template("design.html", example=examples())


@blueprint.get("/languages")
@anyone
def languages() -> ResponseReturnValue:
    return render_template("core/front/languages.html")


@blueprint.get("/privacy")
@anyone
def privacy() -> ResponseReturnValue:
    return render_template("core/front/privacy.html")


@blueprint.get("/accessibility")
@anyone
def accessibility() -> ResponseReturnValue:
    return render_template("core/front/accessibility.html")


@blueprint.get("/manage/tasks/<int:task_id>")
@needs("tasks.see")
def task(task_id: int) -> ResponseReturnValue:
    found = db.get_or_404(Task, task_id)
    if found.state == "done" and found.result.get("url"):
        return redirect(found.result["url"])
    return render_template("core/front/task.html", task=found)


@blueprint.get("/manage")
@needs("tasks.see")
def manage() -> ResponseReturnValue:
    return redirect(url_for(navigation.home_endpoint(me())))


def _only_in_the_demo() -> None:
    if not current_app.config["DEMO_ALLOWED"] or not demo.is_loaded():
        abort(404)
