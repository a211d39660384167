"""The numbers that feedback answers for. A share of complaints is a count of all of them, so it has no range."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from flask_babel import lazy_gettext as _l

from core import clock, settings
from core.figures import Figure, UnknownFigure, name_figure
from core.working_days import add_working_days
from engagement.customers.queries import active_households
from engagement.feedback import queries
from engagement.feedback.kinds import CaseKind, Decision
from engagement.feedback.models import Case, Stage
from engagement.feedback.state import State, stage_deadlines, state_of
from engagement.feedback.targets import closures

FEWEST_FOR_A_SHARE = 10
REPLIED_TO = {CaseKind.ENQUIRY, CaseKind.SERVICE_REQUEST, CaseKind.RENT_HELP}


def register() -> None:
    named: dict[str, tuple[Any, Callable[..., Figure]]] = {
        "complaints_received": (_l("Complaints received"), complaints_received),
        "complaints_open": (_l("Complaints that wait for an answer"), complaints_open),
        "complaints_late": (_l("Complaints late today"), complaints_late),
        "acknowledged_in_time": (_l("Complaints acknowledged in time"), acknowledged_in_time),
        "stage1_in_time": (_l("Stage 1 answers in time"), stage1_in_time),
        "stage2_in_time": (_l("Stage 2 answers in time"), stage2_in_time),
        "complaints_per_1000": (_l("Complaints for each 1,000 homes"), complaints_per_1000),
        "upheld": (_l("Complaints we agreed with, all or part"), upheld),
        "answered_next_working_day": (
            _l("Questions answered by the next working day"),
            answered_next_working_day,
        ),
        "learning_recorded": (_l("Answered complaints with something learned"), learning_recorded),
        "compliments": (_l("Praise received"), compliments),
        "refused": (_l("Complaints we refused to look into"), refused),
        "escalated": (_l("Complaints that went to stage 2"), escalated),
        "promises_kept": (_l("Promises to customers kept by their day"), promises_kept),
        "cases_late": (_l("Cases of every kind late today"), cases_late),
    }
    for name, (what, work_out) in named.items():
        name_figure(f"feedback.{name}", what, work_out)


def complaints_received(since: str = "", until: str = "") -> Figure:
    found = queries.complaints_between(*_days(since, until))
    return _count(len(found), "Complaints by the day each came, in the time asked for.")


def complaints_open(since: str = "", until: str = "") -> Figure:
    found = [s for s in _stages(since, until) if s.answered_on is None]
    return _count(len(found), "Complaints at either stage without an answer today.")


def complaints_late(since: str = "", until: str = "") -> Figure:
    today = clock.today()
    found = [c for c in queries.complaints_between(*_days(since, until)) if state_of(c, today) is State.LATE]
    return _count(len(found), "Complaints past a day the Code sets, or past a promise, and not yet done.")


def cases_late() -> Figure:
    today = clock.today()
    found = [case for case in queries.open_cases() if state_of(case, today) is State.LATE]
    return _count(len(found), "Cases of every kind past their day and not yet done.")


def acknowledged_in_time(since: str = "", until: str = "") -> Figure:
    """Of complaints whose clock has run out or that were acknowledged: the share in 5 working days (Code 6.2)."""
    today = clock.today()
    known = [
        stage
        for stage in _stages(since, until, number=1)
        if stage.acknowledged_on or today > stage_deadlines(stage).acknowledge_by.on
    ]
    in_time = [
        s for s in known if s.acknowledged_on and s.acknowledged_on <= stage_deadlines(s).acknowledge_by.on
    ]
    return _share(
        in_time, known,
        "Stage 1 complaints acknowledged within 5 working days of coming (Code 6.2), of those acknowledged or past that day.",
    )  # fmt: skip


def stage1_in_time(since: str = "", until: str = "", of: str = "") -> Figure:
    return _answered_in_time(1, since, until, of)


def stage2_in_time(since: str = "", until: str = "", of: str = "") -> Figure:
    return _answered_in_time(2, since, until, of)


def _answered_in_time(number: int, since: str, until: str, of: str) -> Figure:
    """Like the measure CH02: answered within the Code's time, an agreed extension included.

    `of` is "received" (all that came, those in time to be answered yet left out) or
    "answered"; the setting `feedback.in_time_of` decides if it is not given. Both
    are in the figure's rows.
    """
    of = of or settings.get("feedback.in_time_of")
    if of not in {"received", "answered"}:
        raise UnknownFigure("Count in-time answers of “received” or of “answered”.")
    today = clock.today()
    stages = _stages(since, until, number=number)
    in_time = [s for s in stages if _was_in_time(s)]
    counted = {
        "received": [s for s in stages if s.answered_on or _is_past(s, today)],
        "answered": [s for s in stages if s.answered_on],
    }
    days = {1: "10 working days", 2: "20 working days"}[number]
    how = {
        "received": f"Stage {number} complaints answered within {days} of our saying we have them, extensions included, of all whose time is over.",
        "answered": f"Stage {number} complaints answered within {days} of our saying we have them, extensions included, of all answered.",
    }[of]
    rows = [{"of": name, "in_time": len(in_time), "base": len(base)} for name, base in counted.items()]
    return _share(in_time, counted[of], how, rows=rows)


def _was_in_time(stage: Stage) -> bool:
    due = stage_deadlines(stage).answer_by
    return bool(stage.answered_on and due and stage.answered_on <= due.on)


def _is_past(stage: Stage, today: date) -> bool:
    dates = stage_deadlines(stage)
    return today > (dates.answer_by or dates.acknowledge_by).on


def complaints_per_1000(since: str = "", until: str = "") -> Figure:
    """Like the measure CH01: stage 1 complaints for each 1,000 homes."""
    homes = len(active_households())
    found = len(_stages(since, until, number=1))
    value = Fraction(found * 1000, homes) if homes else None
    how = "Stage 1 complaints received, for each 1,000 homes lived in today."
    return Figure(
        value, "count", clock.today(), how, base=homes, link="/you-said-we-did", rows=[{"complaints": found}]
    )


def upheld(since: str = "", until: str = "") -> Figure:
    decided = [s for s in _stages(since, until) if s.decision]
    agreed = [s for s in decided if s.decision in {Decision.UPHELD, Decision.PARTLY}]
    return _share(
        agreed,
        decided,
        "Answers at either stage that agree with the complaint, in all or part, of all answers.",
    )


def refused(since: str = "", until: str = "") -> Figure:
    found = [s for s in _stages(since, until) if s.decision is Decision.REFUSED]
    return _count(len(found), "Answers that refuse to look into a complaint (Code, section 2).")


def escalated(since: str = "", until: str = "") -> Figure:
    found = _stages(since, until, number=2)
    return _count(len(found), "Complaints received in the time asked for that went on to stage 2.")


def promises_kept(since: str = "", until: str = "") -> Figure:
    """Of what we promised in answers and is due: the share done by its day (Code 7.3)."""
    today = clock.today()
    cases = queries.complaints_between(*_days(since, until))
    due = [r for case in cases for r in case.remedies if r.done_on or r.due_on < today]
    kept = [r for r in due if r.done_on and r.done_on <= r.due_on]
    return _share(
        kept, due, "Promises in answers to complaints that were done by their day, of all done or due."
    )


def answered_next_working_day(since: str = "", until: str = "") -> Figure:
    """The charter's promise to reply within one working day."""
    today = clock.today()
    asked = queries.cases_of_kinds(REPLIED_TO, *_days(since, until))
    known = [c for c in asked if c.answered_on or today > _next_day(c)]
    in_time = [c for c in known if c.answered_on and c.answered_on <= _next_day(c)]
    return _share(
        in_time,
        known,
        "Questions, things gone wrong and calls for help with rent, answered by the next working day.",
    )


