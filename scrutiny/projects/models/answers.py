"""The landlord's answers, and what the panel says of them later."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import Model
from engagement.actions.models import Action
from scrutiny.projects.models.reports import Recommendation


class Word(StrEnum):
    """How the landlord answers a recommendation."""

    ACCEPT = "accept"
    PARTLY = "partly"
    REJECT = "reject"


class FollowWord(StrEnum):
    """How far the panel says it is."""

    DONE = "done"
    HALF = "half"
    NOT = "not"


class LandlordAnswer(Model):
    """An answer, once given, stands. A new decision is a new row with the next number, and both are shown."""

    __tablename__ = "scrutiny_landlord_answer"
    __table_args__ = (
        UniqueConstraint("recommendation_id", "number", name="one_answer_a_number"),
        CheckConstraint("length(reasons) > 0", name="gives_reasons"),
        CheckConstraint("length(by_name) > 0", name="somebody_answers"),
        CheckConstraint("word != 'accept' OR action_id IS NOT NULL", name="a_yes_has_an_action"),
    )
    refusals = {
        "one_answer_a_number": "Somebody has just answered this.",
    }

    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("scrutiny_recommendation.id", ondelete="CASCADE")
    )
    number: Mapped[int]
    word: Mapped[Word] = mapped_column(
        Enum(Word, native_enum=False, length=10, values_callable=lambda each: [w.value for w in each])
    )
    reasons: Mapped[str]
    answered_on: Mapped[date]
    by_name: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))

    recommendation: Mapped[Recommendation] = relationship(back_populates="answers")
    action: Mapped[Action | None] = relationship()


class FollowUp(Model):
    """What the panel says later: done, half done or not."""

    __tablename__ = "scrutiny_follow_up"
    __table_args__ = (CheckConstraint("length(words) > 0", name="says_how_it_knows"),)

    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("scrutiny_recommendation.id", ondelete="CASCADE")
    )
    on: Mapped[date]
    word: Mapped[FollowWord] = mapped_column(
        Enum(FollowWord, native_enum=False, length=10, values_callable=lambda each: [w.value for w in each])
    )
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))

    recommendation: Mapped[Recommendation] = relationship(back_populates="follow_ups")
