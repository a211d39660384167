"""A consultation's phase, worked out from its dates, and what may be done in it.

What must be said before it opens follows the Gunning principles and the
Cabinet Office Consultation Principles of 2018 (regulation notes 6.5): people
must know what can still change, how long they have, who decides and when, and
how to ask for another format.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

USUAL_DAYS = 28  # fewer gets a warning
FEWEST_DAYS = 14  # fewer needs a reason that customers can read


class Phase(StrEnum):
    """Where a consultation is."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    DECIDED = "decided"


class Doing(StrEnum):
    """What somebody may want to do with a consultation."""

    CHANGE_QUESTIONS = "change the questions"
    OPEN = "open it"
    ANSWER = "answer it"
    EXTEND = "give people longer"
    CLOSE_EARLY = "close it early"
    PUBLISH_OUTCOME = "publish what was decided"


ALLOWED: Mapping[Phase, frozenset[Doing]] = {
    Phase.DRAFT: frozenset({Doing.CHANGE_QUESTIONS, Doing.OPEN}),
    Phase.OPEN: frozenset({Doing.ANSWER, Doing.EXTEND, Doing.CLOSE_EARLY}),
    Phase.CLOSED: frozenset({Doing.PUBLISH_OUTCOME}),
    Phase.DECIDED: frozenset(),
}


@dataclass(frozen=True)
class Plan:
    """What has been said about a consultation so far; None or "" where nothing has."""

    can_still_change: str = ""
    ends_on: date | None = None
    who_decides: str = ""
    decides_on: date | None = None
    other_formats: str = ""
    why_so_short: str = ""


@dataclass(frozen=True)
class Readiness:
    """What stops a consultation from opening, and what is worth a second thought."""

    missing: list[str]
    warnings: list[str]

    @property
    def may_open(self) -> bool:
        """Is nothing missing?"""
        return not self.missing


def phase_on(
    day: date, opened_on: date | None, ends_on: date | None, decided_on: date | None = None
) -> Phase:
    """The phase on a day. The last day to answer, `ends_on`, is still open.

    >>> phase_on(date(2027, 3, 31), date(2027, 3, 1), date(2027, 3, 31))
    <Phase.OPEN: 'open'>
    """
    if opened_on is None or day < opened_on:
        return Phase.DRAFT
    if decided_on is not None and decided_on <= day:
        return Phase.DECIDED
    return Phase.CLOSED if ends_on is not None and day > ends_on else Phase.OPEN


def may(doing: Doing, phase: Phase) -> bool:
    """May this be done in this phase?"""
    return doing in ALLOWED[phase]


def readiness(plan: Plan, opens_on: date) -> Readiness:
    """What is missing before the consultation may open on this day, in words for staff.

    >>> readiness(Plan(), date(2027, 3, 1)).missing[0]
    'Say what can still change.'
    """
    missing = [
        sentence
        for said, sentence in (
            (plan.can_still_change.strip(), "Say what can still change."),
            (plan.ends_on, "Give the last day to answer."),
            (plan.who_decides.strip(), "Say who decides."),
            (plan.decides_on, "Say when they decide."),
            (plan.other_formats.strip(), "Say how to ask for another format."),
        )
        if not said
    ]
    warnings: list[str] = []
    if plan.ends_on is not None:
        missing += _wrong_dates(plan.ends_on, plan.decides_on, opens_on)
        _weigh_length((plan.ends_on - opens_on).days, plan.why_so_short, missing, warnings)
    return Readiness(missing, warnings)


def _wrong_dates(ends_on: date, decides_on: date | None, opens_on: date) -> list[str]:
    wrong = []
    if ends_on < opens_on:
        wrong.append("The last day to answer must come after it opens.")
    if decides_on is not None and decides_on <= ends_on:
        wrong.append("The decision must come after the last day to answer.")
    return wrong


def _weigh_length(days: int, why_so_short: str, missing: list[str], warnings: list[str]) -> None:
    if 0 <= days < FEWEST_DAYS and not why_so_short.strip():
        missing.append(f"People have fewer than {FEWEST_DAYS} days. Say why it is so short.")
    elif 0 <= days < USUAL_DAYS:
        warnings.append(f"People have {days} days. {USUAL_DAYS} or more is usual.")
