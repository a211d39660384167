"""The outbox: one row for each message to each person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Enum, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Model
from core.messages.recipients import Channel


class Message(Model):
    """A message, written out when it was queued.

    `once` names the occasion and the recipient, and the database holds it
    unique: however often a job restarts, one occasion reaches one person once.
    A message that was claimed but never marked sent is not tried again, since
    it may have gone; staff see it as "not sure".
    """

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("sent_at IS NULL OR claimed_at IS NOT NULL", name="claimed_before_it_is_sent"),
        Index("ix_message_waiting", "channel", "sent_at", "id"),
    )

    once: Mapped[str] = mapped_column(unique=True)
    template: Mapped[str]
    channel: Mapped[Channel] = mapped_column(Enum(Channel, native_enum=False, length=10))
    to_name: Mapped[str]
    to_address: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    large_print: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[str]
    body: Mapped[str]
    extras: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    forget: Mapped[bool] = mapped_column(default=False)
    claimed_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    failed: Mapped[str | None]

    @property
    def state(self) -> str:
        if self.sent_at:
            return "sent"
        if self.failed:
            return "failed"
        return "not sure" if self.claimed_at else "waiting"
