"""Papers from the post, entered by two people who do not see each other's entries."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from surveys.ballots.models.ballot import Ballot, words
from surveys.ballots.models.voting import VoteChannel


class PaperBatch(Model):
    """A numbered bundle: `papers` were counted by hand before anything was typed. `channel` is paper or telephone."""

    __tablename__ = "paper_batch"
    __table_args__ = (
        UniqueConstraint("ballot_id", "number", name="one_batch_a_number"),
        CheckConstraint("papers >= 1", name="has_papers"),
    )
    refusals: ClassVar[dict[str, Any]] = {"one_batch_a_number": _l("There is a batch with this number.")}

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    number: Mapped[int]
    papers: Mapped[int]
    channel: Mapped[VoteChannel] = mapped_column(words(VoteChannel), default=VoteChannel.PAPER)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sealed_at: Mapped[datetime | None]

    ballot: Mapped[Ballot] = relationship()
    made_by: Mapped[Account | None] = relationship()
    entries: Mapped[list[PaperEntry]] = relationship(
        back_populates="batch", cascade="all, delete-orphan", order_by="PaperEntry.id"
    )


class PaperEntry(Model):
    """What one person read on one paper: marks, or why it is spoiled. Deleted when the batch is sealed."""

    __tablename__ = "paper_entry"
    __table_args__ = (
        UniqueConstraint("batch_id", "paper_number", "by_id", name="one_reading_a_person"),
        CheckConstraint("paper_number >= 1", name="papers_count_from_one"),
        CheckConstraint("(marks IS NULL) = (spoiled_because IS NOT NULL)", name="marks_or_spoiled"),
    )

    batch_id: Mapped[int] = mapped_column(ForeignKey("paper_batch.id", ondelete="CASCADE"))
    paper_number: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    marks: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    spoiled_because: Mapped[str | None]
    settles: Mapped[bool] = mapped_column(default=False)

    batch: Mapped[PaperBatch] = relationship(back_populates="entries")
    by: Mapped[Account] = relationship()
