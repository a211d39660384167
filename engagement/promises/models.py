"""The charter in its versions: commitments, the promises under them, and what is asked of customers."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Model


class Charter(Model):
    """One version of the charter. A new one never changes an old one."""

    __tablename__ = "charter"
    __table_args__ = (CheckConstraint("version >= 1", name="versions_begin_at_1"),)
    refusals: ClassVar[dict[str, Any]] = {
        "uq_charter_version": _l("Somebody else has just saved a new version. Look at it first."),
    }

    version: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(default="")
    adopted_on: Mapped[date] = mapped_column(Date)

    commitments: Mapped[list[Commitment]] = relationship(
        back_populates="charter", order_by="Commitment.place"
    )
    asks: Mapped[list[Ask]] = relationship(order_by="Ask.place")

    @property
    def promises(self) -> list[Promise]:
        """Every promise, in the order of the charter."""
        return [promise for commitment in self.commitments for promise in commitment.promises]

    @property
    def letters(self) -> str:
        """The commitments' letters in order, such as VRCSONA."""
        return "".join(commitment.letter for commitment in self.commitments)


class Commitment(Model):
    """A heading of the charter, with its letter."""

    __tablename__ = "commitment"
    __table_args__ = (UniqueConstraint("charter_id", "letter", name="one_letter_a_commitment"),)

    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    place: Mapped[int]
    letter: Mapped[str] = mapped_column(String(1))
    name: Mapped[str]
    statement: Mapped[str]

    charter: Mapped[Charter] = relationship(back_populates="commitments")
    promises: Mapped[list[Promise]] = relationship(back_populates="commitment", order_by="Promise.place")


class Promise(Model):
    """One promise. `ref`, like V1, means the same promise in every version; `monitored_by` is a name."""

    __tablename__ = "promise"
    __table_args__ = (UniqueConstraint("commitment_id", "ref", name="one_promise_a_reference"),)

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    place: Mapped[int]
    ref: Mapped[str] = mapped_column(String(8), index=True)
    text: Mapped[str]
    monitored_by: Mapped[str] = mapped_column(default="")

    commitment: Mapped[Commitment] = relationship(back_populates="promises")


class Ask(Model):
    """Something the landlord asks of its customers. It is never a reason to refuse a service."""

    __tablename__ = "charter_ask"

    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"), index=True)
    place: Mapped[int]
    text: Mapped[str]
