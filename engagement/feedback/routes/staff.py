"""The inbox, a case with its clock, and writing down what came by phone, letter or visit."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from core import clock
from core.access import may, me, needs
from core.database import db, saving
from core.errors import Refused
from core.files import path_of
from core.templating import say
from engagement.feedback import queries, services
from engagement.feedback.following import answer_in_words, dates_of
from engagement.feedback.forms import EnterForm
from engagement.feedback.kinds import CAME_BY, DECISIONS, KINDS, CaseKind
from engagement.feedback.models import Case, CaseFile
from engagement.feedback.ombudsman import WHAT_A_COMPLAINT_IS, ombudsman
from engagement.feedback.routes.acts import ACTS, Act, possible
from engagement.feedback.services import Contribution, Person, Safety
from engagement.feedback.state import SHAPES, State, Step, in_words, next_of, state_of, step_in_words
from engagement.feedback.tell_us import WANTED
from engagement.feedback.telling import recipient_of
from engagement.feedback.who_sees import check, may_see
from engagement.voices.codes import new_code

# The next thing to do stands open on the page; what is done now and then is folded away.
SHOWN_OPEN = {"acknowledge", "answer", "triage", "made_safe", "reply", "pass_on"}

blueprint = Blueprint("cases", __name__, url_prefix="/manage/cases")


@blueprint.get("")
@needs("cases.see")
def inbox() -> ResponseReturnValue:
    today, asked = clock.today(), request.args.get("reference", "")
    found = queries.by_reference(asked) if asked else None
    if found is not None and may_see(me(), found):
        return redirect(url_for(".case", case_id=found.id))
    waiting = queries.waiting_for_us(today, me())
    shown = request.args.get("show", "")
    if shown == "answered":
        rows = queries.answered(today, me())
    else:
        rows = [each for each in waiting if _fits(each, shown)]
    kinds = {kind: sum(w.case.kind is kind for w in waiting) for kind in KINDS}
    counts = {
        "": len(waiting), "late": sum(w.state is State.LATE for w in waiting),
        "soon": sum(w.state is State.SOON for w in waiting), "mine": sum(_fits(w, "mine") for w in waiting),
        "nobody": sum(w.case.owner_id is None for w in waiting),
        "answered": queries.count_visible(me()) - len(waiting),
    }  # fmt: skip
    return render_template(
        "engagement/feedback/inbox.html", rows=rows, shown=shown, asked=asked, counts=counts, kinds=kinds, names=KINDS, today_is=today,
        words=in_words, step_words=step_in_words, shapes=SHAPES, late=State.LATE, handles=may(me(), "cases.handle"),
    )  # fmt: skip


def _fits(waiting: queries.Waiting, shown: str) -> bool:
    case = waiting.case
    tests = {
        "": True, "late": waiting.state is State.LATE, "soon": waiting.state is State.SOON,
        "mine": case.owner_id == me().id, "nobody": case.owner_id is None,
    }  # fmt: skip
    return tests.get(shown, case.kind.value == shown)


@blueprint.route("/new", methods=["GET", "POST"])
@needs("cases.see")
def new() -> ResponseReturnValue:
    form = EnterForm.from_request(received_on=clock.today())
    if not may(me(), "cases.handle"):
        # Anybody here may be told of a complaint (Code 3.2): it then goes to the complaints officers.
        form.kind.description = _("A complaint goes to the complaints officers. You will not see it again.")
    code = request.form.get("code") or new_code()
    if form.submitted():
        with form.explaining(), saving():
            case = services.enter(_said(form, code), by=me())
            say("good", _("Kept as %(title)s. We tell them what you wrote.", title=case.title))
            seen = may(me(), "cases.handle") or not case.is_complaint
            return redirect(url_for(".case", case_id=case.id) if seen else url_for(".inbox"))
    return render_template("engagement/feedback/enter.html", form=form, code=code)


def _said(form: EnterForm, code: str) -> Contribution:
    told, customer = form.answers, None
    if told["customer_reference"]:
        customer = queries.customer_by_reference(told["customer_reference"])
        if customer is None:
            raise Refused(_("We know no customer with this reference"), field="customer_reference")
    named = customer is not None or bool(told["name"])
    if not named and told["address"]:
        raise Refused(_("Give the name that goes with this address"), field="name")
    if named and told["reach_by"] and not told["address"]:
        raise Refused(_("Give the address for this way of reaching them"), field="address")
    kind = told["kind"]
    question = {CaseKind.COMPLAINT: _("What went wrong?")}.get(kind, _("What did they say?"))
    remarks = [(question, told["words"])] + ([(WANTED, told["wanted"])] if told["wanted"] else [])
    person = Person(
        name=told["name"] or (customer.name if customer else ""), reach_by=told["reach_by"], address=told["address"] or "",
        speaks_for=told["speaks_for"] or "", needs=told["needs"] or "", customer=customer,
    )  # fmt: skip
    return Contribution(
        kind=kind, remarks=remarks, code=code, person=person if named else None, place=told["place"] or "",
        praised=told["praised"] or "", came_by=told["came_by"], received_on=told["received_on"],
        safety=Safety(danger_now=told["danger_now"]) if kind is CaseKind.CONCERN else None,
    )  # fmt: skip


@blueprint.get("/<int:case_id>")
@needs("cases.see")
def case(case_id: int) -> ResponseReturnValue:
    return _page(_found(case_id), {})


@blueprint.post("/<int:case_id>/<act>")
@needs("cases.see")
def do(case_id: int, act: str) -> ResponseReturnValue:
    found = _found(case_id)
    if act not in ACTS:
        abort(404)
    doing = ACTS[act]
    form = doing.form_for(found)
    if doing.is_ready(found, form):
        with form.explaining(), saving():
            said = doing.do(found, form.answers, me())
            say("good", said)
            return redirect(url_for(".case", case_id=case_id))
    return _page(found, {act: form}, tried=form)


def _page(found: Case, forms: dict[str, Any], tried: Any = None) -> ResponseReturnValue:
    today = clock.today()
    waits_for = next_of(found)
    open_acts: dict[str, tuple[Act, Any]] = {
        name: (ACTS[name], forms.get(name) or ACTS[name].form_for(found)) for name in possible(found)
    }
    return render_template(
        "engagement/feedback/case.html", case=found, acts=open_acts, shown_open=SHOWN_OPEN, form=tried, next=waits_for,
        state=state_of(found, today), shapes=SHAPES, state_words=in_words(found, today), names=KINDS, came_by=CAME_BY,
        decisions=DECISIONS, dates=dates_of(found), step=step_in_words(waits_for.step) if waits_for else None,
        to=recipient_of(found), wishes=queries.wishes_about(found), answer_in_words=answer_in_words,
        ombudsman=ombudsman(), definition=WHAT_A_COMPLAINT_IS, today_is=today, Step=Step, may_act=may(me(), "actions.open"), csrf_token=generate_csrf,
    )  # fmt: skip


@blueprint.get("/files/<int:file_id>")
@needs("cases.see")
def file(file_id: int) -> ResponseReturnValue:
    found = db.get_or_404(CaseFile, file_id)
    check(me(), found.case)
    return send_file(
        path_of(found.file), mimetype=found.file.media_type, download_name=found.file.name, as_attachment=True
    )


def _found(case_id: int) -> Case:
    found = queries.by_id(case_id)
    if found is None:
        abort(404)
    check(me(), found)
    return found
