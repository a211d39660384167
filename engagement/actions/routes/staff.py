"""Opening actions and telling how they go."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.database import saving
from core.templating import say
from engagement.actions import queries, services
from engagement.actions.forms import OpenActionForm, UpdateForm
from engagement.actions.lateness import State
from engagement.actions.models import Action
from engagement.actions.origins import look_up, open_to_action
from engagement.actions.routes.public import SHOWN_STATES, state_names
from engagement.actions.telling import found_origins, tell
from engagement.customers import queries as customers

blueprint = Blueprint("manage_actions", __name__, url_prefix="/manage/actions")


@blueprint.get("")
@needs("actions.open")
def all_actions() -> ResponseReturnValue:
    today, found = clock.today(), queries.all_actions()
    counts = queries.count_by_state(found, today)
    chosen = State(request.args["state"]) if request.args.get("state") in set(State) else None
    shown = sorted(
        (a for a in found if chosen is None or a.state(today) is chosen),
        key=lambda a: (a.is_ended, a.now_due_on, a.id),
    )
    return render_template(
        "engagement/actions/manage.html",
        entries=[tell(action, today) for action in shown], total=len(found), counts=counts, chosen=chosen,
        names=state_names(), states=SHOWN_STATES,
    )  # fmt: skip


@blueprint.route("/new", methods=["GET", "POST"])
@needs("actions.open")
def new() -> ResponseReturnValue:
    asked = request.args.getlist("from")
    form = OpenActionForm.from_request(origins=asked)
    form.area.choices = [("", _("Everywhere")), *((area, area) for area in customers.areas())]
    form.origins.choices = _possible_origins(asked)
    if form.submitted():
        answers = form.answers
        pairs = [tuple(value.split(":", 1)) for value in answers.pop("origins") or []]
        with form.explaining(), saving():
            action = services.open_action(**answers, origins=pairs, by=me())
            say("good", _("Opened. Only staff can see it until you publish it."))
            return redirect(url_for(".action", slug=action.slug))
    behind = [found for value in asked if ":" in value and (found := look_up(*value.split(":", 1)))]
    return render_template("engagement/actions/new.html", form=form, behind=behind)


def _possible_origins(asked: list[str]) -> list[tuple[str, str]]:
    choices = {
        f"{kind}:{ref}": title for kind in open_to_action.names() for ref, title in open_to_action[kind]()
    }
    for value in asked:
        kind, _colon, ref = value.partition(":")
        if value not in choices and (found := look_up(kind, ref)):
            choices[value] = found.title
    return list(choices.items())


@blueprint.route("/<slug>", methods=["GET", "POST"])
@needs("actions.open")
def action(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    form = UpdateForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.add_update(found, **form.answers, by=me())
            say("good", _("Saved. Those who asked for news are told."))
            return redirect(url_for(".action", slug=slug))
    return render_template(
        "engagement/actions/manage_one.html",
        action=found, told=tell(found, clock.today()), origins=found_origins(found), form=form,
    )  # fmt: skip


@blueprint.post("/<slug>/publish")
@needs("actions.open")
def publish(slug: str) -> ResponseReturnValue:
    with saving():
        services.publish(_found(slug), by=me())
    say("good", _("Everybody can see it now."))
    return redirect(url_for(".action", slug=slug))


def _found(slug: str) -> Action:
    found = queries.by_slug(slug)
    if found is None:
        abort(404)
    return found
