"""Reading counted ballots: the count itself, those declared, and those that came from a consultation."""

from __future__ import annotations

from sqlalchemy import or_, select

from core import clock
from core.database import db
from surveys.ballots.models import Ballot, BallotCount


def count_of(ballot: Ballot) -> BallotCount | None:
    """The count, once there is one."""
    return db.session.scalar(select(BallotCount).where(BallotCount.ballot_id == ballot.id))


def declared_ballots() -> list[Ballot]:
    """Those with a result that everybody may read, the newest first."""
    found = select(Ballot).where(Ballot.declared_at.is_not(None), Ballot.cancelled_at.is_(None))
    return list(db.session.scalars(found.order_by(Ballot.declared_at.desc(), Ballot.id.desc())))


def waiting_ballots() -> list[Ballot]:
    """Those that have closed and whose result is not declared yet, the oldest first."""
    moment = clock.now()
    found = select(Ballot).where(
        or_(Ballot.closed_at.is_not(None), Ballot.closes_at <= moment),
        Ballot.declared_at.is_(None), Ballot.cancelled_at.is_(None),
    )  # fmt: skip
    return list(db.session.scalars(found.order_by(Ballot.closes_at, Ballot.id)))


def from_consultation(slug: str) -> list[Ballot]:
    """The ballots that a consultation led to and that people may know of, in the order they opened."""
    found = select(Ballot).where(
        Ballot.came_from == slug, Ballot.opens_at.is_not(None), Ballot.cancelled_at.is_(None)
    )
    return list(db.session.scalars(found.order_by(Ballot.opens_at, Ballot.id)))
