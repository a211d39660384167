"""Reading ballots: by name, how many voted, and what may be opened after closing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, or_, select

from core import clock
from core.database import db
from core.errors import Refused
from core.keyed import secret
from engagement.customers.models import Customer
from engagement.customers.queries import matching
from surveys.ballots.models import (
    Ballot,
    Credential,
    LogLine,
    NamedVote,
    OpenedBallot,
    RollEntry,
    SealedBallot,
    Tracker,
    Voted,
)
from surveys.ballots.phases import ENDED, Phase
from surveys.ballots.sealing import unseal
from surveys.ballots.services.credentials import replaced, without_a_code
from surveys.ballots.services.voting import PAPER, TRACKER, code_hash, tracker_key


def ballot_named(slug: str) -> Ballot | None:
    return db.session.scalar(select(Ballot).where(Ballot.slug == slug))


def ballots() -> Select[tuple[Ballot]]:
    """All of them, the newest first."""
    return select(Ballot).order_by(Ballot.id.desc())


def open_ballots() -> list[Ballot]:
    """Those in which somebody can vote now, the one that closes first at the top."""
    moment = clock.now()
    found = select(Ballot).where(
        Ballot.opens_at <= moment, Ballot.closes_at > moment, Ballot.closed_at.is_(None),
        Ballot.cancelled_at.is_(None),
    )  # fmt: skip
    return list(db.session.scalars(found.order_by(Ballot.closes_at, Ballot.id)))


def entry_of_code(code: str) -> RollEntry | None:
    """The entry whose live code this is."""
    hashed = code_hash(code)
    if not hashed:
        return None
    found = select(RollEntry).join(Credential, Credential.roll_entry_id == RollEntry.id)
    return db.session.scalar(found.where(Credential.code_hash == hashed, Credential.is_live))


def has_voted(entry: RollEntry) -> bool:
    return db.session.get(Voted, entry.id) is not None


@dataclass(frozen=True)
class CodeCounts:
    """How many voters were reached which way, and who still waits for a code."""

    voters: int
    by_kind: dict[str, int]
    replaced: int
    waiting: int


def code_counts(ballot: Ballot) -> CodeCounts:
    live = (
        select(Credential.kind, func.count())
        .join(Credential.roll_entry)
        .where(RollEntry.ballot_id == ballot.id, Credential.is_live)
        .group_by(Credential.kind)
    )
    by_kind = {kind.value: count for kind, count in db.session.execute(live)}
    voters = db.session.scalar(select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id)) or 0
    return CodeCounts(voters, by_kind, replaced(ballot), waiting_for_a_code(ballot))


def waiting_for_a_code(ballot: Ballot) -> int:
    """How many on the roll have no code and have not voted."""
    waiting = without_a_code(ballot).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(waiting)) or 0


def on_the_list(ballot: Ballot, words: str, most: int) -> list[tuple[RollEntry, bool]]:
    """Entries of people whose name, reference or postcode has these words, and whether they have voted."""
    people = matching(words).with_only_columns(Customer.id, Customer.household_id).order_by(None).limit(500)
    ids = db.session.execute(people).all()
    found = (
        select(RollEntry, Voted.roll_entry_id)
        .outerjoin(Voted, Voted.roll_entry_id == RollEntry.id)
        .where(
            RollEntry.ballot_id == ballot.id,
            or_(
                RollEntry.customer_id.in_([one for one, _household in ids]),
                RollEntry.household_id.in_([household for _one, household in ids]),
            ),
        )
        .order_by(RollEntry.id)
        .limit(most)
    )
    return [(entry, voted is not None) for entry, voted in db.session.execute(found)]


def knows_tracker(ballot: Ballot, tracker: str) -> bool:
    """Whether a vote of this ballot has this tracker."""
    key = tracker_key(ballot, tracker)
    if ballot.is_secret:
        return db.session.get(Tracker, key) is not None
    return db.session.scalar(select(NamedVote.id).where(NamedVote.tracker_hash == key)) is not None


@dataclass(frozen=True)
class Turnout:
    """`voted` and `by_channel` are None and empty while they are too few to be told."""

    voters: int
    voted: int | None
    by_channel: dict[str, int] = field(default_factory=dict)


def turnout(ballot: Ballot) -> Turnout:
    """How many may vote and how many have. Before closing only from the ballot's smallest group up."""
    voters = db.session.scalar(select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id)) or 0
    found = select(Voted.channel, func.count()).where(Voted.ballot_id == ballot.id).group_by(Voted.channel)
    by_channel = {channel.value: count for channel, count in db.session.execute(found)}
    voted = sum(by_channel.values())
    ended = ballot.phase() in ENDED
    if not ended and voted < ballot.smallest_group:
        return Turnout(voters, None)
    return Turnout(voters, voted, by_channel if ended else {})


def sealed_papers(ballot: Ballot) -> list[Any]:
    """The marks of every sealed paper, for the count, in the order of their random keys.

    Raises Refused before the ballot has been closed, and once it is cancelled.
    """
    _check_it_may_be_opened(ballot)
    if ballot.is_secret:
        rows = db.session.scalars(
            select(SealedBallot.sealed).where(SealedBallot.ballot_id == ballot.id).order_by(SealedBallot.key)
        )
    else:
        rows = db.session.scalars(
            select(NamedVote.sealed).where(NamedVote.ballot_id == ballot.id).order_by(NamedVote.tracker_hash)
        )
    ours = secret()
    return [unseal(ours, ballot.id, PAPER, sealed) for sealed in rows]


def named_votes(ballot: Ballot) -> list[tuple[RollEntry, Any]]:
    """Who voted for what in an open ballot, once it is closed. Raises Refused before."""
    _check_it_may_be_opened(ballot)
    found = select(NamedVote, RollEntry).join(RollEntry, RollEntry.id == NamedVote.roll_entry_id)
    ours = secret()
    return [
        (entry, unseal(ours, ballot.id, PAPER, vote.sealed))
        for vote, entry in db.session.execute(
            found.where(NamedVote.ballot_id == ballot.id).order_by(RollEntry.id)
        )
    ]


def trackers(ballot: Ballot) -> list[str]:
    """The list of trackers, by the alphabet, once the ballot is closed. Raises Refused before."""
    _check_it_may_be_opened(ballot)
    ours = secret()
    rows = db.session.scalars(select(Tracker.sealed).where(Tracker.ballot_id == ballot.id))
    return sorted(unseal(ours, ballot.id, TRACKER, sealed) for sealed in rows)


def opened_papers(ballot: Ballot) -> list[Any]:
    """The papers as the count read them, in the order of their random keys."""
    found = select(OpenedBallot.marks).where(OpenedBallot.ballot_id == ballot.id)
    return list(db.session.scalars(found.order_by(OpenedBallot.key)))


def log_lines(ballot: Ballot) -> list[LogLine]:
    return list(
        db.session.scalars(select(LogLine).where(LogLine.ballot_id == ballot.id).order_by(LogLine.sequence))
    )


def _check_it_may_be_opened(ballot: Ballot) -> None:
    """Nothing is read before closing: not by a page, not by a job, not by a command."""
    if ballot.closed_at is None or ballot.phase() is Phase.CANCELLED:
        raise Refused("Sealed papers stay sealed until the vote has been closed.")
