"""Handling a case: who has it, saying that we have it, putting an answer back, passing praise on."""

from __future__ import annotations

from datetime import date, timedelta

from flask_babel import gettext as _

from core import audit, clock
from core.access.permissions import may
from core.accounts.models import Account
from core.database import db
from core.errors import NotAllowed, Refused
from engagement.feedback.deadlines import Deadlines, limits_on
from engagement.feedback.kinds import HEARD_AS, CaseKind, NoteKind
from engagement.feedback.models import Case, Note, Stage
from engagement.feedback.services.staying_open import check_open
from engagement.feedback.state import stage_deadlines
from engagement.feedback.telling import tell, tell_colleague
from engagement.feedback.who_sees import check, may_see

YEARS_TO_KEEP = 7


def assign(case: Case, owner: Account, *, by: Account | None) -> None:
    """Give a case to a named person.

    Raises Refused for a person who may not see it, and at stage 2 for whoever handled stage 1 (Code 6.13).
    """
    check_open(case)
    if not may_see(owner, case):
        raise Refused(
            _("%(name)s may not see this case. Choose somebody else.", name=owner.name), field="owner"
        )
    if case.stage:
        if not may(owner, "cases.handle"):
            raise Refused(_("Only a complaints officer can have a complaint."), field="owner")
        check_is_new(case.stage, owner)
        case.stage.handler_id = owner.id
    before, case.owner_id = case.owner_id, owner.id
    audit.record("case.assigned", case, by=by, owner={"before": before, "after": owner.id})


def check_is_new(stage: Stage, handler: Account) -> None:
    others = [s for s in stage.case.stages if s.number != stage.number]
    if any(other.handler_id == handler.id for other in others):
        said = _("%(name)s handled stage 1. Somebody else must look at stage 2.", name=handler.name)
        raise Refused(said, field="owner")


def acknowledge(
    case: Case, *, by: Account, definition: str = "", on: date | None = None, told: bool = True
) -> None:
    """Say that we have it. For a complaint, say what we understand it to be about (Code 5.6).

    Raises Refused when it was said before, or a complaint is not described.
    """
    check(by, case)
    check_open(case)
    day = on or clock.today()
    stage = case.stage
    if (stage or case).acknowledged_on is not None:
        raise Refused(
            _("We have said so already, on %(day)s.", day=f"{(stage or case).acknowledged_on:%d/%m/%Y}")
        )
    if stage:
        if not definition.strip():
            raise Refused(_("Write what you understand the complaint to be about"), field="definition")
        if stage.handler_id is None:
            assign(case, by, by=by)
        stage.definition, stage.acknowledged_on = definition.strip(), day
    else:
        case.acknowledged_on = day
        if case.owner_id is None:
            case.owner_id = by.id
    audit.record("case.acknowledged", case, by=by, stage=stage.number if stage else None, on=day)
    if told:
        db.session.flush()
        tell(case, "acknowledged", f"acknowledged:{stage.number if stage else 0}", by=by, stage=stage, dates=_dates(stage))  # fmt: skip


def _dates(stage: Stage | None) -> Deadlines | None:
    return stage_deadlines(stage) if stage else None


def extend(
    case: Case, *, days: int, why: str, by: Account, on: date | None = None, told: bool = True
) -> None:
    """Put an answer back, with the reason and where the Ombudsman is (Code 6.4, 6.5, 6.15).

    Raises Refused for more days than the Code allows, for no reason, or twice.
    """
    check(by, case)
    stage = case.stage
    if stage is None or stage.acknowledged_on is None or stage.answered_on is not None:
        raise Refused(_("Only a complaint that waits for its answer can be put back."))
    if stage.extended_by:
        raise Refused(_("This answer was put back once already."), field="days")
    most = limits_on(stage.began_on, stage.number).extend
    if not 1 <= days <= most:
        raise Refused(_("The Code allows from 1 to %(most)s working days.", most=most), field="days")
    if not why.strip():
        raise Refused(_("Say why it takes longer. We tell the customer."), field="why")
    stage.extended_by, stage.extended_why, stage.extended_on = days, why.strip(), on or clock.today()
    audit.record("case.extended", case, by=by, stage=stage.number, days=days)
    if told:
        db.session.flush()
        tell(case, "extended", f"extended:{stage.number}", by=by, stage=stage, dates=_dates(stage))


