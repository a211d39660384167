"""Who was asked, and what was answered: two sides that share nothing where a survey is anonymous."""

from __future__ import annotations

from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import (
    JSON,
    CheckConstraint,
    Enum,
    ForeignKey,
    ForeignKeyConstraint,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import UNLINKABLE, Model, Unlinkable
from core.files.models import StoredFile
from core.messages.recipients import Channel as WayToReach
from engagement.customers.models import Household
from surveys.questionnaires.models import Survey, Version

CHANNELS = ("link", "open", "phone", "paper", "face")
_channel = Enum(*CHANNELS, native_enum=False, length=10, name="channel")


class Sample(Model):
    """One draw of households, which anyone can repeat: the frame in order, then `seed` and `size`."""

    __tablename__ = "sample"
    __table_args__ = (CheckConstraint("size <= frame_size", name="no_more_than_there_are"),)

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    seed: Mapped[int]
    size: Mapped[int]
    frame_size: Mapped[int]
    frame_sha256: Mapped[str] = mapped_column(String(64))
    tenure: Mapped[str] = mapped_column(String(10))
    drawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    survey: Mapped[Survey] = relationship()
    drawn_by: Mapped[Account | None] = relationship()


class Invitation(Model):
    """A household that was asked. It keeps whether they answered: yes or no, never a day.

    `way` is how the message went, None when nobody there may be written to.
    """

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("survey_id", "household_id", name="one_invitation_a_household"),)

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    sample_id: Mapped[int | None] = mapped_column(ForeignKey("sample.id"), index=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    way: Mapped[WayToReach | None] = mapped_column(Enum(WayToReach, native_enum=False, length=10))
    is_sent: Mapped[bool] = mapped_column(default=False)
    reminders: Mapped[int] = mapped_column(default=0)
    has_answered: Mapped[bool] = mapped_column(default=False)

    survey: Mapped[Survey] = relationship()
    household: Mapped[Household] = relationship()


class InvitationLink(Model):
    """A link that opens the survey for one invitation. A reminder carries a link of its own."""

    __tablename__ = "invitation_link"

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id"), index=True)
    link_hash: Mapped[str] = mapped_column(String(32), unique=True)

    invitation: Mapped[Invitation] = relationship()


class LetterBatch(Model):
    """Letters ready to print: one file of many. It holds links, so delete it once they are in the post."""

    __tablename__ = "letter_batch"

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    letters: Mapped[int]
    is_reminder: Mapped[bool] = mapped_column(default=False)

    survey: Mapped[Survey] = relationship()
    file: Mapped[StoredFile | None] = relationship()


class Response(Unlinkable):
    """One anonymous set of answers. There is no column that could lead to who gave it.

    `key` is a keyed hash of the follow code, so that the same form sent twice
    is the same row. `answers` are those that were chosen; free text is in the
    voice. One row for a whole set: its parts have no order to tell.
    """

    __tablename__ = "response"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "promise"],
            ["survey_version.id", "survey_version.promise"],
            name="only_for_an_anonymous_version",
        ),
        CheckConstraint("promise = 'anonymous'", name="promise_is_anonymous"),
        UNLINKABLE,
    )

    version_id: Mapped[int] = mapped_column(index=True)
    promise: Mapped[str] = mapped_column(String(20), default="anonymous")
    channel: Mapped[str] = mapped_column(_channel)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


class ConfidentialResponse(Model):
    """One set of answers that staff who run the survey may see with the household it came from."""

    __tablename__ = "confidential_response"
    __table_args__ = (
        ForeignKeyConstraint(
            ["version_id", "promise"],
            ["survey_version.id", "survey_version.promise"],
            name="only_for_a_confidential_version",
        ),
        CheckConstraint("promise = 'confidential'", name="promise_is_confidential"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "uq_confidential_response_invitation_id": _l("Somebody in your home has answered already."),
    }

    version_id: Mapped[int] = mapped_column(index=True)
    promise: Mapped[str] = mapped_column(String(20), default="confidential")
    code_hash: Mapped[str] = mapped_column(String(32), unique=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"), unique=True)
    voice_key: Mapped[str] = mapped_column(String(32), index=True)
    channel: Mapped[str] = mapped_column(_channel)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)

    invitation: Mapped[Invitation | None] = relationship()


class Draft(Unlinkable):
    """Answers somebody will finish later. `key` is a hash of their private link; deleted on sending."""

    __tablename__ = "survey_draft"
    __table_args__ = (UNLINKABLE,)

    version_id: Mapped[int] = mapped_column(ForeignKey("survey_version.id"), index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)

    version: Mapped[Version] = relationship()
