"""Papers from the post and votes by phone, written down by two people who do not see each other's readings.

What was read is sealed like a vote until the batch is whole, and deleted then:
a copy of the database shows no paper before the vote closes.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from surveys.ballots.models.ballot import Ballot, words
from surveys.ballots.models.voting import VoteChannel


class PaperBatch(Model):
    """A numbered bundle: `papers` were counted by hand before anything was typed. `channel` is paper or telephone.

    `spoiled` says how many were put aside and why, once it is sealed: {reason: how many}.
    """

    __tablename__ = "paper_batch"
    __table_args__ = (
        UniqueConstraint("ballot_id", "number", name="one_batch_a_number"),
        CheckConstraint("papers >= 1", name="has_papers"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_batch_a_number": _l("Somebody began a batch in the same moment. Try again.")
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    number: Mapped[int]
    papers: Mapped[int]
    channel: Mapped[VoteChannel] = mapped_column(words(VoteChannel), default=VoteChannel.PAPER)
    spoiled: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sealed_at: Mapped[datetime | None]

    ballot: Mapped[Ballot] = relationship()
    made_by: Mapped[Account | None] = relationship()
    entries: Mapped[list[PaperEntry]] = relationship(
        back_populates="batch", cascade="all, delete-orphan", order_by="PaperEntry.id"
    )
    settlements: Mapped[list[PaperSettlement]] = relationship(
        back_populates="batch", cascade="all, delete-orphan", order_by="PaperSettlement.paper_number"
    )


class PaperEntry(Model):
    """What one person read on one paper, sealed. A paper is read twice, by two people."""

    __tablename__ = "paper_entry"
    __table_args__ = (
        UniqueConstraint("batch_id", "paper_number", "by_id", name="one_reading_a_person"),
        UniqueConstraint("batch_id", "paper_number", "reading", name="two_readings_a_paper"),
        CheckConstraint("paper_number >= 1", name="papers_count_from_one"),
        CheckConstraint("reading IN (1, 2)", name="first_or_second_reading"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_reading_a_person": _l("You have entered this paper already."),
        "two_readings_a_paper": _l("Two people have entered this paper already."),
    }

    batch_id: Mapped[int] = mapped_column(ForeignKey("paper_batch.id", ondelete="CASCADE"))
    paper_number: Mapped[int]
    reading: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    batch: Mapped[PaperBatch] = relationship(back_populates="entries")
    by: Mapped[Account] = relationship()


class PaperSettlement(Model):
    """What a paper really says, where two people read it differently.

    Said by a third person; or by one of the two, and then agreed by the other. Deleted with the entries.
    """

    __tablename__ = "paper_settlement"
    __table_args__ = (
        UniqueConstraint("batch_id", "paper_number", name="one_settlement_a_paper"),
        CheckConstraint("agreed_by_id <> by_id", name="the_other_agrees"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_settlement_a_paper": _l("Somebody settled this paper in the same moment. Look again."),
    }

    batch_id: Mapped[int] = mapped_column(ForeignKey("paper_batch.id", ondelete="CASCADE"))
    paper_number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    agreed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)

    batch: Mapped[PaperBatch] = relationship(back_populates="settlements")
    by: Mapped[Account] = relationship(foreign_keys=[by_id])
    agreed_by: Mapped[Account | None] = relationship(foreign_keys=[agreed_by_id])


class WhyRefused(StrEnum):
    """Why an outer envelope is put aside unopened."""

    USED = "used"
    UNKNOWN = "unknown"
    NO_SLIP = "no_slip"
    LATE = "late"


class RefusedEnvelope(Model):
    """An outer envelope that was put aside unopened, and why. Not whose it was."""

    __tablename__ = "refused_envelope"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    reason: Mapped[WhyRefused] = mapped_column(words(WhyRefused))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    ballot: Mapped[Ballot] = relationship()


class PhoneVote(Model):
    """A call that is going on: what each of two people heard, sealed. It knows no caller, and ends with the call."""

    __tablename__ = "phone_vote"
    __table_args__ = (
        UniqueConstraint("ballot_id", "number", name="one_call_a_number"),
        CheckConstraint("second_by_id <> first_by_id", name="two_people_hear_a_vote"),
        CheckConstraint("(second_by_id IS NULL) = (second IS NULL)", name="second_person_and_words"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_call_a_number": _l("Another call began in the same moment. Try again."),
        "two_people_hear_a_vote": _l("Another person must write this down."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    number: Mapped[int]
    first_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    first: Mapped[bytes] = mapped_column(LargeBinary)
    second: Mapped[bytes | None] = mapped_column(LargeBinary)

    ballot: Mapped[Ballot] = relationship()
    first_by: Mapped[Account] = relationship(foreign_keys=[first_by_id])
    second_by: Mapped[Account | None] = relationship(foreign_keys=[second_by_id])
