"""What was said, by nobody in particular; and who wants news, without what they said."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import Date, Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.database import UNLINKABLE, Model, Unlinkable
from core.messages.recipients import Channel


class Kind(StrEnum):
    """How it reached us."""

    SURVEY = "survey"
    CONSULTATION = "consultation"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    PRAISE = "compliment"
    ENQUIRY = "enquiry"
    CONCERN = "concern"
    CALL = "call"
    IMPORT = "import"
    SCRUTINY = "scrutiny"


class Wish(StrEnum):
    """What somebody asks about their own words afterwards."""

    TAKE_BACK = "take_back"
    CHANGE = "change"
    MEANT_ELSE = "meant_else"


def _named(kinds: type[StrEnum]) -> Enum:
    return Enum(kinds, native_enum=False, length=20, values_callable=lambda each: [k.value for k in each])


class Voice(Unlinkable):
    """One contribution of any kind. It holds the day it was heard, and no person.

    `source` says where it was said, such as `survey:tsm-2026`; `place` an
    estate or block, only where it was given. Whoever keeps the follow code can
    find it again; we keep only the code's hash.
    """

    __tablename__ = "voice"
    __table_args__ = (Index("ix_voice_source", "source", "kind"), UNLINKABLE)
    refusals = {
        "uq_voice_code_hash": "We have this already. Look at it with your code on the follow page.",
    }

    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    kind: Mapped[Kind] = mapped_column(_named(Kind))
    heard_on: Mapped[date] = mapped_column(Date, index=True)
    source: Mapped[str]
    place: Mapped[str | None]
    is_taken_back: Mapped[bool] = mapped_column(default=False)

    remarks: Mapped[list[Remark]] = relationship(back_populates="voice", order_by="Remark.key")


class Remark(Unlinkable):
    """A piece of free text in a voice, with the question it answered.

    `text` is as it was said and stays inside. `shown` is what may be shown to
    others, once a person has read it and hidden names. `words_hash` is equal
    for equal words.
    """

    __tablename__ = "remark"
    __table_args__ = (UNLINKABLE,)

    voice_key: Mapped[str] = mapped_column(ForeignKey("voice.key"), index=True)
    question: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    shown: Mapped[str | None]
    words_hash: Mapped[str] = mapped_column(String(64), index=True)

    voice: Mapped[Voice] = relationship(back_populates="remarks")


class Correction(Unlinkable):
    """What the holder of a follow code asks about their own words, for a person here to read."""

    __tablename__ = "correction"
    __table_args__ = (UNLINKABLE,)

    voice_key: Mapped[str] = mapped_column(ForeignKey("voice.key"), index=True)
    wish: Mapped[Wish] = mapped_column(_named(Wish))
    words: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date] = mapped_column(Date)
    is_settled: Mapped[bool] = mapped_column(default=False, index=True)

    voice: Mapped[Voice] = relationship()


class ImportedRow(Unlinkable):
    """That a row of a file, or a whole file, was imported: its key is a hash of it. It leads to no voice."""

    __tablename__ = "imported_row"
    __table_args__ = (UNLINKABLE,)
    refusals = {"pk_imported_row": "Somebody else is bringing in this file now. Try again in a minute."}

    source: Mapped[str] = mapped_column(index=True)


class Subscription(Model):
    """Somebody who asked for news of a survey or consultation. Nothing leads to what they said."""

    __tablename__ = "subscription"
    __table_args__ = (UniqueConstraint("source", "channel", "address", name="once_for_each_source"),)

    source: Mapped[str]
    channel: Mapped[Channel] = mapped_column(Enum(Channel, native_enum=False, length=10))
    address: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")
