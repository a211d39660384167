"""The peg for "what came of it": rooms above hang what they did about a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from core import clock
from core.registry import Registry
from engagement.voices.models import Voice

OutcomeKind = Literal["told", "grouped", "decided", "doing", "done", "next", "answered"]


@dataclass(frozen=True)
class Outcome:
    """A stop on the trail of a voice.

    `order` sets its place (10 told, 20 grouped, 30 answered, 40 decided, 50
    doing and done, 60 next), `day` the place among equals. `said` are a
    customer's words; `did` are ours, boxed where we decided or answered, with
    `by` under them. `state` is the state of the whole at this stop, such as
    `half_done`: the last one given stands in the box at the top, with
    `context["summary"]` as its sentence. `details` are parts of the work:
    `{"title", "said", "state", "done", "of"}`. `template` is shown inside the
    stop, with `context` and `code` as its variables.
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


outcomes: Registry[Callable[[Voice], list[Outcome]]] = Registry("voices.outcomes")

# Rooms above that know who said something: such words are not blanked by code alone.
known_persons: Registry[Callable[[Voice], bool]] = Registry("voices.known_persons")

# Called with the keys of remarks whose words were changed or blanked, inside the same transaction.
words_changed: Registry[Callable[[list[str]], None]] = Registry("voices.words_changed")


def what_came_of(voice: Voice) -> list[Outcome]:
    """Every stop on this voice's trail, in order."""
    told = [outcome for tell in outcomes for outcome in tell(voice)]
    return sorted(told, key=lambda each: (each.order, each.day or clock.today()))


def said_by_a_known_person(voice: Voice) -> bool:
    return any(knows(voice) for knows in known_persons)
