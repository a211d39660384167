"""Taking a vote: who voted and what was voted, in one transaction and in tables that share nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, func, insert, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from core import clock
from core.database import db
from core.errors import Refused
from core.keyed import keyed_hash, secret
from core.prepared import Prepared
from engagement.voices import codes
from surveys.ballots import marks as papers
from surveys.ballots.models import (
    Ballot,
    Credential,
    NamedVote,
    RollEntry,
    SealedBallot,
    Tracker,
    VoteChannel,
    Voted,
)
from surveys.ballots.phases import Phase
from surveys.ballots.sealing import seal
from surveys.ballots.services.turns import vote_in_turn
from surveys.fieldwork import links

PAPER, TRACKER = "paper", "tracker"
TRACKER_WIDTH = 64


class NotOpen(Refused):
    """Nobody can vote any more, or not yet."""


class UnknownCode(Refused):
    """No live code is this one."""


class AlreadyVoted(Refused):
    """This vote has been used."""


class UnknownTracker(Refused):
    """No vote in this ballot has this tracker."""


@dataclass(frozen=True)
class Stored:
    """`again` says that this very paper was stored before, and nothing was stored twice."""

    tracker: str
    again: bool = False


def vote(
    ballot: Ballot,
    code: str,
    marks: Any,
    *,
    tracker: str | None = None,
    channel: str | VoteChannel = VoteChannel.ONLINE,
) -> Stored:
    """Take the vote of whoever holds this code, in the caller's transaction.

    `tracker` is what `new_tracker()` gave when the paper was shown, and
    travelled in the form: the same tracker again stores nothing and gives the
    same result. `marks` are as `marks.read` gave them.

    Raises UnknownCode, AlreadyVoted, NotOpen, and Refused for marks that could not be on a paper.
    """
    marks = papers.check(ballot.rules, marks)
    tracker = tracker or new_tracker()
    vote_in_turn(ballot.id)
    hashed = code_hash(code)
    if not _store(ballot, hashed, marks, tracker, VoteChannel(channel)):
        if _is_stored(ballot, tracker):
            return Stored(tracker, again=True)
        raise _why_not(ballot, hashed)
    return Stored(tracker)


def mark_voted(entry: RollEntry, channel: str | VoteChannel) -> None:
    """An outer envelope (or a caller) has used this vote. What was voted is sealed apart, with `seal_papers`.

    Works until the count, so that papers that came in time can be entered
    after closing. Raises AlreadyVoted, and NotOpen before opening and after the count.
    """
    ballot = entry.ballot
    vote_in_turn(ballot.id)
    if ballot.phase() not in {Phase.OPEN, Phase.CLOSED}:
        raise NotOpen(_("Papers can be entered from the opening until the count."))
    row = {"roll_entry_id": entry.id, "ballot_id": ballot.id, "channel": VoteChannel(channel)}
    if not MARK_ENTRY.run(db.session.connection(), [row]):
        raise AlreadyVoted(_("This vote has been used already. We take one from each voter."))


def seal_papers(ballot: Ballot, all_marks: Iterable[Any], *, tracked: bool = False) -> list[str]:
    """Seal papers that came without a code, in the caller's transaction: a batch from the post.

    Gives their trackers where `tracked`; a paper from the post has none.
    Raises NotOpen before opening and after the count, and Refused for marks that could not be on a paper.
    """
    vote_in_turn(ballot.id)
    if ballot.phase() not in {Phase.OPEN, Phase.CLOSED} or not ballot.is_secret:
        raise NotOpen(_("Papers can be entered from the opening until the count."))
    sealed = [(papers.check(ballot.rules, marks), new_tracker() if tracked else None) for marks in all_marks]
    secrets.SystemRandom().shuffle(sealed)
    _seal_secretly(ballot, sealed)
    return [tracker for _marks, tracker in sealed if tracker]


def change_vote(ballot: Ballot, tracker: str, marks: Any) -> None:
    """Put another paper in the place of the one this tracker belongs to, while the ballot is open.

    Who changed is not known, here or anywhere. Raises NotOpen, UnknownTracker,
    and Refused where this ballot lets nobody change a vote.
    """
    marks = papers.check(ballot.rules, marks)
    if not ballot.may_change:
        raise Refused(_("In this vote nobody can change their vote."))
    vote_in_turn(ballot.id)
    _check_it_is_open(ballot)
    sealed = seal(secret(), ballot.id, PAPER, marks, ballot.rules.width)
    if ballot.is_secret:
        found = SealedBallot.__table__.update().where(
            SealedBallot.key == paper_key(ballot, tracker), SealedBallot.ballot_id == ballot.id
        )
    else:
        found = NamedVote.__table__.update().where(
            NamedVote.tracker_hash == tracker_key(ballot, tracker), NamedVote.ballot_id == ballot.id
        )
    if not db.session.connection().execute(found.values(sealed=sealed)).rowcount:
        raise UnknownTracker(_("We do not know these words. Check them, one by one."), field="tracker")


def new_tracker() -> str:
    """Three words and two digits, like the follow codes of everything else that people tell us."""
    return codes.new_code()


def paper_key(ballot: Ballot, tracker: str) -> str:
    """The key of the paper a tracker may change."""
    return keyed_hash("ballot paper", ballot.id, codes.normalise(tracker) or codes.tidy(tracker))


def tracker_key(ballot: Ballot, tracker: str) -> str:
    """The key of a tracker's own row."""
    return keyed_hash("ballot tracker", ballot.id, codes.normalise(tracker) or codes.tidy(tracker))


