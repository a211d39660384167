"""Timed work: closing what is due, and hiding the order in which votes came."""

from __future__ import annotations

from sqlalchemy import select

from core import clock
from core.database import db, saving
from surveys.ballots import services
from surveys.ballots.models import Ballot
from surveys.ballots.shuffling import shuffle_ballot


def shuffle_votes() -> int:
    """Close ballots whose time is up, then lay the votes of every ballot with fresh ones in a new random order."""
    changed = close_due()
    open_or_uncounted = select(Ballot).where(Ballot.opens_at <= clock.now(), Ballot.counted_at.is_(None))
    for ballot in db.session.scalars(open_or_uncounted).all():
        changed += shuffle_ballot(ballot)
    return changed


def close_due() -> int:
    """Close every open ballot whose time is up. Gives how many."""
    due = select(Ballot).where(
        Ballot.closes_at <= clock.now(), Ballot.closed_at.is_(None), Ballot.cancelled_at.is_(None)
    )
    found = db.session.scalars(due).all()
    for ballot in found:
        with saving():
            services.close_ballot(ballot, by=None)
    return len(found)
