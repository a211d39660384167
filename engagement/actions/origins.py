"""The pegs on which other rooms hang where actions come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.registry import Registry
from engagement.voices.models import Voice


@dataclass(frozen=True)
class Origin:
    """What stands behind an action: a theme, a case, a recommendation.

    `how_many` of `of` customers said it between `from_on` and `to_on`, as far
    as that can be shown; `sources` are the surveys whose followers are told.
    """

    title: str
    link: str | None
    how_many: int | None = None
    of: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    quotes: Sequence[str] = ()
    sources: Sequence[str] = field(default_factory=tuple)


# kind → what stands behind a reference of that kind, or None when it is gone
origins: Registry[Callable[[str], Origin | None]] = Registry("actions.origins")

# kind → the references of that kind that a voice belongs to
origins_of_voice: Registry[Callable[[Voice], list[str]]] = Registry("actions.origins_of_voice")

# kind → what staff may open an action from: (reference, title) pairs
open_to_action: Registry[Callable[[], list[tuple[str, str]]]] = Registry("actions.open_to_action")


def look_up(kind: str, ref: str) -> Origin | None:
    return origins[kind](ref) if kind in origins else None
