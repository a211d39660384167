"""The answer to a case, and at a complaint's end the way on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.errors import Refused
from engagement.feedback.kinds import CaseKind, Decision
from engagement.feedback.models import Case, Remedy, Stage
from engagement.feedback.services.handling import acknowledge, check_is_new
from engagement.feedback.services.staying_open import check_open
from engagement.feedback.telling import tell
from engagement.feedback.who_sees import check


@dataclass(frozen=True)
class Answer:
    """The parts of an answer to a complaint (Code 6.9 and 6.19). `letter` is a whole letter, if one was written."""

    definition: str = ""
    decision: Decision | None = None
    reasons: str = ""
    remedy: str = ""
    outstanding: str = ""
    next_step: str = ""
    learning: str = ""
    letter: str = ""


def missing_parts(answer: Answer, stage: Stage) -> dict[str, str]:
    """What the Code wants in an answer and this one lacks: part → a sentence to show beside it."""
    wanted = {
        "definition": _("Say what the complaint is about"),
        "decision": _("Choose what you decided"),
        "reasons": _("Give the reasons, on every point they made"),
        "next_step": _("Say what happens next and by when. If nothing is left to do, say so."),
    }
    if answer.decision is not Decision.REFUSED:
        wanted["remedy"] = _("Say how you put it right. If there is nothing to put right, say so.")
    return {
        part: sentence
        for part, sentence in wanted.items()
        if not (answer.decision if part == "decision" else getattr(answer, part).strip())
    } | ({} if stage.number in (1, 2) else {"decision": _("There are only two stages.")})


def answer_complaint(
    case: Case, answer: Answer, *, by: Account, promises: list[tuple[str, date]] | None = None,
    on: date | None = None, told: bool = True,
) -> None:  # fmt: skip
    """Answer a complaint's stage and send it. What is still to be done is followed as promises.

    Raises Refused beside the first part that is missing, and for a person who handled the stage before.
    """
    check(by, case)
    check_open(case)
    stage = _waiting_stage(case)
    for part, sentence in missing_parts(answer, stage).items():
        raise Refused(sentence, field=part)
    check_is_new(stage, by)
    day = on or clock.today()
    if stage.acknowledged_on is None:
        acknowledge(case, by=by, definition=answer.definition, on=day, told=False)
    stage.handler_id, case.owner_id, stage.answered_on = by.id, by.id, day
    for part in fields(answer):
        value = getattr(answer, part.name)
        setattr(stage, part.name, value.strip() if isinstance(value, str) else value)
    case.remedies += [Remedy(words=words, due_on=due_on) for words, due_on in promises or []]
    audit.record("case.answered", case, by=by, stage=stage.number, decision=answer.decision)
    if told:
        tell(case, "answer", f"answer:{stage.number}", by=by, stage=stage, officer=by.name)


def _waiting_stage(case: Case) -> Stage:
    stage = case.stage
    if stage is None:
        raise Refused(_("This is not a complaint. Reply to it instead."))
    if stage.answered_on is not None:
        raise Refused(_("This stage is answered already."))
    return stage


def reply_to(case: Case, words: str, *, by: Account, on: date | None = None, told: bool = True) -> None:
    """Reply to anything that is no complaint, and send it."""
    check(by, case)
    check_open(case)
    if case.stages:
        raise Refused(_("A complaint is answered in its parts."))
    if case.answered_on is not None:
        raise Refused(_("It is answered already."))
    if not words.strip():
        raise Refused(_("Write the reply first"), field="words")
    if case.kind is CaseKind.CONCERN and case.safety and case.safety.triaged_on is None:
        raise Refused(_("Judge the danger first."))
    case.reply, case.answered_on = words.strip(), on or clock.today()
    case.owner_id = case.owner_id or by.id
    audit.record("case.answered", case, by=by)
    if told:
        tell(case, "reply", "reply", by=by, officer=by.name)


def escalate(
    case: Case, *, by: Account | None, because: str = "", on: date | None = None, told: bool = True
) -> Stage:
    """Take a complaint to stage 2, because the customer asks. No reason is needed (Code 6.10, 6.12).

    Stage 2 has nobody yet: whoever handled stage 1 cannot have it. Raises Refused when
    stage 1 has no answer yet, or there is a stage 2 already.
    """
    if by is not None:
        check(by, case)
    stage = case.stage
    if stage is None:
        raise Refused(_("This is not a complaint yet, so it has no stage 2."))
    if stage.number == 2:
        raise Refused(_("This complaint is at stage 2 already."))
    if stage.answered_on is None:
        raise Refused(_("We have not answered yet. You can ask for stage 2 once we have."))
    if case.was_taken_back:
        raise Refused(_("This complaint was taken back."))
    second = Stage(number=2, began_on=on or clock.today(), asked_because=because.strip())
    case.stages.append(second)
    case.owner_id, case.closed_on = None, None
    audit.record("case.escalated", case, by=by)
    if told:
        tell(case, "stage_2_asked", "stage_2_asked", by=by)
    return second
