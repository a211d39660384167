"""A consultation: questions asked before a decision, and what was decided."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core import clock
from core.accounts.models import Account
from core.database import Model
from engagement.promises.models import Charter
from surveys.consultations.phases import Phase, Plan, phase_on
from surveys.questionnaires.models import Survey


class Consultation(Model):
    """What is asked about, what can still change, who decides and when.

    Its questions, its address, its title and its dates are those of its
    survey. Everything may be empty while it is a draft; `phases.readiness`
    says what is missing.
    """

    __tablename__ = "consultation"
    refusals: ClassVar[dict[str, Any]] = {
        "uq_consultation_survey_id": _l("These questions belong to another consultation."),
    }

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), unique=True)
    charter_id: Mapped[int | None] = mapped_column(ForeignKey("charter.id"))
    about: Mapped[str] = mapped_column(default="")
    can_still_change: Mapped[str] = mapped_column(default="")
    cannot_change: Mapped[str] = mapped_column(default="")
    options: Mapped[str] = mapped_column(default="")
    impacts: Mapped[str] = mapped_column(default="")
    decided_by: Mapped[str] = mapped_column(default="")
    decides_on: Mapped[date | None] = mapped_column(Date)
    other_formats: Mapped[str] = mapped_column(default="")
    why_so_short: Mapped[str] = mapped_column(default="")

    survey: Mapped[Survey] = relationship(lazy="joined", innerjoin=True)
    charter: Mapped[Charter | None] = relationship()
    outcome: Mapped[Outcome | None] = relationship(back_populates="consultation")

    @property
    def slug(self) -> str:
        return self.survey.slug

    @property
    def title(self) -> str:
        return self.survey.title

    @property
    def source(self) -> str:
        """How its voices and subscriptions name it: `consultation:our-charter`."""
        return self.survey.source

    @property
    def opened_on(self) -> date | None:
        opened = self.survey.opens_at
        return clock.in_london(opened).date() if opened else None

    @property
    def ends_on(self) -> date | None:
        """The last day to answer: planned while it is a draft, and in force once it is open."""
        closes = self.survey.closes_at
        return clock.in_london(closes).date() if closes else None

    @property
    def plan(self) -> Plan:
        """What has been said so far, for `phases.readiness`."""
        return Plan(
            self.can_still_change, self.ends_on, self.decided_by, self.decides_on, self.other_formats,
            self.why_so_short,
        )  # fmt: skip

    def phase(self, at: datetime | None = None) -> Phase:
        """Where it is at a moment (now if not said)."""
        moment = at or clock.now()
        decided_on = self.outcome.decided_on if self.outcome else None
        found = phase_on(clock.in_london(moment).date(), self.opened_on, self.ends_on, decided_on)
        # Closed early, it is closed from that minute on, and not only from the next day.
        closed_today = found is Phase.OPEN and self.survey.closes_at and moment >= self.survey.closes_at
        return Phase.CLOSED if closed_today else found


class Outcome(Model):
    """What came of a consultation. Publishing it is what makes it decided.

    The four parts are those of the duty to take what was said conscientiously
    into account, and to say so (Gunning's fourth principle; regulation notes 6.5).
    """

    __tablename__ = "consultation_outcome"
    __table_args__ = (
        CheckConstraint("was_said <> ''", name="says_what_was_said"),
        CheckConstraint("considered <> ''", name="says_how_it_was_considered"),
        CheckConstraint("decision <> ''", name="says_what_was_decided"),
        CheckConstraint("reasons <> ''", name="says_why"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "uq_consultation_outcome_consultation_id": _l("Somebody else has just published what was decided."),
    }

    consultation_id: Mapped[int] = mapped_column(ForeignKey("consultation.id"), unique=True)
    was_said: Mapped[str]
    considered: Mapped[str]
    decision: Mapped[str]
    reasons: Mapped[str]
    not_done: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date] = mapped_column(Date)
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    consultation: Mapped[Consultation] = relationship(back_populates="outcome")
    published_by: Mapped[Account | None] = relationship()
