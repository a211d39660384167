"""A project: what the committee asks, who looks into it, and the report they write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from scrutiny.projects.models.topics import Topic
from scrutiny.projects.weeks import USUAL_WEEKS, Week, week_on

if TYPE_CHECKING:
    from scrutiny.projects.models.reports import Evidence, Finding, Recommendation


class Project(Model):
    """What the committee commissions: a question, its limits, a sponsor, a date and a panel.

    The words here are the committee's. The panel's own are in its report.
    """

    __tablename__ = "scrutiny_project"
    __table_args__ = (
        CheckConstraint("length(question) > 0", name="asks_something"),
        CheckConstraint("due_on > commissioned_on", name="due_after_it_starts"),
        CheckConstraint("weeks > 0", name="takes_a_week_or_more"),
    )
    refusals = {"uq_scrutiny_project_slug": "Another project has this name. Give it a different one."}

    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    question: Mapped[str]
    looks_at: Mapped[str]
    leaves_out: Mapped[str] = mapped_column(default="")
    sponsor: Mapped[str]
    commissioned_on: Mapped[date]
    weeks: Mapped[int] = mapped_column(default=USUAL_WEEKS)
    due_on: Mapped[date]
    commissioned_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    topic_key: Mapped[str | None] = mapped_column(ForeignKey("scrutiny_topic.key"), index=True)

    topic: Mapped[Topic | None] = relationship()
    panel: Mapped[list[PanelMember]] = relationship(
        back_populates="project", order_by="PanelMember.is_lead.desc(), PanelMember.id"
    )
    report: Mapped[PanelReport] = relationship(back_populates="project")
    evidence: Mapped[list[Evidence]] = relationship(back_populates="project", order_by="Evidence.number")
    findings: Mapped[list[Finding]] = relationship(back_populates="project", order_by="Finding.number")
    recommendations: Mapped[list[Recommendation]] = relationship(
        back_populates="project", order_by="Recommendation.number"
    )

    @property
    def lead(self) -> Account:
        return next(member.account for member in self.panel if member.is_lead)

    @property
    def published_on(self) -> date | None:
        return self.report.published_on

    def week(self, today: date) -> Week:
        """The week it is in; for a finished one, the week it was finished in."""
        return week_on(self.commissioned_on, self.published_on or today, self.weeks)


class PanelMember(Model):
    """One of the customers on a panel. One of them leads it."""

    __tablename__ = "scrutiny_panel_member"
    __table_args__ = (
        UniqueConstraint("project_id", "account_id", name="sits_on_a_panel_once"),
        Index(
            "uq_scrutiny_panel_member_one_lead", "project_id", unique=True,
            sqlite_where=text("is_lead"), postgresql_where=text("is_lead"),
        ),
    )  # fmt: skip

    project_id: Mapped[int] = mapped_column(ForeignKey("scrutiny_project.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    is_lead: Mapped[bool] = mapped_column(default=False)

    project: Mapped[Project] = relationship(back_populates="panel")
    account: Mapped[Account] = relationship()


class PanelReport(Model):
    """The panel's own words around its findings. Once published, they stand."""

    __tablename__ = "scrutiny_panel_report"
    __table_args__ = (
        CheckConstraint("(published_on IS NULL) = (published_by_id IS NULL)", name="somebody_publishes_it"),
        CheckConstraint("published_on IS NULL OR length(opening) > 0", name="a_report_has_an_opening"),
    )

    project_id: Mapped[int] = mapped_column(
        ForeignKey("scrutiny_project.id", ondelete="CASCADE"), unique=True
    )
    now: Mapped[str] = mapped_column(default="")
    opening: Mapped[str] = mapped_column(default="")
    overran_because: Mapped[str] = mapped_column(default="")
    thanks: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    project: Mapped[Project] = relationship(back_populates="report")
