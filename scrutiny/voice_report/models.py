"""A report, its sections in order, and what the landlord replies."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from core.files.models import StoredFile


class Stage(StrEnum):
    """Worked out from the dates. Signed off is frozen; published is on show."""

    DRAFT = "draft"
    SIGNED_OFF = "signed_off"
    PUBLISHED = "published"


class Report(Model):
    """What the committee says of a year. `year` runs from April to March: 2026-27."""

    __tablename__ = "voice_report"
    __table_args__ = (
        CheckConstraint("(signed_off_at IS NULL) = (signed_off_by_id IS NULL)", name="somebody_signs_it_off"),
        CheckConstraint(
            "published_on IS NULL OR signed_off_at IS NOT NULL", name="is_signed_off_before_it_is_published"
        ),
    )
    refusals = {"uq_voice_report_year": "There is a report of this year already."}

    year: Mapped[str] = mapped_column(String(7), unique=True)
    title: Mapped[str]
    written_by: Mapped[str]
    signed_off_at: Mapped[datetime | None]
    signed_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    published_on: Mapped[date | None]
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    large_paper_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))

    sections: Mapped[list[Section]] = relationship(
        back_populates="report", order_by="Section.place, Section.id", cascade="all, delete-orphan"
    )
    signed_off_by: Mapped[Account | None] = relationship(foreign_keys=[signed_off_by_id])
    paper: Mapped[StoredFile | None] = relationship(foreign_keys=[paper_id])
    large_paper: Mapped[StoredFile | None] = relationship(foreign_keys=[large_paper_id])

    @property
    def stage(self) -> Stage:
        if self.published_on:
            return Stage.PUBLISHED
        return Stage.SIGNED_OFF if self.signed_off_at else Stage.DRAFT


class Section(Model):
    """One piece of the report. `kind` names its class in `sections/`; `choices` is what that class asks.

    A section that opens a part has the part's title and first sentence. `text`
    is kept as it was typed. `version` counts the saves, so that two writers
    notice each other. `as_written` holds each bound figure as it was when the
    words were saved, `kept` those the committee kept as they then stood, and
    `frozen` everything that was shown at sign-off.
    """

    __tablename__ = "voice_report_section"
    __table_args__ = (
        CheckConstraint("version >= 1", name="counts_its_saves"),
        CheckConstraint("NOT opens_part OR length(title) > 0", name="a_part_has_a_title"),
    )

    report_id: Mapped[int] = mapped_column(ForeignKey("voice_report.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[int]
    opens_part: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    signed: Mapped[str] = mapped_column(default="")
    choices: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    version: Mapped[int] = mapped_column(default=1)
    written_at: Mapped[datetime | None]
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    as_written: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    kept: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    frozen: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    report: Mapped[Report] = relationship(back_populates="sections")
    written_by: Mapped[Account | None] = relationship()
    reply: Mapped[Reply | None] = relationship(back_populates="section", cascade="all, delete-orphan")


class Reply(Model):
    """What the landlord answers to a part of the report. It stands beside the words and changes none."""

    __tablename__ = "voice_report_reply"
    __table_args__ = (CheckConstraint("length(words) > 0", name="says_something"),)
    refusals = {
        "uq_voice_report_reply_section_id": "Somebody has just replied to this part. Look at it first."
    }

    section_id: Mapped[int] = mapped_column(
        ForeignKey("voice_report_section.id", ondelete="CASCADE"), unique=True
    )
    words: Mapped[str]
    who: Mapped[str]
    on: Mapped[date]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    section: Mapped[Section] = relationship(back_populates="reply")
