"""What a case waits for, by when and why, and how it stands: worked out from its facts, never kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flask_babel import gettext as _
from flask_babel import ngettext

from core import settings
from core.working_days import ONE_DAY, add_working_days, is_working_day, working_days_between
from engagement.feedback.deadlines import Deadlines, Due, deadlines
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case, Stage
from engagement.feedback.targets import closures, targets_on


class State(StrEnum):
    """How a case stands. A case that waits for us is late, due soon or in time."""

    LATE = "late"
    SOON = "soon"
    IN_TIME = "in_time"
    PROMISED = "promised"
    ANSWERED = "answered"
    CLOSED = "closed"
    TAKEN_BACK = "taken_back"


class Step(StrEnum):
    """The next thing to do."""

    TRIAGE = "triage"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    PASS_ON = "pass_on"  # noqa: S105 - a step, not a password
    KEEP_PROMISE = "keep_promise"


SHAPES = {
    State.LATE: "late", State.SOON: "at_risk", State.IN_TIME: "not_begun", State.PROMISED: "half",
    State.ANSWERED: "we_say_done", State.CLOSED: "done", State.TAKEN_BACK: "did_not",
}  # fmt: skip

# Whoever it is from need not see that a day comes near, only that it has passed.
SHAPES_FOR_THEM = SHAPES | {State.SOON: SHAPES[State.IN_TIME]}


@dataclass(frozen=True)
class Next:
    """The next thing to do, and the last day for it. `own` is our own, tighter target where we have one."""

    step: Step
    due: Due
    own: Due | None = None

    @property
    def aim(self) -> Due:
        """The day to work to."""
        return self.own or self.due

    def days_late(self, today: date) -> int:
        return max(0, working_days_between(self.due.on, today)) if today > self.due.on else 0


def stage_deadlines(stage: Stage) -> Deadlines:
    """The dates of a complaint's stage, each with why."""
    return deadlines(
        stage.began_on, stage.number, stage.acknowledged_on, stage.extended_by,
        targets=targets_on(stage.began_on, stage.number), closures=closures(),
    )  # fmt: skip


def next_of(case: Case) -> Next | None:
    """What the case waits for from us, or None when it waits for nothing."""
    if case.was_taken_back or case.closed_on:
        return None
    if case.stage and case.stage.answered_on is None:
        return _next_of_stage(case.stage)
    if not case.stages and case.answered_on is None:
        return _next_without_stages(case)
    if case.promises_left:
        remedy = case.promises_left[0]
        return Next(Step.KEEP_PROMISE, Due(remedy.due_on, _("We promised it by this day.")))
    return None


def _next_of_stage(stage: Stage) -> Next:
    dates = stage_deadlines(stage)
    if stage.acknowledged_on is None:
        return Next(Step.ACKNOWLEDGE, dates.acknowledge_by, dates.local_acknowledge_by)
    own = None if stage.extended_by else dates.local_respond_by
    return Next(Step.ANSWER, dates.answer_by or dates.acknowledge_by, own)


def _next_without_stages(case: Case) -> Next:
    if case.kind is CaseKind.CONCERN and case.safety and case.safety.triaged_on is None:
        return Next(
            Step.TRIAGE, Due(case.received_on, _("A person reads each safety concern the day it comes."))
        )
    if case.kind is CaseKind.COMPLIMENT:
        days = settings.get("feedback.praise_days", case.received_on)
        why = _("We pass praise on within %(days)s working days.", days=days)
        return Next(Step.PASS_ON, Due(add_working_days(case.received_on, days, closures()), why))
    days = settings.get("feedback.reply_days", case.received_on)
    why = ngettext("We reply within %(num)d working day.", "We reply within %(num)d working days.", days)
    return Next(Step.ANSWER, Due(add_working_days(case.received_on, days, closures()), why))


def state_of(case: Case, today: date) -> State:
    """How a case stands on a day.

    A day is late once it has passed: whatever is done by midnight of the last day is in time.
    """
    if case.was_taken_back:
        return State.TAKEN_BACK
    if case.closed_on:
        return State.CLOSED
    waits_for = next_of(case)
    if waits_for is None:
        return State.ANSWERED
    if today > waits_for.due.on:
        return State.LATE
    if waits_for.step is Step.KEEP_PROMISE:
        return State.PROMISED
    return State.SOON if today >= working_day_before(waits_for.aim.on) else State.IN_TIME


def working_day_before(day: date) -> date:
    """The working day before a day."""
    before = day - ONE_DAY
    while not is_working_day(before):
        before -= ONE_DAY
    return before


def in_words(case: Case, today: date) -> str:
    """The state as a badge says it: "Late by 3 working days", "Due today"."""
    state, waits_for = state_of(case, today), next_of(case)
    if waits_for is None:
        return {
            State.ANSWERED: _("Answered"), State.CLOSED: _("Closed"), State.TAKEN_BACK: _("Taken back"),
        }[state]  # fmt: skip
    if state is State.LATE:
        days = waits_for.days_late(today)
        return (
            ngettext("Late by %(num)d working day", "Late by %(num)d working days", days)
            if days
            else _("Late")
        )
    if waits_for.aim.on < today:
        return _("Past our own day")
    days = (waits_for.aim.on - today).days
    return (
        _("Due today")
        if days == 0
        else _("Due tomorrow")
        if days == 1
        else ngettext("Due in %(num)d day", "Due in %(num)d days", days)
    )


def step_in_words(step: Step) -> str:
    return {
        Step.TRIAGE: _("Judge the danger"), Step.ACKNOWLEDGE: _("Say we have it"), Step.ANSWER: _("Answer it"),
        Step.PASS_ON: _("Pass it on"), Step.KEEP_PROMISE: _("Keep what we promised"),
    }[step]  # fmt: skip
