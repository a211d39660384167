"""The committee reads topics, and its chair commissions projects."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import me, needs
from core.accounts.models import Account
from core.database import db, saving
from core.errors import Refused
from core.templating import say
from scrutiny.committees import queries as committees
from scrutiny.projects import queries, services, telling
from scrutiny.projects.forms import CommissionForm, DecideForm
from scrutiny.projects.models import Topic, TopicWord

blueprint = Blueprint("commissioning", __name__, url_prefix="/commission")


def _member() -> Account:
    account = me()
    assert account is not None  # every page here needs a permission
    return account


def _topic(key: str | None) -> Topic | None:
    found = db.session.get(Topic, key) if key else None
    if key and found is None:
        abort(404)
    return found


@blueprint.get("")
@needs("projects.decide")
def topics() -> ResponseReturnValue:
    found = queries.topics()
    return render_template(
        "scrutiny/projects/committee/topics.html",
        new=[t for t in found if not t.decisions],
        waiting=[t for t in found if t.last_decision and t.last_decision.word is TopicWord.LISTED],
        settled=[t for t in found if t.last_decision and t.last_decision.word is not TopicWord.LISTED],
        next_meeting=committees.next_in_words(), telling=telling, project_of=queries.project_of,
    )  # fmt: skip


@blueprint.route("/topics/<key>", methods=["GET", "POST"])
@needs("projects.decide")
def topic(key: str) -> ResponseReturnValue:
    found = _topic(key)
    assert found is not None
    last = found.last_decision
    form = DecideForm.from_request(
        title=last.title if last else found.title, shown=found.shown or ("" if last else found.said),
        says=last.says if last else "", word=last.word if last else None,
    )  # fmt: skip
    if form.submitted():
        with form.explaining(), saving():
            services.decide(found, **{k: v or "" for k, v in form.answers.items()}, by=_member())
            say("good", _("Saved. Whoever proposed it can read it with their code."))
            return redirect(url_for(".topics"))
    return render_template(
        "scrutiny/projects/committee/topic.html",
        topic=found,
        form=form,
        telling=telling,
        project=queries.project_of(found),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@needs("projects.commission")
def commission() -> ResponseReturnValue:
    about, pool = _topic(request.args.get("topic")), committees.pool()
    form = CommissionForm.from_request(**_start(about))
    form.panel.choices = [(each.id, each.name) for each in pool]
    form.lead.choices = [("", _("Choose one")), *((each.id, each.name) for each in pool)]
    if form.submitted():
        answers: dict[str, Any] = {k: "" if v is None else v for k, v in form.answers.items()}
        by_id = {each.id: each for each in pool}
        panel = [by_id[chosen] for chosen in answers.pop("panel") or []]
        lead = by_id.get(answers.pop("lead"))
        with form.explaining(), saving():
            project = services.commission(
                **answers, panel=panel, lead=lead or _nobody(panel), topic=about, by=_member()
            )
            say("good", _("Commissioned. The panel can begin."))
            return redirect(url_for("scrutiny.project", slug=project.slug))
    return render_template("scrutiny/projects/committee/commission.html", form=form, topic=about)


def _nobody(panel: list[Account]) -> Account:
    raise Refused(
        _("Choose who leads") if panel else _("Choose who will look into it"),
        field="lead" if panel else "panel",
    )


def _start(about: Topic | None) -> dict[str, Any]:
    if about is None:
        return {}
    last = about.last_decision
    return {"title": last.title if last else about.title, "says": last.says if last else ""}
