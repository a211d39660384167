"""Tell us: one front door, without an account, a cookie or a script.

The answers so far travel in the form, signed; so does the follow code, which
makes a repeated send the same send.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone
from core.database import db, saving
from core.errors import Refused
from core.files import keep
from core.forms import OldForm, OpenForm, read_old_token, read_token, write_token
from core.limits import limiter
from engagement.customers.models import Customer
from engagement.feedback import services, tell_us
from engagement.feedback.following import COMPLAIN, GO_FURTHER
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case
from engagement.feedback.ombudsman import ombudsman
from engagement.feedback.open_forms import FORMS, FurtherForm, KindForm
from engagement.feedback.services.receiving import case_by_code
from engagement.feedback.state import next_of, step_in_words
from engagement.voices.codes import new_code

blueprint = Blueprint("tell_us", __name__)
TOKEN = "tell us"  # noqa: S105 - the kind of form, not a secret
slowly = limiter.limit("120 per 15 minutes", methods=["POST"])


@blueprint.route("/tell-us", methods=["GET", "POST"])
@anyone
@slowly
def start() -> ResponseReturnValue:
    g.light_page = True
    form = KindForm.from_request()
    if form.submitted():
        return redirect(url_for(".page", kind=form.kind.data))
    return render_template("engagement/feedback/tell_us.html", form=form)


@blueprint.route("/tell-us/<kind>", methods=["GET", "POST"])
@anyone
@slowly
def page(kind: str) -> ResponseReturnValue:
    g.light_page = True
    if kind not in tell_us.PATHS:
        abort(404)
    if request.method == "GET":
        return show(kind, tell_us.pages(kind, {})[0], new_story())
    story, is_old = _story()
    if is_old:
        return _step(kind, story, notice=_("This page was open for a long time. Check it, and go on."))
    return _step(kind, story)


def new_story(customer_id: int | None = None) -> dict[str, Any]:
    """What travels in the form: the follow code, the answers so far, and who signed in, if somebody did."""
    return {"code": new_code(), "answers": {}, "customer": customer_id}


def _story() -> tuple[dict[str, Any], bool]:
    token = request.form.get("so_far")
    try:
        return read_token(TOKEN, token), False
    except OldForm:
        # What was typed is shown again. A token that was changed is trusted with nothing else.
        old = read_old_token(TOKEN, token)
        answers = old.get("answers") if isinstance(old, dict) else None
        kept = {k: v for k, v in answers.items() if isinstance(v, str)} if isinstance(answers, dict) else {}
        return new_story() | {"answers": kept}, True


def _step(kind: str, story: dict[str, Any], notice: str | None = None) -> ResponseReturnValue:
    """Take in one page's answers, and show the page before or after it."""
    knows, answers = bool(story["customer"]), story["answers"]
    path = tell_us.pages(kind, answers, knows)
    here = request.form.get("step", "")
    if here not in path:
        return show(kind, path[0], story, notice=notice)
    form = FORMS[here].from_request()
    _worded(form, kind)
    answers |= {k: v for k, v in form.answers.items() if isinstance(v, str)}
    if request.form.get("go") == "back":
        before = path[max(0, path.index(here) - 1)]
        return show(kind, before, story)
    if not form.validate() or notice:
        return show(kind, here, story, form, notice=notice)
    if here == "check":
        return _send(kind, story, form)
    path = tell_us.pages(kind, answers, knows)
    return show(kind, path[path.index(here) + 1], story)


def show(
    kind: str, step: str, story: dict[str, Any], form: OpenForm | None = None, notice: str | None = None
) -> ResponseReturnValue:
    answers, knows = story["answers"], bool(story["customer"])
    if form is None:
        form = FORMS[step](formdata=None, data=answers)
        _worded(form, kind)
    path = tell_us.pages(kind, answers, knows)
    return render_template(
        f"engagement/feedback/{'check' if step == 'check' else 'tell_us_page'}.html",
        form=form, kind=kind, step=step, so_far=write_token(TOKEN, story), answers=answers, notice=notice,
        number=path.index(step) + 1, total=len(path), is_first=path.index(step) == 0, path=path,
        is_complaint=tell_us.kind_of(kind, answers) is CaseKind.COMPLAINT, knows_customer=knows,
        takes_files=kind in {"wrong", "complain", "safety"}, labels=_labels(kind, path),
    )  # fmt: skip


def _worded(form: OpenForm, kind: str) -> None:
    if hasattr(form, "ask"):
        form.ask(kind)


def _labels(kind: str, path: list[str]) -> dict[str, list[Any]]:
    """The fields of each page before the last, to sum the answers up on it."""
    found = {}
    for step in path:
        form = FORMS[step](formdata=None)
        _worded(form, kind)
        found[step] = [field for field in form if field.name != "file"]
    return found


def _send(kind: str, story: dict[str, Any], form: OpenForm) -> ResponseReturnValue:
    answers, knows = story["answers"], bool(story["customer"])
    missing = tell_us.unfinished(kind, answers, knows)
    if missing:
        return show(kind, missing, story)
    try:
        with saving():
            known = case_by_code(story["code"])
            case = known or _keep(kind, story)
    except Refused as refused:
        # Two tabs at the same moment: the second finds what the first has kept.
        case = case_by_code(story["code"])
        if case is None:
            form.explain(refused)
            return show(kind, "check", story, form)
    return _sent(case, story["code"])


def _keep(kind: str, story: dict[str, Any]) -> Case:
    customer = db.session.get(Customer, story["customer"]) if story["customer"] else None
    said = tell_us.contribution(kind, story["answers"], story["code"], customer)
    given = request.files.get("file")
    files = [keep(given.filename, given.read())] if given and given.filename else []
    return services.receive(said, files)


def _sent(case: Case, code: str) -> ResponseReturnValue:
    waits_for = next_of(case)
    return render_template(
        "engagement/feedback/sent.html", case=case, code=code, next=waits_for, ombudsman=ombudsman(),
        step=step_in_words(waits_for.step) if waits_for else None, today_is=clock.today(),
    )  # fmt: skip


@blueprint.post("/tell-us/stage-2")
@anyone
@slowly
def go_further() -> ResponseReturnValue:
    """Ask for stage 2: the page of the case signed the token, and was opened with the code or by signing in."""
    case, because = _asked_from_the_page(GO_FURTHER)
    if not (case.stage and case.stage.number == 2):
        with saving():
            services.escalate(case, by=None, because=because)
    return render_template("engagement/feedback/stage_2_asked.html", case=case, next=next_of(case))


@blueprint.post("/tell-us/not-happy")
@anyone
@slowly
def complain() -> ResponseReturnValue:
    """Make a complaint of something we answered, from the page of the case (Code 1.5)."""
    case, because = _asked_from_the_page(COMPLAIN)
    if not case.is_complaint:
        with saving():
            services.become_complaint(
                case, why=because or str(_("They are not happy with what we did.")), by=None
            )
    return render_template("engagement/feedback/stage_2_asked.html", case=case, next=next_of(case))


def _asked_from_the_page(what: str) -> tuple[Case, str]:
    """The case that a page signed, and what was written there. Sent twice, it asks once."""
    g.light_page = True
    try:
        case = db.session.get(Case, read_token(what, request.form.get("token")))
    except OldForm:
        abort(400, _("This page was open for a long time. Open your case again, and ask from there."))
    if case is None:
        abort(404)
    form = FurtherForm.from_request()
    if not form.validate():
        abort(400, " ".join(sentence for _id, sentence in form.problems))
    return case, form.because.data or ""
