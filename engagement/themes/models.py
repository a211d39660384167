"""Runs, themes, and who put which remark where: the machine and people apart."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import UNLINKABLE, Model, Unlinkable
from engagement.voices.models import Remark


class ThemeRun(Model):
    """One reading of the remarks by the machine: what it read and what it found."""

    __tablename__ = "theme_run"

    kind: Mapped[str | None]
    since: Mapped[date | None]
    seed: Mapped[int] = mapped_column(default=0)
    remarks: Mapped[int]
    empty: Mapped[int]
    without: Mapped[int]
    found: Mapped[int]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Theme(Model):
    """Something that several customers speak of.

    It keeps its identity from run to run: `words` and `evidence` are the
    machine's and follow the newest run that found it; `name` and
    `description` stay as a person wrote them once `named_by_id` is set.
    """

    __tablename__ = "theme"
    __table_args__ = (
        CheckConstraint("merged_into_id IS NULL OR merged_into_id != id", name="is_not_merged_into_itself"),
        CheckConstraint("(signed_off_on IS NULL) = (signed_off_by_id IS NULL)", name="somebody_signs_it_off"),
    )
    refusals = {"uq_theme_slug": "Another theme has this name. Give it a different one."}

    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    machine_name: Mapped[str] = mapped_column(default="")
    words: Mapped[list[str]] = mapped_column(JSON, default=list)
    evidence: Mapped[dict[str, float]] = mapped_column(JSON, default=dict)
    named_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    first_run_id: Mapped[int | None] = mapped_column(ForeignKey("theme_run.id"))
    last_run_id: Mapped[int | None] = mapped_column(ForeignKey("theme_run.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    signed_off_on: Mapped[date | None]
    signed_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    merged_into: Mapped[Theme | None] = relationship(remote_side="Theme.id")
    signed_off_by: Mapped[Account | None] = relationship(foreign_keys=[signed_off_by_id])

    @property
    def title(self) -> str:
        return self.name


class Coding(Unlinkable):
    """Where the machine put a remark. A new run writes these anew and never touches people's."""

    __tablename__ = "coding"
    __table_args__ = (
        CheckConstraint("strength BETWEEN 0 AND 1000", name="strength_is_in_thousandths"),
        Index("ix_coding_remark_key", "remark_key", unique=True),
        UNLINKABLE,
    )

    remark_key: Mapped[str] = mapped_column(ForeignKey("remark.key", ondelete="CASCADE"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    strength: Mapped[int] = mapped_column(default=0)
    is_empty: Mapped[bool] = mapped_column(default=False)
    mood: Mapped[str] = mapped_column(String(8), default="neither")


class PersonCoding(Unlinkable):
    """Where a person put a remark; `theme_id` None says it belongs to no theme. It outlives every run."""

    __tablename__ = "person_coding"
    __table_args__ = (Index("ix_person_coding_remark_key", "remark_key", unique=True), UNLINKABLE)

    remark_key: Mapped[str] = mapped_column(ForeignKey("remark.key", ondelete="CASCADE"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    put_by: Mapped[str]

    remark: Mapped[Remark] = relationship()


class Quote(Unlinkable):
    """Words that a person passed for everybody to read, names hidden. They stand with the theme's voices."""

    __tablename__ = "quote"
    __table_args__ = (Index("ix_quote_remark_key", "remark_key", unique=True), UNLINKABLE)

    remark_key: Mapped[str] = mapped_column(ForeignKey("remark.key", ondelete="CASCADE"))
    theme_id: Mapped[int] = mapped_column(ForeignKey("theme.id"), index=True)
    text: Mapped[str]


class Change(Model):
    """A thing a person did to the themes, with what is needed to undo it."""

    __tablename__ = "theme_change"

    what: Mapped[str]
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undone_at: Mapped[datetime | None]

    theme: Mapped[Theme | None] = relationship()
    by: Mapped[Account | None] = relationship()
