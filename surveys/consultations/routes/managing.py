"""Running a consultation, for staff: plan it, open it, give people longer, publish what was decided."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.database import saving
from core.errors import Refused
from core.forms import BaseForm
from core.templating import say
from engagement.promises.queries import current_charter
from surveys.consultations import queries, services
from surveys.consultations.forms import LongerForm, NewForm, OutcomeForm, PlanForm
from surveys.consultations.models import Consultation
from surveys.consultations.phases import Doing, Phase
from surveys.consultations.routes import blueprint
from surveys.fieldwork.queries import counts
from surveys.questionnaires import definition as definitions

SEE, RUN = "consultations.see", "consultations.run"


@blueprint.get("/manage/consultations")
@needs(SEE)
def manage_all() -> ResponseReturnValue:
    return render_template(
        "surveys/consultations/manage_all.html",
        consultations=queries.consultations(),
        charter=current_charter(),
    )


@blueprint.route("/manage/consultations/new", methods=["GET", "POST"])
@needs(RUN)
def new() -> ResponseReturnValue:
    charter = current_charter()
    form = NewForm.from_request(start_with="charter" if charter else "blank")
    if form.submitted():
        with form.explaining(), saving():
            made = _begin(form, charter)
            return redirect(url_for(".plan", slug=made.slug))
    return render_template("surveys/consultations/new.html", form=form)


def _begin(form: NewForm, charter: Any) -> Consultation:
    title = form.title.data or ""
    if form.start_with.data == "charter":
        if charter is None:
            raise Refused(_("Bring in your charter first."), field="start_with")
        return services.on_the_charter(charter, title=title, by=me())
    if not title:
        raise Refused(_("Give it a name"), field="title")
    return services.new_consultation(title=title, by=me())


@blueprint.get("/manage/consultations/<slug>")
@needs(SEE)
def manage(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    phase = found.phase()
    return render_template(
        "surveys/consultations/manage.html",
        consultation=found, phase=phase.value, tasks=_to_do(found, phase), how_many=counts(found.survey).answers,
        readiness=services.ready(found) if phase is Phase.DRAFT else None, form=BaseForm(),
    )  # fmt: skip


def _to_do(consultation: Consultation, phase: Phase) -> list[dict[str, Any]]:
    """The task list: each with its state, and why it cannot begin yet."""
    slug = consultation.slug
    is_draft = phase is Phase.DRAFT
    ready = services.ready(consultation)
    has_questions = any(definitions.questions(consultation.survey.draft))
    words = {"label": _("Say what it is about and who decides"), "state": "done"}
    ask = {"label": _("Check the questions"), "state": "done" if has_questions else "not_begun"}
    opens = {"label": _("Open it"), "state": "done"}
    if is_draft:
        words |= {"url": url_for(".plan", slug=slug), "state": "begun" if ready.missing else "done"}
        ask["url"] = url_for("questionnaires.questions", slug=slug)
        opens |= {"url": url_for(".open_it", slug=slug), "state": "not_begun"}
        if ready.missing:
            opens |= {"state": "cannot_begin", "why": ready.missing[0]}
    decide = {"label": _("Say what was decided"), "state": "done"}
    if phase is Phase.CLOSED:
        decide |= {"url": url_for(".decide", slug=slug), "state": "not_begun"}
    elif phase is not Phase.DECIDED:
        decide |= {
            "state": "cannot_begin",
            "why": _("First open it.") if is_draft else _("First let people answer."),
        }
    return [words, ask, opens, decide]


@blueprint.route("/manage/consultations/<slug>/plan", methods=["GET", "POST"])
@needs(RUN)
def plan(slug: str) -> ResponseReturnValue:
    found = _found_for(Doing.CHANGE_QUESTIONS, slug)
    start = {name: getattr(found, name) for name in services.WORDS}
    form = PlanForm.from_request(
        title=found.title, ends_on=found.ends_on, decides_on=found.decides_on, **start
    )
    if form.submitted():
        with form.explaining(), saving():
            services.plan(found, **form.answers, by=me())
            say("good", _("Saved."))
            return redirect(url_for(".manage", slug=slug))
    return render_template("surveys/consultations/plan.html", form=form, consultation=found)


@blueprint.route("/manage/consultations/<slug>/open", methods=["GET", "POST"])
@needs(RUN)
def open_it(slug: str) -> ResponseReturnValue:
    found = _found_for(Doing.OPEN, slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.open_consultation(found, by=me())
            say("good", _("It is open. Anybody can answer now."))
            return redirect(url_for(".manage", slug=slug))
    return render_template(
        "surveys/consultations/open.html", form=form, consultation=found, readiness=services.ready(found)
    )


@blueprint.route("/manage/consultations/<slug>/last-day", methods=["GET", "POST"])
@needs(RUN)
def last_day(slug: str) -> ResponseReturnValue:
    """Give people longer, or close it now."""
    found = _found_for(Doing.EXTEND, slug)
    form = LongerForm.from_request(ends_on=found.ends_on)
    now_form = BaseForm.from_request()
    if request.form.get("do") == "close":
        if now_form.submitted():
            with now_form.explaining(), saving():
                services.close_early(found, by=me())
                say("good", _("It is closed."))
                return redirect(url_for(".manage", slug=slug))
    elif form.submitted():
        with form.explaining(), saving():
            services.extend(found, form.ends_on.data, by=me())
            say("good", _("The last day is changed."))
            return redirect(url_for(".manage", slug=slug))
    form.refusals += now_form.refusals
    return render_template("surveys/consultations/last_day.html", form=form, consultation=found)


@blueprint.route("/manage/consultations/<slug>/outcome", methods=["GET", "POST"])
@needs(RUN)
def decide(slug: str) -> ResponseReturnValue:
    found = _found_for(Doing.PUBLISH_OUTCOME, slug)
    form = OutcomeForm.from_request(decided_on=clock.today())
    if form.submitted():
        with form.explaining(), saving():
            services.publish_outcome(found, **form.answers, by=me())
            say("good", _("Published. Those who asked for news are told."))
            return redirect(url_for(".consultation", slug=slug))
    return render_template("surveys/consultations/decide.html", form=form, consultation=found)


def _found(slug: str) -> Consultation:
    return queries.consultation_named(slug) or abort(404)


def _found_for(doing: Doing, slug: str) -> Consultation:
    """The consultation. A page for what may not be done now leads back, and says why, before anything is typed."""
    found = _found(slug)
    if request.method == "GET":
        try:
            services.check(found, doing)
        except Refused as refused:
            say("part", refused.sentence)
            abort(redirect(url_for(".manage", slug=slug)))
    return found
