"""The peg for "what came of it": rooms above hang what they did about a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from core import clock
from core.registry import Registry
from engagement.voices.models import Voice

COMING = 60
OutcomeKind = Literal["told", "grouped", "decided", "doing", "done", "next", "answered"]


@dataclass(frozen=True)
class Outcome:
    """A stop on the trail of a voice.

    `order` sets its place (10 told, 20 grouped, 30 answered, 40 decided, 50
    doing and done, 60 next), `day` the place among equals. `said` are a
    customer's words; `did` are ours, boxed where we decided or answered, with
    `by` under them. `state` is the state of the whole at this stop, such as
    `half_done`; `state_now` chooses the one for the box at the top, with
    `context["summary"]` or `did` as its sentence. `details` are parts of the work:
    `{"title", "said", "state", "done", "of"}`. `template` is shown inside the
    stop, with `context` and `code` as its variables. Stops with the same
    `about`, such as those of one action, stand together.
    """

    order: int
    title: Any
    day: date | None = None
    kind: OutcomeKind = "told"
    said: str | None = None
    did: str | None = None
    by: str | None = None
    state: str | None = None
    details: list[dict[str, Any]] = field(default_factory=list)
    link: str | None = None
    template: str | None = None
    context: dict[str, Any] = field(default_factory=dict)
    about: str | None = None


outcomes: Registry[Callable[[Voice], list[Outcome]]] = Registry("voices.outcomes")

# Rooms above that know who said something: such words are not blanked by code alone.
known_persons: Registry[Callable[[Voice], bool]] = Registry("voices.known_persons")

# Rooms above that ask customers things: is this the source of something that people may want news of?
gives_news: Registry[Callable[[str], bool]] = Registry("voices.gives_news")

# Called with the keys of remarks whose words were changed or blanked, inside the same transaction.
words_changed: Registry[Callable[[list[str]], None]] = Registry("voices.words_changed")


def what_came_of(voice: Voice) -> list[Outcome]:
    """Every stop on this voice's trail: what is about the whole, then each thing done in turn, then the future."""
    told = [outcome for tell in outcomes for outcome in tell(voice)]
    begun: dict[str, date] = {}
    for each in told:
        if each.about and each.day:
            begun[each.about] = min(each.day, begun.get(each.about, each.day))

    def place(each: Outcome) -> tuple[int, date, str, int, date]:
        day = each.day or clock.today()
        if each.about:
            return 1, begun.get(each.about, day), each.about, each.order, day
        return (0 if each.order < COMING else 2), date.min, "", each.order, day

    return sorted(told, key=place)


def state_now(trail: list[Outcome]) -> Outcome | None:
    """The stop whose state stands at the top: the latest thing we did, or else the last that has a state."""
    with_state = [each for each in trail if each.state]
    did = [each for each in with_state if each.kind in ("doing", "done") and each.day]
    return max(did, key=lambda each: each.day or date.min) if did else with_state[-1] if with_state else None


def said_by_a_known_person(voice: Voice) -> bool:
    return any(knows(voice) for knows in known_persons)
