"""One line of the trail. Lines are only ever added."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model


class Entry(Model):
    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "subject_kind", "subject_id"),)

    event: Mapped[str]
    subject_kind: Mapped[str | None]
    subject_id: Mapped[int | None]
    subject_title: Mapped[str | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    by: Mapped[Account | None] = relationship(lazy="joined")
