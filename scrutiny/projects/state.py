"""How far a project is, worked out from what is known of it. Plain values in, plain values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FOLLOW_UP_MONTHS = (3, 6, 12)  # after the report (regulation.md 5.3, stage 10)


class State(StrEnum):
    """The stages of a project, in their order."""

    COMMISSIONED = "commissioned"
    GATHERING = "gathering"
    REPORTING = "reporting"
    PUBLISHED = "published"
    ANSWERED = "answered"
    FOLLOWED = "followed"
    DONE = "done"


@dataclass(frozen=True)
class Facts:
    """All that decides the stage.

    `asked` has a pair for each recommendation: how the landlord answers now
    ("accept", "partly", "reject" or None), and what the panel said last
    ("done", "half", "not" or None).
    """

    evidence: int = 0
    is_published: bool = False
    asked: Sequence[tuple[str | None, str | None]] = ()


def state_of(facts: Facts) -> State:
    """The stage of a project.

    A published project is answered when every recommendation is, and done
    when the panel says "done" of each one that was accepted, wholly or partly.

    >>> state_of(Facts(evidence=2, asked=[(None, None)]))
    <State.REPORTING: 'reporting'>
    >>> state_of(Facts(is_published=True, asked=[("accept", "done"), ("reject", None)]))
    <State.DONE: 'done'>
    """
    if not facts.is_published:
        if facts.asked:
            return State.REPORTING
        return State.GATHERING if facts.evidence else State.COMMISSIONED
    if any(answer is None for answer, _said in facts.asked):
        return State.PUBLISHED
    to_do = [said for answer, said in facts.asked if answer != "reject"]
    if all(said == "done" for said in to_do):
        return State.DONE
    return State.FOLLOWED if any(said for _answer, said in facts.asked) else State.ANSWERED


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    >>> months_after(date(2026, 11, 30), 3)
    datetime.date(2027, 2, 28)
    """
    month_count = day.year * 12 + day.month - 1 + months
    year, month = divmod(month_count, 12)
    for day_number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, day_number)
        except ValueError:
            continue
    raise AssertionError("Every month has 28 days.")


def follow_ups_due(published_on: date) -> list[date]:
    """When the panel looks again.

    >>> follow_ups_due(date(2026, 1, 15))[0]
    datetime.date(2026, 4, 15)
    """
    return [months_after(published_on, months) for months in FOLLOW_UP_MONTHS]


def next_follow_up(published_on: date, said_on: Sequence[date]) -> date | None:
    """The next day the panel looks again; one that has passed counts until somebody has looked since.

    None when all of them are over.
    """
    for due in follow_ups_due(published_on):
        if not any(on >= due for on in said_on):
            return due
    return None
