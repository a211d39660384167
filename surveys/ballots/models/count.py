"""What came of a count, written once."""

from __future__ import annotations

from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from surveys.ballots.models.ballot import Ballot


class BallotCount(Model):
    """The one count of a ballot. `result` is the document that `python -m analysis.counting --json` prints.

    `left_blank` and `spoiled_on_purpose` split the papers without a choice:
    the count itself reads both as "no choice was made".
    """

    __tablename__ = "ballot_count"
    __table_args__ = (
        CheckConstraint(
            "papers >= 0 AND left_blank >= 0 AND spoiled_on_purpose >= 0", name="papers_are_counted"
        ),
        CheckConstraint("left_blank + spoiled_on_purpose <= papers", name="parts_fit_the_whole"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "uq_ballot_count_ballot_id": _l("This vote has been counted already."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), unique=True)
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    papers: Mapped[int]
    left_blank: Mapped[int] = mapped_column(default=0)
    spoiled_on_purpose: Mapped[int] = mapped_column(default=0)
    counted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    ballot: Mapped[Ballot] = relationship()
    counted_by: Mapped[Account | None] = relationship()