def code_hash(code: str) -> str:
    """What is kept of a voter's code. "" for what can be none."""
    plain = links.tidy(code)
    return keyed_hash("ballot credential", plain) if plain else ""


def _store(ballot: Ballot, hashed: str, marks: Any, tracker: str, channel: VoteChannel) -> bool:
    """Mark the vote as used, and keep its paper and tracker; False, and nothing kept, where it could not be used."""
    connection = db.session.connection()
    used = {"ballot": ballot.id, "hashed": hashed, "channel": channel, "moment": clock.now()}
    if not ballot.is_secret:
        if not MARK_USED.run(connection, [used]):
            return False
        _keep_by_name(ballot, hashed, marks, tracker)
        return True
    papers_rows, tracker_rows = _rows(ballot, [(marks, tracker)])
    if connection.dialect.name == "postgresql":
        paper, tracked = papers_rows[0], tracker_rows[0]
        whole = used | {
            "paper_key": paper["key"], "paper": paper["sealed"],
            "tracker_key": tracked["key"], "tracker": tracked["sealed"],
        }  # fmt: skip
        return bool(connection.execute(VOTE_AT_ONCE, whole).scalar_one())
    if not MARK_USED.run(connection, [used]):
        return False
    SEAL_PAPER.run(connection, papers_rows)
    SEAL_TRACKER.run(connection, tracker_rows)
    return True


def _seal_secretly(ballot: Ballot, sealed: list[tuple[Any, str | None]]) -> None:
    connection = db.session.connection()
    for statement, rows in zip((SEAL_PAPER, SEAL_TRACKER), _rows(ballot, sealed), strict=True):
        if rows:
            statement.run(connection, rows)


