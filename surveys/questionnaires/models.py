"""A survey and its frozen versions."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core import clock
from core.accounts.models import Account
from core.database import Model


class Promise(StrEnum):
    """What those who answer are promised. Chosen on opening, and held by the tables themselves."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"


class Survey(Model):
    """Questions that may be asked of customers: a survey, or those of a consultation (`made_for`).

    `draft` is the questionnaire as staff work on it (see `definition.py`);
    opening freezes it into a `Version`.
    """

    __tablename__ = "survey"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
        CheckConstraint("opens_at IS NULL OR promise IS NOT NULL", name="promise_is_given_on_opening"),
        CheckConstraint("opens_at IS NULL OR closes_at IS NOT NULL", name="open_survey_has_a_last_day"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "uq_survey_slug": _l("Another survey has this address. Give it another one."),
    }

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str]
    intro: Mapped[str] = mapped_column(default="")
    thanks: Mapped[str] = mapped_column(default="")
    made_for: Mapped[str] = mapped_column(String(20), default="survey")
    ready_set: Mapped[str | None] = mapped_column(String(40))
    draft: Mapped[dict[str, Any]] = mapped_column(JSON)
    promise: Mapped[Promise | None] = mapped_column(
        Enum(Promise, native_enum=False, length=20, values_callable=lambda kind: [one.value for one in kind])
    )
    has_open_link: Mapped[bool] = mapped_column(default=True)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    made_by: Mapped[Account | None] = relationship()
    versions: Mapped[list[Version]] = relationship(back_populates="survey", order_by="Version.number")

    @property
    def version(self) -> Version | None:
        """What is asked now: the last version frozen."""
        return self.versions[-1] if self.versions else None

    @property
    def source(self) -> str:
        """How its voices name it: `survey:tsm-2026`."""
        return f"{self.made_for}:{self.slug}"

    def state(self, at: datetime | None = None) -> str:
        """draft, waiting (opens later), open or closed."""
        moment = at or clock.now()
        if self.opens_at is None:
            return "draft"
        if moment < self.opens_at:
            return "waiting"
        return "open" if moment < self.closes_at else "closed"

    @property
    def is_open(self) -> bool:
        return self.state() == "open"

    @property
    def is_anonymous(self) -> bool:
        return self.promise is Promise.ANONYMOUS


class Version(Model):
    """A questionnaire as it was asked, with its promise. It never changes; its hash says so."""

    __tablename__ = "survey_version"
    __table_args__ = (
        UniqueConstraint("survey_id", "number", name="one_version_a_number"),
        UniqueConstraint("id", "promise", name="version_with_its_promise"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    number: Mapped[int]
    promise: Mapped[Promise] = mapped_column(
        Enum(Promise, native_enum=False, length=20, values_callable=lambda kind: [one.value for one in kind])
    )
    definition: Mapped[dict[str, Any]] = mapped_column(JSON)
    sha256: Mapped[str] = mapped_column(String(64))

    survey: Mapped[Survey] = relationship(back_populates="versions")
