"""Evidence, findings and recommendations: the panel's words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model, db
from core.files.models import StoredFile
from scrutiny.projects.models.projects import Project

if TYPE_CHECKING:
    from scrutiny.projects.models.answers import FollowUp, LandlordAnswer


class EvidenceKind(StrEnum):
    TEXT = "text"
    FILE = "file"
    QUOTE = "quote"
    FIGURE = "figure"


class Evidence(Model):
    """Something the panel found out, and where it came from.

    `quote_key` is the quote of the themes that the words were taken from. It
    is no foreign key: the customer may take the words back, and then the
    quote is gone and the words are no longer shown.
    """

    __tablename__ = "scrutiny_evidence"
    __table_args__ = (
        UniqueConstraint("project_id", "number", name="one_evidence_a_number"),
        UniqueConstraint("project_id", "id", name="evidence_of_its_project"),
        CheckConstraint("length(source) > 0", name="says_its_source"),
        CheckConstraint("(kind = 'file') = (file_id IS NOT NULL)", name="a_file_is_there"),
        CheckConstraint("kind NOT IN ('text', 'quote') OR length(text) > 0", name="words_are_there"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("scrutiny_project.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[EvidenceKind] = mapped_column(
        Enum(EvidenceKind, native_enum=False, length=10, values_callable=lambda each: [k.value for k in each])
    )
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    gathered_on: Mapped[date]
    gathered_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    quote_key: Mapped[str | None]

    project: Mapped[Project] = relationship(back_populates="evidence")
    gathered_by: Mapped[Account] = relationship()
    file: Mapped[StoredFile | None] = relationship()
    figure: Mapped[FixedFigure | None] = relationship(
        back_populates="evidence", cascade="all, delete-orphan", passive_deletes=True
    )


class FixedFigure(Model):
    """A named figure as it stood on a day, with all that is needed to ask for it again.

    `value` keeps the exact number as text ("17/25"), or None when there was none to show.
    """

    __tablename__ = "scrutiny_fixed_figure"

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("scrutiny_evidence.id", ondelete="CASCADE"), unique=True
    )
    name: Mapped[str]
    arguments: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    what: Mapped[str]
    value: Mapped[str | None]
    unit: Mapped[str]
    text: Mapped[str]
    base: Mapped[int | None]
    how: Mapped[str]
    as_at: Mapped[date]
    link: Mapped[str | None]
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    evidence: Mapped[Evidence] = relationship(back_populates="figure")


finding_evidence = Table(
    "scrutiny_finding_evidence",
    db.metadata,
    Column("finding_id", ForeignKey("scrutiny_finding.id", ondelete="CASCADE"), primary_key=True),
    Column("evidence_id", ForeignKey("scrutiny_evidence.id"), primary_key=True),
)
recommendation_finding = Table(
    "scrutiny_recommendation_finding",
    db.metadata,
    Column(
        "recommendation_id", ForeignKey("scrutiny_recommendation.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("finding_id", ForeignKey("scrutiny_finding.id"), primary_key=True),
)


class Finding(Model):
    """What the panel found. It rests on evidence of its own project, or says why it has none.

    `main_evidence_id` is the first of its evidence. It stands here so that the
    database itself can refuse a finding that has neither.
    """

    __tablename__ = "scrutiny_finding"
    __table_args__ = (
        UniqueConstraint("project_id", "number", name="one_finding_a_number"),
        UniqueConstraint("project_id", "id", name="finding_of_its_project"),
        ForeignKeyConstraint(
            ["project_id", "main_evidence_id"],
            ["scrutiny_evidence.project_id", "scrutiny_evidence.id"],
            name="fk_scrutiny_finding_main_evidence",
        ),
        CheckConstraint("length(words) > 0", name="says_something"),
        CheckConstraint(
            "(main_evidence_id IS NULL) = (length(no_evidence_because) > 0)", name="has_evidence_or_says_why_not"
        ),
    )  # fmt: skip

    project_id: Mapped[int] = mapped_column(ForeignKey("scrutiny_project.id", ondelete="CASCADE"))
    number: Mapped[int]
    words: Mapped[str]
    main_evidence_id: Mapped[int | None]
    no_evidence_because: Mapped[str] = mapped_column(default="")

    project: Mapped[Project] = relationship(back_populates="findings")
    evidence: Mapped[list[Evidence]] = relationship(
        secondary=finding_evidence, order_by="Evidence.number", backref="findings"
    )


class Recommendation(Model):
    """What the panel asks the landlord to do, what should come of it, and the findings it rests on."""

    __tablename__ = "scrutiny_recommendation"
    __table_args__ = (
        UniqueConstraint("project_id", "number", name="one_recommendation_a_number"),
        ForeignKeyConstraint(
            ["project_id", "main_finding_id"],
            ["scrutiny_finding.project_id", "scrutiny_finding.id"],
            name="fk_scrutiny_recommendation_main_finding",
        ),
        CheckConstraint("length(words) > 0", name="asks_something"),
        CheckConstraint("length(outcome_wanted) > 0", name="says_what_should_come_of_it"),
    )

    project_id: Mapped[int] = mapped_column(ForeignKey("scrutiny_project.id", ondelete="CASCADE"))
    number: Mapped[int]
    words: Mapped[str]
    outcome_wanted: Mapped[str]
    main_finding_id: Mapped[int]

    project: Mapped[Project] = relationship(back_populates="recommendations")
    findings: Mapped[list[Finding]] = relationship(
        secondary=recommendation_finding, order_by="Finding.number", backref="recommendations"
    )
    answers: Mapped[list[LandlordAnswer]] = relationship(
        back_populates="recommendation", order_by="LandlordAnswer.number"
    )
    follow_ups: Mapped[list[FollowUp]] = relationship(
        back_populates="recommendation", order_by="FollowUp.on, FollowUp.id"
    )

    @property
    def ref(self) -> str:
        """What an action that came from it calls it: "damp-and-mould/1"."""
        return f"{self.project.slug}/{self.number}"

    @property
    def answer(self) -> LandlordAnswer | None:
        """The landlord's answer that stands now."""
        return self.answers[-1] if self.answers else None

    @property
    def last_follow_up(self) -> FollowUp | None:
        return self.follow_ups[-1] if self.follow_ups else None
