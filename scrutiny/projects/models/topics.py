"""What customers ask the committee to look into, by nobody in particular."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, Enum, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import UNLINKABLE, Model, Unlinkable
from engagement.voices.models import Voice


class TopicWord(StrEnum):
    """What the committee says of a topic. The newest word stands."""

    LISTED = "listed"
    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


class Topic(Unlinkable):
    """Something that somebody proposes to look into. It holds a day and no person.

    Everybody sees it once the committee has read it, in the words the committee passed.
    """

    __tablename__ = "scrutiny_topic"
    __table_args__ = (CheckConstraint("length(title) > 0", name="has_a_title"), UNLINKABLE)
    refusals = {"uq_scrutiny_topic_voice_key": "We have this topic already."}

    voice_key: Mapped[str] = mapped_column(ForeignKey("voice.key"), unique=True)
    title: Mapped[str]
    proposed_on: Mapped[date] = mapped_column(Date)

    voice: Mapped[Voice] = relationship()
    decisions: Mapped[list[TopicDecision]] = relationship(
        back_populates="topic", order_by="TopicDecision.on, TopicDecision.id"
    )

    @property
    def last_decision(self) -> TopicDecision | None:
        return self.decisions[-1] if self.decisions else None

    @property
    def said(self) -> str:
        """What was proposed, as it was said. For the committee only."""
        return "\n\n".join(remark.text for remark in self.voice.remarks if remark.text)

    @property
    def shown(self) -> str:
        """The words that were passed for everybody to read."""
        return "\n\n".join(remark.shown for remark in self.voice.remarks if remark.shown)


class TopicDecision(Model):
    """The committee's word on a topic, and the name it gives it in public."""

    __tablename__ = "scrutiny_topic_decision"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="names_the_topic"),
        CheckConstraint("word != 'not_taken_up' OR length(says) > 0", name="a_no_has_a_reason"),
    )

    topic_key: Mapped[str] = mapped_column(ForeignKey("scrutiny_topic.key"), index=True)
    on: Mapped[date]
    word: Mapped[TopicWord] = mapped_column(
        Enum(TopicWord, native_enum=False, length=20, values_callable=lambda each: [w.value for w in each])
    )
    title: Mapped[str]
    says: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    topic: Mapped[Topic] = relationship(back_populates="decisions")
    by: Mapped[Account | None] = relationship()
