"""Opening and closing."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from surveys.ballots.models import Ballot, RollEntry, Voted
from surveys.ballots.phases import Phase
from surveys.ballots.services.making import problems
from surveys.ballots.services.noting import note
from surveys.ballots.services.turns import alone_with


def open_ballot(
    ballot: Ballot, *, closes_at: datetime, by: Account | None, opens_at: datetime | None = None
) -> None:
    """Open it now, or at `opens_at`. From then on nothing about it can change.

    Raises Refused when something is missing, when it was opened before, or when it would close at once.
    """
    if ballot.phase() not in {Phase.DRAFT, Phase.NOMINATIONS, Phase.READY} or ballot.opens_at is not None:
        raise Refused(_("This vote was opened before."))
    if ballot.phase() is Phase.NOMINATIONS:
        raise Refused(_("Names can still be put forward."))
    if missing := problems(ballot):
        raise Refused(missing[0])
    moment = clock.now()
    opens_at = max(opens_at or moment, moment)
    if closes_at <= opens_at:
        raise Refused(_("It must close after it opens"), field="closes_on")
    if ballot.result_on and ballot.result_on < clock.in_london(closes_at).date():
        raise Refused(_("The result cannot be told before the vote closes."), field="closes_on")
    ballot.opens_at, ballot.closes_at = opens_at, closes_at
    voters = db.session.scalar(select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id))
    audit.record("ballot.opened", ballot, by=by, opens_at=opens_at, closes_at=closes_at)
    note(
        ballot, "opened", opens_at=_minute(opens_at), closes_at=_minute(closes_at), voters=voters,
        method=ballot.method, seats=ballot.seats, tie_seed=ballot.tie_seed,
        options=[one.name for one in ballot.standing],
    )  # fmt: skip


def close_ballot(ballot: Ballot, *, by: Account | None, reason: str = "") -> None:
    """Close it, once its time is up; before that only with a reason that everybody can read.

    Waits for votes that are half stored. Raises Refused when it was not open or is closed.
    """
    alone_with(ballot.id)
    db.session.refresh(ballot)
    phase = ballot.phase()
    if ballot.closed_at is not None or phase not in {Phase.OPEN, Phase.CLOSED}:
        raise Refused(_("This vote is not open."))
    if phase is Phase.OPEN and not reason.strip():
        raise Refused(_("Say why it closes early"), field="reason")
    ballot.closed_at, ballot.closed_early_because = clock.now(), reason.strip() if phase is Phase.OPEN else ""
    voted = db.session.scalar(select(func.count(Voted.roll_entry_id)).where(Voted.ballot_id == ballot.id))
    audit.record("ballot.closed", ballot, by=by, early=phase is Phase.OPEN)
    note(ballot, "closed", voted=voted, early_because=ballot.closed_early_because)


def _minute(moment: datetime) -> str:
    return clock.in_london(moment).isoformat(timespec="minutes")
