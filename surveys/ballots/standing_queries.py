"""Reading who was put forward, and late additions to the roll."""

from __future__ import annotations

from sqlalchemy import select

from core import clock
from core.database import db
from surveys.ballots.models import Ballot, LateAddition, Nomination
from surveys.ballots.phases import Phase


def nominations(ballot: Ballot) -> list[Nomination]:
    """All of them, by name: those who wait are found by their state."""
    found = select(Nomination).where(Nomination.ballot_id == ballot.id)
    return list(db.session.scalars(found.order_by(Nomination.name, Nomination.id)))


def by_seconder_code(ballot: Ballot, typed: str) -> Nomination | None:
    plain = "".join(one for one in typed.upper() if one.isalnum())
    return db.session.scalar(
        select(Nomination).where(Nomination.ballot_id == ballot.id, Nomination.seconder_code == plain)
    )


def open_calls() -> list[Ballot]:
    """Ballots for which names can be put forward today, the one that ends first at the top."""
    day = clock.today()
    found = select(Ballot).where(Ballot.nominations_from <= day, Ballot.nominations_to >= day)
    return [
        one
        for one in db.session.scalars(found.order_by(Ballot.nominations_to, Ballot.id))
        if one.phase() is Phase.NOMINATIONS
    ]


def late_additions(ballot: Ballot, *, confirmed: bool | None = None) -> list[LateAddition]:
    """Late additions, the first proposed at the top; only the confirmed, or those that wait, where asked."""
    found = select(LateAddition).where(LateAddition.ballot_id == ballot.id)
    if confirmed is not None:
        column = LateAddition.confirmed_by_id
        found = found.where(column.is_not(None) if confirmed else column.is_(None))
    return list(db.session.scalars(found.order_by(LateAddition.id)))
