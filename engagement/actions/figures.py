"""The numbers actions answer for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Figure, UnknownFigure, name_figure
from engagement.actions import queries
from engagement.actions.lateness import State
from engagement.actions.models import Action

DONE = {State.AGREED, State.CHECKED, State.WE_SAY_DONE}


def register() -> None:
    counts: dict[str, tuple[object, Callable[[Action, State], bool]]] = {
        "all": (_l("Things we said we would do"), lambda _action, _state: True),
        "done": (_l("Things done, as we say"), lambda _action, state: state in DONE),
        "checked": (
            _l("Things done, and checked by customers"),
            lambda _a, s: s in {State.AGREED, State.CHECKED},
        ),
        "late": (_l("Things late today"), lambda _action, state: state is State.LATE),
        "half": (_l("Things half done"), lambda _action, state: state is State.HALF),
        "did_not": (_l("Things we did not do"), lambda _action, state: state is State.DID_NOT),
        "disputed": (_l("Things customers say are not done"), lambda _action, state: state is State.DISPUTED),
        "waiting": (
            _l("Things waiting for the committee's word"),
            lambda a, _s: a.is_waiting_for_the_committee,
        ),
    }
    for name, (what, belongs) in counts.items():
        name_figure(f"actions.{name}", what, _counter(name, belongs))
    name_figure(
        "actions.checked_share", _l("Share of done things that customers have checked"), checked_share
    )


def _counter(name: str, belongs: Callable[[Action, State], bool]) -> Callable[..., Figure]:
    def count(since: str = "", until: str = "") -> Figure:
        today = clock.today()
        found = _between(since, until)
        return Figure(
            value=sum(belongs(action, action.state(today)) for action in found), unit="count", as_at=today,
            base=len(found), link="/you-said-we-did",
            how="Published actions opened in this time, by the state each is in today. "
            "A state is worked out from its dates, its news, and the committee's and customers' words.",
        )  # fmt: skip

    count.__name__ = f"count_{name}"
    return count


def checked_share(since: str = "", until: str = "") -> Figure:
    """Of the things we say are done, the share that the committee or customers have agreed."""
    today = clock.today()
    states = [action.state(today) for action in _between(since, until)]
    done = sum(state in DONE | {State.DISPUTED} for state in states)
    checked = sum(state in {State.AGREED, State.CHECKED} for state in states)
    return Figure(
        value=Fraction(checked, done) if done else None, unit="share", as_at=today, base=done, link="/you-said-we-did",
        how="Done things with the committee's or customers' agreement, of all that we say are done.",
    )  # fmt: skip


def _between(since: str, until: str) -> list[Action]:
    """Published actions opened between two days, both counted."""
    try:
        first = date.fromisoformat(since) if since else date.min
        last = date.fromisoformat(until) if until else date.max
    except ValueError as error:
        raise UnknownFigure("Write the days like 2026-04-01.") from error
    return [action for action in queries.published() if first <= action.opened_on <= last]