def become_complaint(case: Case, *, why: str, by: Account | None, on: date | None = None) -> None:
    """Make a complaint of something else, because the person is unhappy with it (Code 1.3, 1.5).

    What was asked for goes on meanwhile. The reason is kept as a decision. `by` is None
    when they ask themselves, on the follow page.
    """
    if by is not None:
        if not may(by, "cases.see"):
            raise NotAllowed(_("Only staff who see cases may do this."))
        check(by, case)
    if case.was_taken_back:
        raise Refused(_("This case has ended."))
    if case.is_complaint:
        raise Refused(_("This is a complaint already."))
    if not why.strip():
        raise Refused(_("Say why it is a complaint now"), field="why")
    day, before = on or clock.today(), case.kind
    case.closed_on = None  # being unhappy with how it ended opens it again
    case.kind, case.voice.kind = CaseKind.COMPLAINT, HEARD_AS[CaseKind.COMPLAINT]
    moment = clock.start_of(day) if case.is_anonymous else clock.now()
    case.stages.append(Stage(number=1, began_on=day, created_at=moment))
    case.notes.append(
        Note(kind=NoteKind.DECISION, words=why.strip(), by_id=by.id if by else None, created_at=moment)
    )
    if case.owner is not None and not may(case.owner, "cases.handle"):
        case.owner_id = None
    if by is not None or not case.is_anonymous:
        audit.record("case.became_complaint", case, by=by, kind={"before": before, "after": case.kind})
    db.session.flush()


def note(case: Case, words: str, *, by: Account) -> Note:
    """Write something down for colleagues."""
    check(by, case)
    if not words.strip():
        raise Refused(_("Write the note first"), field="words")
    written = Note(case=case, words=words.strip(), by_id=by.id)
    db.session.add(written)
    audit.record("case.noted", case, by=by)
    return written


def rang(written: Note, *, by: Account) -> None:
    """Tick that somebody was rung."""
    check(by, written.case)
    written.done_on = clock.today()
    audit.record("case.rang", written.case, by=by)


def describe(case: Case, *, summary: str, is_sensitive: bool, by: Account) -> None:
    """Say in a few words what it is about, and whether only complaints officers may see it."""
    check(by, case)
    if is_sensitive != case.is_sensitive and not may(by, "cases.handle"):
        raise NotAllowed(_("Only complaints officers may change who sees a case."))
    case.summary, case.is_sensitive = summary.strip(), is_sensitive
    audit.record("case.described", case, by=by, is_sensitive=is_sensitive)


def triage(
    case: Case, *, by: Account, is_higher_risk_building: bool = False, is_relevant_complaint: bool = False,
    may_be_an_occurrence: bool = False, handed_to: str = "", on: date | None = None,
) -> None:  # fmt: skip
    """Judge a safety concern: is the building higher-risk, is it a relevant complaint, must it be reported?"""
    check(by, case)
    if case.safety is None:
        raise Refused(_("This is not a safety concern."))
    report = case.safety
    report.is_higher_risk_building = is_higher_risk_building
    report.is_relevant_complaint = is_relevant_complaint
    report.may_be_an_occurrence = may_be_an_occurrence
    report.handed_to = handed_to.strip()
    report.triaged_on = on or clock.today()
    audit.record("case.triaged", case, by=by, occurrence=may_be_an_occurrence, relevant=is_relevant_complaint)


def made_safe(case: Case, *, by: Account, on: date | None = None) -> None:
    check(by, case)
    if case.safety is None:
        raise Refused(_("This is not a safety concern."))
    case.safety.made_safe_on = on or clock.today()
    audit.record("case.made_safe", case, by=by)


def pass_on(case: Case, *, to: Account, by: Account, on: date | None = None, told: bool = True) -> None:
    """Give praise to the colleague it is for, and tell whoever gave it."""
    check(by, case)
    check_open(case)
    if case.kind is not CaseKind.COMPLIMENT:
        raise Refused(_("Only praise is passed on."))
    if case.answered_on is not None:
        raise Refused(_("It was passed on already."))
    case.passed_on_to_id, case.answered_on = to.id, on or clock.today()
    case.owner_id = case.owner_id or by.id
    audit.record("case.passed_on", case, by=by, to=to.id)
    if told:
        db.session.flush()
        tell_colleague(to, "praise", f"case:{case.id}:praise:{to.id}", case=case)
        tell(case, "passed_on", "passed_on", by=by, colleague=to.name)


def close(case: Case, *, outcome: str, by: Account, on: date | None = None) -> None:
    """End a case that is answered and whose promises are kept.

    Raises Refused while something is owed.
    """
    check(by, case)
    check_open(case)
    owed = case.stage.answered_on is None if case.stage else case.answered_on is None
    if owed:
        raise Refused(_("It is not answered yet, so it cannot be closed."))
    if case.promises_left:
        raise Refused(_("We promised something that is not done yet. Close it after that."))
    case.closed_on, case.outcome = on or clock.today(), outcome.strip()
    if case.safety:
        # Building Safety Act 2022, section 93: kept for seven years after it is closed.
        case.safety.keep_until = case.closed_on + timedelta(days=round(365.25 * YEARS_TO_KEEP))
    audit.record("case.closed", case, by=by)


def take_back(case: Case, *, by: Account) -> None:
    """End a case because whoever it is from wishes so. What was written is kept as our record."""
    check(by, case)
    check_open(case)
    case.is_taken_back, case.closed_on = True, clock.today()
    audit.record("case.taken_back", case, by=by)
