"""What staff can do on the page of a case: each act with its form, its words, and when it is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.forms import BaseForm
from engagement.feedback import forms, queries, services
from engagement.feedback.deadlines import limits_on
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case, Note, Remedy
from engagement.feedback.services import Answer
from engagement.voices.services import settle

Did = Callable[[Case, dict[str, Any], Account], Any]


@dataclass(frozen=True)
class Act:
    """`do` gives the sentence that is shown afterwards. `start` gives the form's first values.

    `lacks` says what else is missing: the name of a question and a sentence to show beside it.
    """

    name: str
    title: Any
    button: Any
    form: type[BaseForm]
    do: Did
    start: Callable[[Case], dict[str, Any]] = lambda _case: {}
    about: Any = ""
    lacks: Callable[[Case, dict[str, Any]], dict[str, Any]] = lambda _case, _told: {}

    def is_ready(self, case: Case, form: BaseForm) -> bool:
        """Whether the form was sent with all it needs. What is missing is said beside each question."""
        if not form.submitted():
            return False
        missing = self.lacks(case, form.answers)
        for name, sentence in missing.items():
            form.explain(Refused(sentence, field=name))
        return not missing

    def form_for(self, case: Case) -> BaseForm:
        # Several forms stand on one page, so each has names of its own.
        form = self.form(data=self.start(case) or None, prefix=f"{self.name}-")
        form.refusals = []
        if "owner" in form:
            people = queries.handlers(complaints_only=case.is_complaint or case.is_sensitive)
            form["owner"].choices = [(person.id, f"{person.name}, {person.role_label}") for person in people]
        return form


def possible(case: Case) -> list[str]:
    """The names of the acts that make sense now, the next one first."""
    if case.was_taken_back or (case.closed_on and not _may_go_further(case)):
        return ["note"]
    names = _next_acts(case)
    names += ["complaint"] if not case.is_complaint else []
    names += ["promise"] if case.stages or case.answered_on else []
    names += ["assign", "describe", "note"]
    if _is_answered(case) and not case.promises_left and not case.closed_on:
        names.append("close")
    if not case.closed_on:
        names.append("take_back")
    return names


def _next_acts(case: Case) -> list[str]:
    stage = case.stage
    if stage:
        if stage.acknowledged_on is None:
            return ["acknowledge"]
        if stage.answered_on is None:
            return ["answer"] + ([] if stage.extended_by else ["extend"])
        return ["further"] if stage.number == 1 else []
    names = []
    if case.kind is CaseKind.CONCERN and case.safety and case.safety.triaged_on is None:
        return ["triage"]
    if case.kind is CaseKind.CONCERN and case.safety and case.safety.made_safe_on is None:
        names.append("made_safe")
    if case.answered_on is None:
        names.append("pass_on" if case.kind is CaseKind.COMPLIMENT else "reply")
    return names


def _is_answered(case: Case) -> bool:
    return bool(case.stage.answered_on if case.stage else case.answered_on)


def _may_go_further(case: Case) -> bool:
    return bool(case.stage and case.stage.number == 1 and case.stage.answered_on)


def _assign(case: Case, told: dict[str, Any], by: Account) -> str:
    owner = db.session.get(Account, told["owner"])
    services.assign(case, owner, by=by)
    return _("%(name)s has it now.", name=owner.name)


def _parts(told: dict[str, Any]) -> Answer:
    parts = {name: value for name, value in told.items() if not name.startswith("promise")}
    return Answer(**{name: value or ("" if name != "decision" else None) for name, value in parts.items()})


def _missing(case: Case, told: dict[str, Any]) -> dict[str, Any]:
    missing = services.missing_parts(_parts(told), case.stage) if case.stage else {}
    if told["promise"] and not told["promise_due_on"]:
        missing["promise_due_on"] = _("Say by when you will do it")
    return missing


def _answer(case: Case, told: dict[str, Any], by: Account) -> str:
    promises = [(told["promise"], told["promise_due_on"])] if told["promise"] else []
    services.answer_complaint(case, _parts(told), by=by, promises=promises)
    return _("The answer is on its way.")


def _acknowledge(case: Case, told: dict[str, Any], by: Account) -> str:
    services.acknowledge(case, definition=told["definition"], by=by)
    return _("We have told them, with what you understand it to be about.")


def _done(sentence: Any, verb: Callable[..., Any]) -> Did:
    def do(case: Case, told: dict[str, Any], by: Account) -> Any:
        verb(case, **{name: value if value is not None else "" for name, value in told.items()}, by=by)
        return sentence

    return do


def _reply(case: Case, told: dict[str, Any], by: Account) -> str:
    services.reply_to(case, told["words"], by=by)
    return _("The reply is on its way.")


def _note(case: Case, told: dict[str, Any], by: Account) -> str:
    services.note(case, told["words"], by=by)
    return _("Noted.")


def _pass_on(case: Case, told: dict[str, Any], by: Account) -> str:
    colleague = db.session.get(Account, told["owner"])
    services.pass_on(case, to=colleague, by=by)
    return _("%(name)s gets an e-mail with the words.", name=colleague.name)


def _rang(case: Case, _told: dict[str, Any], by: Account) -> str:
    services.rang(_one_of(case, Note, request.form.get("note")), by=by)
    return _("Noted that somebody rang.")


def _keep(case: Case, told: dict[str, Any], by: Account) -> str:
    services.keep_promise(_one_of(case, Remedy, request.form.get("remedy")), words=told["words"], by=by)
    return _("Done, and they are told.")


def _settle(case: Case, _told: dict[str, Any], by: Account) -> str:
    for wish in queries.wishes_about(case):
        settle(wish, by)
    return _("Settled.")


def _one_of(case: Case, model: Any, given: str | None) -> Any:
    found = db.session.get(model, int(given)) if (given or "").isdigit() else None
    if found is None or found.case_id != case.id:
        raise Refused(_("This is not there any more. Open the page again."))
    return found


def _most(case: Case) -> dict[str, Any]:
    return {"days": limits_on(case.stage.began_on, case.stage.number).extend} if case.stage else {}


def _understood(case: Case) -> dict[str, Any]:
    return {"definition": case.stage.definition} if case.stage else {}


ACTS: dict[str, Act] = {
    "acknowledge": Act("acknowledge", _l("Say we have it"), _l("Send it"), forms.AcknowledgeForm, _acknowledge),
    "answer": Act("answer", _l("Answer the complaint"), _l("Send the answer"), forms.AnswerForm, _answer, _understood,
                  _l("It can be sent once every part the Code wants is there. How to go further is added for you."), _missing),
    "extend": Act("extend", _l("Put the answer back"), _l("Put it back and say why"), forms.ExtendForm,
                  _done(_l("Put back. They are told why, and where the Ombudsman is."), services.extend), _most),
    "further": Act("further", _l("They ask for stage 2"), _l("Begin stage 2"), forms.FurtherForm,
                   _done(_l("Stage 2 has begun. Give it to somebody new."), services.escalate)),
    "triage": Act("triage", _l("Judge the danger"), _l("Keep this"), forms.TriageForm, _done(_l("Kept."), services.triage)),
    "made_safe": Act("made_safe", _l("It is safe now"), _l("Say it is safe"), forms.PlainForm, _done(_l("Kept."), services.made_safe)),
    "reply": Act("reply", _l("Reply"), _l("Send the reply"), forms.ReplyForm, _reply),
    "pass_on": Act("pass_on", _l("Pass it on"), _l("Send it to them"), forms.AssignForm, _pass_on),
    "complaint": Act("complaint", _l("Make it a complaint"), _l("Make it a complaint"), forms.ComplaintForm,
                     _done(_l("It is a complaint now. The clock runs."), services.become_complaint)),
    "promise": Act("promise", _l("Follow a promise"), _l("Follow it"), forms.PromiseForm, _done(_l("We follow it until it is done."), services.promise)),
    "assign": Act("assign", _l("Give it to somebody"), _l("Give it to them"), forms.AssignForm, _assign,
                  lambda case: {"owner": case.owner_id} if case.owner_id else {}),
    "describe": Act("describe", _l("Say what it is about"), _l("Keep this"), forms.DescribeForm, _done(_l("Kept."), services.describe),
                    lambda case: {"summary": case.summary, "is_sensitive": case.is_sensitive}),
    "note": Act("note", _l("Write a note"), _l("Keep the note"), forms.NoteForm, _note),
    "close": Act("close", _l("Close it"), _l("Close it"), forms.CloseForm, _done(_l("Closed."), services.close)),
    "take_back": Act("take_back", _l("They take it back"), _l("End it"), forms.PlainForm, _done(_l("Ended, because they wish so."), services.take_back)),
    "rang": Act("rang", _l("Ring them"), _l("I rang them"), forms.PlainForm, _rang),
    "keep": Act("keep", _l("A promise is done"), _l("It is done"), forms.DoneForm, _keep),
    "settle": Act("settle", _l("What they asked"), _l("I did what they asked"), forms.PlainForm, _settle),
}  # fmt: skip
