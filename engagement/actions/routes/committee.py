"""The committee's word on what the landlord says is done."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.database import saving
from core.templating import say
from engagement.actions import queries, services
from engagement.actions.forms import JudgeForm
from engagement.actions.telling import found_origins, tell

blueprint = Blueprint("check_actions", __name__, url_prefix="/check")


@blueprint.get("")
@needs("actions.judge")
def all_to_check() -> ResponseReturnValue:
    today = clock.today()
    waiting = [tell(action, today) for action in queries.waiting_for_the_committee()]
    late = [tell(action, today) for action in queries.late(today) if action.published_on]
    others = [
        tell(action, today)
        for action in queries.published()
        if not action.is_waiting_for_the_committee and action not in [told.action for told in late]
    ]
    return render_template("engagement/actions/check.html", waiting=waiting, late=late, others=others)


@blueprint.route("/<slug>", methods=["GET", "POST"])
@needs("actions.judge")
def judge(slug: str) -> ResponseReturnValue:
    action = queries.by_slug(slug)
    if action is None or not action.published_on:
        abort(404)
    form = JudgeForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.judge(action, **form.answers, by=me())
            say("good", _("The committee's word is saved. Everybody can read it."))
            return redirect(url_for(".all_to_check"))
    return render_template(
        "engagement/actions/judge.html",
        action=action, told=tell(action, clock.today()), origins=found_origins(action), form=form,
    )  # fmt: skip
