"""What travels in the form while somebody fills in a paper, signed, so that nothing is kept here until it is sent.

No cookie and no session. The tracker to be makes the same paper sent twice the
same vote. The order of the names was drawn for this voter, and stays theirs.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any

from core.errors import Refused
from core.forms import OldForm, read_old_token, read_token, write_token
from surveys.ballots import marks as papers
from surveys.ballots.models import Ballot, BallotOption
from surveys.ballots.services import new_tracker

KIND = "ballot paper"


@dataclass(frozen=True)
class State:
    """`code` opens the paper; `changes` says that the tracker does instead. `marks` are None until they were read."""

    code: str
    tracker: str
    order: tuple[str, ...]
    marks: Any = None
    changes: bool = False

    def marked(self, marks: Any) -> State:
        return replace(self, marks=marks)


def fresh(ballot: Ballot, *, code: str = "", tracker: str | None = None) -> State:
    """A new paper: the names in an order drawn for this voter. With a `tracker`, one that takes an older one's place."""
    keys = [one.key for one in ballot.standing]
    secrets.SystemRandom().shuffle(keys)
    return State(code, tracker or new_tracker(), tuple(keys), None, tracker is not None)


def written(ballot: Ballot, state: State) -> str:
    return write_token(
        KIND, [ballot.id, state.code, state.tracker, list(state.order), state.marks, state.changes]
    )


def read(ballot: Ballot, token: str | None) -> tuple[State | None, bool]:
    """The state a form brought back, and whether it is good.

    From one that is too old or was changed only the code and the order are
    taken, and it gets a new tracker. None when nothing can be read.
    """
    try:
        ballot_id, code, tracker, order, marks, changes = read_token(KIND, token)
        if ballot_id == ballot.id:
            return State(code, tracker, tuple(order), marks, changes), True
    except (OldForm, ValueError, TypeError):
        pass
    found = read_old_token(KIND, token)
    if not isinstance(found, list) or len(found) != 6 or not isinstance(found[1], str) or not found[1]:
        return None, False
    return replace(fresh(ballot, code=found[1]), order=_order(ballot, found[3])), False


def in_order(ballot: Ballot, state: State) -> list[BallotOption]:
    """The names that stand, in this voter's order."""
    standing = {one.key: one for one in ballot.standing}
    return [standing[key] for key in _order(ballot, state.order)]


def usable(ballot: Ballot, marks: Any) -> bool:
    """Whether marks from a form are still a paper of this ballot."""
    try:
        papers.check(ballot.rules, marks)
    except Refused:
        return False
    return True


def _order(ballot: Ballot, wanted: Any) -> tuple[str, ...]:
    keys = [one.key for one in ballot.standing]
    known = [key for key in wanted if key in keys] if isinstance(wanted, list | tuple) else []
    return tuple(dict.fromkeys([*known, *keys]))
