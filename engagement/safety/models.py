"""Danger heard in what somebody said, and what a person judged it to be."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import UNLINKABLE, Model, Unlinkable
from engagement.voices.models import Remark

SENSITIVE = frozenset({"domestic_abuse", "self_harm", "safeguarding", "violence", "hate"})


class Judgement(StrEnum):
    """What a person says of an alert."""

    DANGER = "danger"
    KNOWN = "known"
    NO_DANGER = "no_danger"


class Alert(Model):
    """A remark in which danger was heard. It stays open until a person judges it; nothing else closes it.

    For an anonymous remark `came_at` is empty and the hour runs from when the
    row was made, which is when the listening job found it.
    """

    __tablename__ = "alert"
    __table_args__ = (
        UniqueConstraint("remark_key", name="one_alert_a_remark"),
        CheckConstraint("(judged_at IS NULL) = (judgement IS NULL)", name="a_judgement_has_its_moment"),
        CheckConstraint(
            "judgement IS NULL OR length(what_was_done) > 0", name="a_judgement_says_what_was_done"
        ),
    )

    remark_key: Mapped[str] = mapped_column(ForeignKey("remark.key"))
    kinds: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[list[str]] = mapped_column(JSON)
    came_at: Mapped[datetime | None]
    judged_at: Mapped[datetime | None]
    judged_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    judgement: Mapped[Judgement | None] = mapped_column(Enum(Judgement, native_enum=False, length=12))
    what_was_done: Mapped[str] = mapped_column(default="")
    found_by_a_person: Mapped[bool] = mapped_column(default=False)

    remark: Mapped[Remark] = relationship()
    judged_by: Mapped[Account | None] = relationship()

    @property
    def is_sensitive(self) -> bool:
        """Seen only by those who may: talk of abuse, self-harm, hate, or somebody not seen for days."""
        return bool(SENSITIVE & set(self.kinds))


class Listened(Unlinkable):
    """That a remark has been listened to. Its key is the remark's, so nothing is listened to twice."""

    __tablename__ = "listened"
    __table_args__: Any = (UNLINKABLE,)