def _rows(
    ballot: Ballot, sealed: list[tuple[Any, str | None]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Papers and trackers as rows, each in the order of their own keys, which says nothing of the other's."""
    ours, width = secret(), ballot.rules.width
    paper_rows = [
        {
            "key": paper_key(ballot, tracker) if tracker and ballot.may_change else secrets.token_hex(16),
            "ballot_id": ballot.id,
            "sealed": seal(ours, ballot.id, PAPER, marks, width),
        }
        for marks, tracker in sealed
    ]
    tracker_rows = [
        {
            "key": tracker_key(ballot, tracker),
            "ballot_id": ballot.id,
            "sealed": seal(ours, ballot.id, TRACKER, tracker, TRACKER_WIDTH),
        }
        for _marks, tracker in sealed
        if tracker
    ]
    return sorted(paper_rows, key=itemgetter("key")), sorted(tracker_rows, key=itemgetter("key"))


def _keep_by_name(ballot: Ballot, hashed: str, marks: Any, tracker: str) -> None:
    entry = db.session.scalar(select(Credential.roll_entry_id).where(Credential.code_hash == hashed))
    db.session.add(
        NamedVote(
            roll_entry_id=entry, ballot_id=ballot.id, tracker_hash=tracker_key(ballot, tracker),
            sealed=seal(secret(), ballot.id, PAPER, marks, ballot.rules.width),
        )
    )  # fmt: skip
    db.session.flush()


def _is_stored(ballot: Ballot, tracker: str) -> bool:
    key = tracker_key(ballot, tracker)
    if ballot.is_secret:
        return db.session.scalar(select(Tracker.key).where(Tracker.key == key)) is not None
    return db.session.scalar(select(NamedVote.id).where(NamedVote.tracker_hash == key)) is not None


def _why_not(ballot: Ballot, hashed: str) -> Refused:
    entry = db.session.scalar(
        select(RollEntry.id)
        .join(Credential, Credential.roll_entry_id == RollEntry.id)
        .where(Credential.code_hash == hashed, Credential.is_live, RollEntry.ballot_id == ballot.id)
    )
    if entry is None:
        return UnknownCode(
            _("We do not know this code. Check it against your letter or message."), field="code"
        )
    if db.session.scalar(select(Voted.roll_entry_id).where(Voted.roll_entry_id == entry)) is not None:
        return AlreadyVoted(_("This vote has been used already. We take one from each voter."))
    try:
        _check_it_is_open(ballot)
    except NotOpen as refused:
        return refused
    return NotOpen(_("We could not take this vote. Try again."))


def _check_it_is_open(ballot: Ballot) -> None:
    wanted = select(Ballot.opens_at, Ballot.closes_at, Ballot.closed_at, Ballot.cancelled_at)
    opens_at, closes_at, closed_at, cancelled_at = db.session.execute(
        wanted.where(Ballot.id == ballot.id)
    ).one()
    moment = clock.now()
    if cancelled_at is not None:
        raise NotOpen(_("This vote is cancelled."))
    if opens_at is None or moment < opens_at:
        raise NotOpen(_("This vote is not open yet."))
    if closed_at is not None or moment >= closes_at:
        raise NotOpen(_("This vote has closed, so we could not take your vote."))


def _insert(dialect: str, table: Any) -> Any:
    return (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)


def _mark_used_statement(dialect: str) -> Any:
    """Mark the vote as used, if the code is alive, the ballot is open at this moment, and nobody has used it."""
    table = Voted.__table__
    moment = bindparam("moment", type_=Ballot.opens_at.type)
    usable = (
        select(RollEntry.id, RollEntry.ballot_id, bindparam("channel", type_=table.c.channel.type))
        .select_from(Credential)
        .join(RollEntry, RollEntry.id == Credential.roll_entry_id)
        .join(Ballot, Ballot.id == RollEntry.ballot_id)
        .where(
            Credential.code_hash == bindparam("hashed", type_=Credential.code_hash.type),
            Credential.is_live,
            Ballot.id == bindparam("ballot"),
            Ballot.opens_at <= moment,
            Ballot.closes_at > moment,
            Ballot.closed_at.is_(None),
            Ballot.cancelled_at.is_(None),
        )
    )
    names = ("roll_entry_id", "ballot_id", "channel")
    marked = _insert(dialect, table).from_select(names, usable)
    return marked.on_conflict_do_nothing(index_elements=["roll_entry_id"])


def _mark_entry_statement(dialect: str) -> Any:
    marked = _insert(dialect, Voted.__table__).values(
        {
            name: bindparam(name, type_=Voted.__table__.c[name].type)
            for name in ("roll_entry_id", "ballot_id", "channel")
        }
    )
    return marked.on_conflict_do_nothing(index_elements=["roll_entry_id"])


MARK_USED = Prepared(_mark_used_statement)
MARK_ENTRY = Prepared(_mark_entry_statement)
SEAL_PAPER = Prepared(lambda _dialect: insert(SealedBallot.__table__))
SEAL_TRACKER = Prepared(lambda _dialect: insert(Tracker.__table__))


def _vote_at_once_statement() -> Any:
    """All three rows in one statement, for PostgreSQL: each trip to the server costs more than the rows."""
    used = _mark_used_statement("postgresql").returning(Voted.roll_entry_id).cte("used")

    def follows(table: Any, name: str) -> Any:
        row = select(
            bindparam(f"{name}_key", type_=table.c.key.type),
            bindparam("ballot"),
            bindparam(name, type_=table.c.sealed.type),
        ).select_from(used)
        kept = insert(table).from_select(["key", "ballot_id", "sealed"], row)
        return kept.returning(literal_column("1")).cte(f"kept_{name}")

    return (
        select(func.count())
        .select_from(used)
        .add_cte(follows(SealedBallot.__table__, "paper"), follows(Tracker.__table__, "tracker"))
    )


VOTE_AT_ONCE = _vote_at_once_statement()