def _next_day(case: Case) -> date:
    return add_working_days(case.received_on, 1, closures())


def learning_recorded(since: str = "", until: str = "") -> Figure:
    answered = [s for s in _stages(since, until) if s.answered_on]
    learned = [s for s in answered if s.learning]
    return _share(learned, answered, "Answers to complaints that say what we learned, of all answers.")


def compliments(since: str = "", until: str = "") -> Figure:
    first, last = _days(since, until)
    found = queries.count_of_kind(CaseKind.COMPLIMENT, first, last)
    return _count(found, "Praise by the day each came, in the time asked for.")


def _stages(since: str, until: str, number: int | None = None) -> list[Stage]:
    cases = queries.complaints_between(*_days(since, until))
    return [stage for case in cases for stage in case.stages if number in (None, stage.number)]


def _count(value: int, how: str) -> Figure:
    return Figure(value, "count", clock.today(), how, base=value)


def _share(some: Iterable[Any], of: list[Any], how: str, rows: list[dict[str, Any]] | None = None) -> Figure:
    """No share of fewer than ten: one person more or less would be most of it."""
    few = 0 < len(of) < FEWEST_FOR_A_SHARE
    value = Fraction(len(list(some)), len(of)) if of and not few else None
    return Figure(
        value,
        "share",
        clock.today(),
        how,
        base=None if few else len(of),
        held_back=few,
        rows=[] if few else rows or [],
    )


def _days(since: str, until: str) -> tuple[date, date]:
    try:
        return (
            date.fromisoformat(since) if since else date.min,
            date.fromisoformat(until) if until else date.max,
        )
    except ValueError as error:
        raise UnknownFigure("Write the days like 2026-04-01.") from error
