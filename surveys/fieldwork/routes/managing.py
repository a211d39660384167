"""A survey's page for staff: what is to be done, whom to ask, inviting and reminding."""

from __future__ import annotations

import secrets
from typing import Any

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import files, tasks
from core.access import me, needs
from core.database import db, saving
from core.errors import Refused
from core.forms import BaseForm
from core.templating import say
from surveys.fieldwork import links_of_rooms, queries, services
from surveys.fieldwork.forms import SampleForm
from surveys.fieldwork.models import LetterBatch
from surveys.fieldwork.queries import Counts
from surveys.fieldwork.routes import blueprint
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named

RUN = "fieldwork.run"
EXPECTED_ANSWERS = 25  # in 100: what yearly surveys by post and e-mail bring, as a first guess


@blueprint.get("/manage/surveys/<slug>")
@needs("questionnaires.see")
def manage_survey(slug: str) -> ResponseReturnValue:
    survey = survey_named(slug) or abort(404)
    if survey.made_for in links_of_rooms.homes:
        return redirect(url_for(links_of_rooms.homes[survey.made_for], slug=slug))
    counts = queries.counts(survey)
    others = [found for show in links_of_rooms.survey_links if (found := show(survey))]
    return render_template(
        "surveys/fieldwork/manage.html",
        survey=survey, state=survey.state(), counts=counts, others=others,
        tasks=_to_do(survey, counts), samples=queries.samples(survey), form=BaseForm(),
    )  # fmt: skip


def _to_do(survey: Survey, counts: Counts) -> list[dict[str, Any]]:
    """The task list: each with its state, and why it cannot begin yet."""
    slug, state = survey.slug, survey.state()
    has_questions = any(definitions.questions(survey.draft))
    ready = has_questions and not definitions.problems(survey.draft)
    add = {"label": _("Add the questions"), "url": url_for("questionnaires.questions", slug=slug)}
    add["state"] = "done" if ready else "begun" if has_questions else "not_begun"
    ask = {"label": _("Say who to ask"), "url": url_for(".draw", slug=slug)}
    ask["state"] = "done" if counts.invited else "not_begun"
    opens = {"label": _("Open it"), "url": url_for("questionnaires.open_survey", slug=slug)}
    if state != "draft":
        opens |= {"state": "done", "url": url_for("questionnaires.close", slug=slug)}
        if state == "closed":
            del opens["url"]
    elif ready:
        opens["state"] = "not_begun"
    else:
        opens |= {"state": "cannot_begin", "why": _("First add the questions.")}
    send = {"label": _("Send it"), "url": url_for(".invitations", slug=slug)}
    if counts.invited and counts.sent >= counts.invited:
        send["state"] = "done"
    elif state != "open":
        send |= {
            "state": "cannot_begin",
            "why": _("It has closed.") if state == "closed" else _("First open it."),
        }
    elif not counts.invited:
        send |= {"state": "cannot_begin", "why": _("First say who to ask.")}
    else:
        send["state"] = "begun" if counts.sent else "not_begun"
    return [add, ask, opens, send]


@blueprint.route("/manage/surveys/<slug>/sample", methods=["GET", "POST"])
@needs(RUN)
def draw(slug: str) -> ResponseReturnValue:
    """Draw homes at random; the page shows how many answers are needed."""
    survey = survey_named(slug) or abort(404)
    homes = len(services.frame(survey, "LCRA"))
    needed = services.needed_answers(homes)
    form = SampleForm.from_request(
        size=min(homes, -(-needed * 100 // EXPECTED_ANSWERS)), seed=secrets.randbelow(1_000_000)
    )
    if form.submitted():
        with form.explaining(), saving():
            services.draw_sample(survey, **form.answers, by=me())
            say("good", _("The homes are drawn."))
            return redirect(url_for(".manage_survey", slug=slug))
    return render_template(
        "surveys/fieldwork/draw.html",
        survey=survey, form=form, homes=homes, needed=needed, samples=queries.samples(survey),
    )  # fmt: skip


@blueprint.route("/manage/surveys/<slug>/invitations", methods=["GET", "POST"])
@needs(RUN)
def invitations(slug: str) -> ResponseReturnValue:
    """Send and remind, as work done behind the page; letters to print."""
    survey = survey_named(slug) or abort(404)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            task = _ask_for(survey, request.form.get("do", ""))
            return redirect(url_for("front.task", task_id=task.id))
    return render_template(
        "surveys/fieldwork/invitations.html",
        survey=survey, form=form, counts=queries.counts(survey), batches=queries.letter_batches(survey),
    )  # fmt: skip


def _ask_for(survey: Survey, what: str) -> tasks.Task:
    if not survey.is_open:
        raise Refused(_("Open the survey first."))
    if what == "invite":
        return tasks.ask(
            "invite-households", _("Inviting: %(title)s", title=survey.title), by=me(), slug=survey.slug
        )
    if what == "remind":
        return tasks.ask(
            "remind-households", _("Reminding: %(title)s", title=survey.title), by=me(), slug=survey.slug
        )
    raise Refused(_("Choose what to send."))


@blueprint.get("/manage/surveys/letters/<int:batch_id>")
@needs(RUN)
def letters(batch_id: int) -> ResponseReturnValue:
    batch = db.get_or_404(LetterBatch, batch_id)
    if batch.file is None:
        abort(404)
    return send_file(files.path_of(batch.file), as_attachment=True, download_name=batch.file.name, max_age=0)


@blueprint.post("/manage/surveys/letters/<int:batch_id>/forget")
@needs(RUN)
def forget_letters(batch_id: int) -> ResponseReturnValue:
    batch = db.get_or_404(LetterBatch, batch_id)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.forget_letters(batch, by=me())
            say("good", _("The letters are deleted."))
    return redirect(url_for(".invitations", slug=batch.survey.slug))
