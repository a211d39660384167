"""Who voted, and what was voted: tables that share no key, time, order or channel.

`Voted` knows the voter and no vote. `SealedBallot` and `Tracker` know neither
the voter nor each other. A job writes fresh rows of all three again, a whole
ballot in one transaction, so that PostgreSQL's own stamps pair nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import UNLINKABLE, Model, Unlinkable, db
from surveys.ballots.models.ballot import Ballot, words
from surveys.ballots.models.roll import RollEntry


class VoteChannel(StrEnum):
    """How a vote came."""

    ONLINE = "online"
    PAPER = "paper"
    TELEPHONE = "telephone"


class Voted(db.Model):  # type: ignore[name-defined,misc]
    """Somebody on the roll has voted. Not when, and not what. The entry is the key: nobody is in it twice."""

    __tablename__ = "voted"
    __table_args__ = (
        ForeignKeyConstraint(
            ["roll_entry_id", "ballot_id"],
            ["roll_entry.id", "roll_entry.ballot_id"],
            name="on_the_roll_of_it",
        ),
        UNLINKABLE,
    )
    refusals: ClassVar[dict[str, Any]] = {"pk_voted": _l("This vote has been used already.")}

    roll_entry_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ballot_id: Mapped[int] = mapped_column(index=True)
    channel: Mapped[VoteChannel] = mapped_column(words(VoteChannel))

    roll_entry: Mapped[RollEntry] = relationship(
        viewonly=True, primaryjoin="Voted.roll_entry_id == RollEntry.id", foreign_keys="Voted.roll_entry_id"
    )


class SealedBallot(Unlinkable):
    """A paper, sealed until the count. Deleted when the papers are opened.

    Where a vote may be changed, `key` is a keyed hash of the voter's tracker.
    Otherwise it is random.
    """

    __tablename__ = "sealed_ballot"
    __table_args__ = (UNLINKABLE,)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Tracker(Unlinkable):
    """The words a voter was given, sealed until closing. `key` is a keyed hash of them, another than a paper's."""

    __tablename__ = "ballot_tracker"
    __table_args__ = (UNLINKABLE,)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class NamedVote(Model):
    """A vote in a ballot that is open: with the voter's name, and said so on the paper. Sealed until closing."""

    __tablename__ = "named_vote"
    __table_args__ = (
        ForeignKeyConstraint(
            ["roll_entry_id", "ballot_id"],
            ["roll_entry.id", "roll_entry.ballot_id"],
            name="on_the_roll_of_it_too",
        ),
    )

    roll_entry_id: Mapped[int] = mapped_column(unique=True)
    ballot_id: Mapped[int] = mapped_column(index=True)
    tracker_hash: Mapped[str] = mapped_column(String(32), unique=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    roll_entry: Mapped[RollEntry] = relationship(
        viewonly=True,
        primaryjoin="NamedVote.roll_entry_id == RollEntry.id",
        foreign_keys="NamedVote.roll_entry_id",
    )


class OpenedBallot(Unlinkable):
    """A paper as the count read it: written once, shuffled, with a fresh random key and no tracker."""

    __tablename__ = "opened_ballot"
    __table_args__ = (UNLINKABLE,)

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    marks: Mapped[Any] = mapped_column(JSON)

    ballot: Mapped[Ballot] = relationship()
