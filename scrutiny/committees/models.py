"""Meetings, and what was said and decided at them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Model


class Meeting(Model):
    """A meeting of the customer committee. `present` stays empty until it is written up."""

    __tablename__ = "committee_meeting"
    __table_args__ = (
        CheckConstraint("present IS NULL OR present > 0", name="somebody_was_there"),
        UniqueConstraint("on", "title", name="one_meeting_of_a_name_a_day"),
    )
    refusals = {
        "one_meeting_of_a_name_a_day": "There is a meeting with this name on this day already.",
    }

    title: Mapped[str]
    on: Mapped[date] = mapped_column(index=True)
    place: Mapped[str]
    present: Mapped[int | None]
    apologies: Mapped[str] = mapped_column(default="")
    planned_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    items: Mapped[list[AgendaItem]] = relationship(back_populates="meeting", order_by="AgendaItem.number")

    @property
    def is_written_up(self) -> bool:
        return self.present is not None


class AgendaItem(Model):
    """One thing to talk about. What was said and decided is filled in afterwards."""

    __tablename__ = "committee_agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "number", name="one_item_a_number"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("committee_meeting.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    was_said: Mapped[str] = mapped_column(default="")
    decided: Mapped[str] = mapped_column(default="")
    who: Mapped[str] = mapped_column(default="")

    meeting: Mapped[Meeting] = relationship(back_populates="items")
