"""What the follow page and a customer's page say of a case: what came, what we said, what comes next."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _

from core import clock
from core.forms import write_token
from core.templating import short_day
from engagement.customers.models import Customer
from engagement.customers.timeline import Moment
from engagement.feedback import queries
from engagement.feedback.kinds import DECISIONS, KINDS, CaseKind
from engagement.feedback.models import Case, Stage
from engagement.feedback.ombudsman import ombudsman
from engagement.feedback.state import SHAPES_FOR_THEM, State, Step, next_of, stage_deadlines, state_of
from engagement.voices.models import Voice
from engagement.voices.outcomes import Outcome

GO_FURTHER = "ask for stage 2"
COMPLAIN = "make a complaint"


def knows(voice: Voice) -> bool:
    """Whether we know who said it. Their words are then not blanked by code alone."""
    case = queries.case_of_voice(voice.key)
    return case is not None and not case.is_anonymous


def what_came_of(voice: Voice) -> list[Outcome]:
    """The stops of a case on the trail of its voice."""
    case = queries.case_of_voice(voice.key)
    return trail_of(case) if case else []


def trail_of(case: Case) -> list[Outcome]:
    stops: list[Outcome] = []
    if case.acknowledged_on:
        stops.append(_stop(30, _("We said we have it"), case.acknowledged_on, by=_owner(case)))
    if case.safety and case.safety.triaged_on:
        stops.append(_stop(30, _("A person judged the danger"), case.safety.triaged_on))
    if case.safety and case.safety.made_safe_on:
        stops.append(_stop(30, _("We made it safe"), case.safety.made_safe_on))
    if case.answered_on:
        stops.append(_answer(case))
    for stage in case.stages:
        stops += _of_stage(stage)
    stops += [
        Outcome(
            order=35, kind="done", title=_("We did what we promised"), day=remedy.done_on,
            did=f"{remedy.words} {remedy.done_words}",
        )
        for remedy in case.remedies
        if remedy.done_on
    ]  # fmt: skip
    stops += _coming(case)
    return stops


def _answer(case: Case) -> Outcome:
    """Our answer to anything that is no complaint. It carries how the case stands, unless more is to come."""
    state = state_of(case, clock.today())
    standing: dict[str, Any] = {}
    if not case.is_complaint and next_of(case) is None and not case.was_taken_back:
        standing = {"state": SHAPES_FOR_THEM[state], "context": {"state_words": state_for_them(state)}}
    if case.kind is CaseKind.COMPLIMENT:
        told = case.passed_on_to.name if case.passed_on_to else case.praised
        said = case.reply or _("We gave your words to %(name)s. Thank you.", name=told)
        return _stop(30, _("We passed it on"), case.answered_on, did=said, **standing)
    return _stop(30, _("We answered"), case.answered_on, did=case.reply, by=_owner(case), **standing)


def _of_stage(stage: Stage) -> list[Outcome]:
    second = stage.number == 2
    place = 32 if second else 31
    stops = []
    if second:
        stops.append(
            _stop(
                place, _("You asked for stage 2"), stage.began_on, did=_("Somebody else looks at it afresh.")
            )
        )
    if stage.acknowledged_on:
        name = stage.handler.name if stage.handler else None
        stops.append(
            _stop(place, _("We said we have it"), stage.acknowledged_on, did=stage.definition, by=name)
        )
    if stage.extended_by and stage.extended_on:
        stops.append(
            _stop(
                place,
                _("We need longer"),
                stage.extended_on,
                did=f"{stage.extended_why}\n\n{ombudsman().in_words}",
            )
        )
    if stage.answered_on:
        title = _("Our answer at stage %(number)s", number=stage.number)
        stops.append(
            Outcome(
                order=place, kind="answered", title=title, day=stage.answered_on, did=answer_in_words(stage),
                by=stage.handler.name if stage.handler else None,
            )
        )  # fmt: skip
    return stops


def answer_in_words(stage: Stage) -> str:
    """The whole answer: the letter if one was written, or its parts."""
    if stage.letter:
        return stage.letter
    parts = [
        str(DECISIONS[stage.decision]) + "." if stage.decision else "",
        stage.reasons, stage.remedy, stage.outstanding, stage.next_step,
    ]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _coming(case: Case) -> list[Outcome]:
    """What happens next, by when and why; and at the end of stage 1, the way to stage 2."""
    state, waits_for = state_of(case, clock.today()), next_of(case)
    context: dict[str, Any] = {"state_words": state_for_them(state), "summary": ""}
    if case.was_taken_back:
        return [
            _stop(60, _("You took this back"), case.closed_on, state=SHAPES_FOR_THEM[state], context=context)
        ]
    context |= {"paragraphs": _next_in_words(case), "ombudsman": ombudsman() if case.is_complaint else None}
    stage = case.stage
    if stage and stage.number == 1 and stage.answered_on and not case.is_anonymous:
        context["token"] = write_token(GO_FURTHER, case.id)
    if waits_for is None and case.kind is CaseKind.COMPLIMENT:
        return []
    if not case.is_complaint and case.answered_on and case.kind is not CaseKind.COMPLIMENT:
        context["complain_token"] = write_token(COMPLAIN, case.id)
    return [
        Outcome(
            order=60, kind="next", title=_("What happens next") if waits_for else _("If you are not happy"),
            day=waits_for.aim.on if waits_for else None, state=SHAPES_FOR_THEM[state],
            template="engagement/feedback/_next.html", context=context,
        )
    ]  # fmt: skip


def _next_in_words(case: Case) -> list[str]:
    waits_for = next_of(case)
    if waits_for is None:
        return []
    said = {
        Step.TRIAGE: _("A person reads this and judges the danger."),
        Step.ACKNOWLEDGE: _("We tell you that we have it, and what we understand it to be about."),
        Step.ANSWER: _("We answer you."),
        Step.PASS_ON: _("We give your words to the colleague you praise."),
        Step.KEEP_PROMISE: case.promises_left[0].words if case.promises_left else "",
    }
    late = _("We said by %(day)s. It is late, and we are sorry.", day=short_day(waits_for.due.on))
    is_late = state_of(case, clock.today()) is State.LATE
    return [words for words in (late if is_late else "", said[waits_for.step], waits_for.aim.why) if words]


def state_for_them(state: State) -> str:
    """How a case stands, said to whoever it is from."""
    return {
        State.LATE: _("This is late"), State.SOON: _("We are dealing with it"), State.IN_TIME: _("We are dealing with it"),
        State.PROMISED: _("We have answered, and are doing what we promised"), State.ANSWERED: _("We have answered"),
        State.CLOSED: _("This is closed"), State.TAKEN_BACK: _("You took this back"),
    }[state]  # fmt: skip


def _stop(order: int, title: str, day: date | None, **more: Any) -> Outcome:
    """A stop. Our own words to them stand in our box; a plain fact does not."""
    return Outcome(order=order, kind="answered" if more.get("by") else "done", title=title, day=day, **more)


def _owner(case: Case) -> str | None:
    return case.owner.name if case.owner else None


def dates_of(case: Case) -> list[tuple[int, str, object]]:
    """Every date of every stage with its name: (stage, name, Due), for staff."""
    names = {
        "acknowledge_by": _("Say we have it by"), "respond_by": _("Answer by"), "extended_to": _("Put back to"),
        "local_acknowledge_by": _("Our own day to say we have it"), "local_respond_by": _("Our own day to answer"),
    }  # fmt: skip
    return [(s.number, names[name], due) for s in case.stages for name, due in stage_deadlines(s)]


def moments(customer: Customer) -> list[Moment]:
    """A customer's cases on their page for staff. Complaints and private cases show only that there is one."""
    return [
        Moment(case.received_on, f"{KINDS[case.kind]} {case.reference}", link=f"/manage/cases/{case.id}")
        for case in queries.of_customer(customer)
        if not case.is_sensitive
    ]
