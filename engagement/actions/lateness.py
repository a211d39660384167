"""The state of an action, worked out from what is known of it. Plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CUSTOMERS_NEEDED = 5


class Step(StrEnum):
    """What an update says of the work."""

    DOING = "doing"
    HALF_DONE = "half_done"
    DONE = "done"
    DID_NOT = "did_not"


class Word(StrEnum):
    """What the committee says of a "done"."""

    AGREE = "agree"
    QUESTION = "question"
    SEND_BACK = "send_back"


class State(StrEnum):
    """What a customer is shown. The values are the names of the shapes in the design system."""

    AGREED = "agreed"
    CHECKED = "checked"
    WE_SAY_DONE = "we_say_done"
    DISPUTED = "disputed"
    HALF = "half"
    BEGUN = "begun"
    LATE = "late"
    DID_NOT = "did_not"
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True)
class Facts:
    """All that decides the state. `steps` and `words` are in the order they happened, with their days.

    `works` and `works_not` count customers who said since the last "done" that it works, or not yet.
    """

    due_on: date
    steps: Sequence[tuple[date, Step]] = ()
    words: Sequence[tuple[date, Word]] = ()
    works: int = 0
    works_not: int = 0


def state_of(facts: Facts, today: date) -> State:
    """The state on a day.

    A "done" counts as agreed when five customers or more have spoken and two
    in three of them say it works; as disputed when the committee sent it back
    or most of those customers say it does not. Work is late the day after the
    first date that was promised, whatever later date was given since.

    >>> from datetime import date
    >>> state_of(Facts(date(2026, 11, 1)), date(2026, 11, 24))
    <State.LATE: 'late'>
    >>> state_of(Facts(date(2026, 11, 1), [(date(2026, 10, 30), Step.DONE)]), date(2026, 11, 24))
    <State.WE_SAY_DONE: 'we_say_done'>
    """
    last = facts.steps[-1] if facts.steps else None
    if last and last[1] is Step.DID_NOT:
        return State.DID_NOT
    if last and last[1] is Step.DONE:
        return _after_done(facts, last[0])
    if days_late(facts.due_on, today) > 0:
        return State.LATE
    if last is None:
        return State.NOT_BEGUN
    return State.HALF if last[1] is Step.HALF_DONE else State.BEGUN


def _after_done(facts: Facts, done_on: date) -> State:
    words = [word for on, word in facts.words if on >= done_on]
    spoke = facts.works + facts.works_not
    enough = spoke >= CUSTOMERS_NEEDED
    if (words and words[-1] is Word.SEND_BACK) or (enough and facts.works_not * 2 > spoke):
        return State.DISPUTED
    if enough and facts.works * 3 >= spoke * 2:
        return State.AGREED
    return State.CHECKED if Word.AGREE in words else State.WE_SAY_DONE


def days_late(due_on: date, today: date) -> int:
    """How many days past the promised date; 0 when it is not.

    >>> days_late(date(2026, 11, 1), date(2026, 11, 24))
    23
    """
    return max(0, (today - due_on).days)
