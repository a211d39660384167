"""Writing the ballot's public log."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from core import clock
from core.database import db
from surveys.ballots.chain import FIRST, hash_of
from surveys.ballots.models import Ballot, LogLine


def note(ballot: Ballot, what: str, **details: Any) -> LogLine:
    """Add a line to the log, in the caller's transaction: what happened, and numbers about it.

    Numbers, days as text and reasons only: no name, no vote, no code.
    """
    last = db.session.scalar(
        select(LogLine).where(LogLine.ballot_id == ballot.id).order_by(LogLine.sequence.desc()).limit(1)
    )
    previous, sequence = (last.hash, last.sequence + 1) if last else (FIRST, 1)
    day = clock.today()
    line = LogLine(
        ballot_id=ballot.id, sequence=sequence, day=day, what=what, details=details, previous=previous,
        hash=hash_of(previous, sequence, day, what, details),
    )  # fmt: skip
    db.session.add(line)
    db.session.flush()
    return line
