"""Cases: what somebody told us that wants an answer, with its clock, its answers and what was promised."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from core.files.models import StoredFile
from core.messages.recipients import Channel
from engagement.customers.models import Customer
from engagement.feedback.kinds import KINDS, CameBy, CaseKind, Decision, NoteKind, kept_as
from engagement.voices.models import Voice

FIRST_ID, LAST_ID = 10**8, 2**31 - 1


def random_id() -> int:
    """Not a running number, which would say in which order anonymous people came."""
    return FIRST_ID + secrets.randbelow(LAST_ID - FIRST_ID)


class OutOfOrder(Model):
    """A row made in the moment when somebody who gave no name writes: its number must not tell the order."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(
        Integer, primary_key=True, autoincrement=False, default=random_id, sort_order=-10
    )


class Case(OutOfOrder):
    """Something that wants an answer. The words themselves are the voice's.

    A named case has a reference, such as FB-26-0417. An anonymous one has
    none, knows only the day it came, and its id is random, because a running
    number or a time is an order. `speaks_for` names the person when somebody
    else speaks for them (TIA Standard 2.1.4). `wants_to_complain` is what they
    said when they were offered to complain (Code 1.3); None: not offered.
    """

    __tablename__ = "feedback_case"
    __table_args__ = (
        CheckConstraint("is_anonymous = (reference IS NULL)", name="anonymous_has_no_reference"),
        CheckConstraint(
            "NOT is_anonymous OR (customer_id IS NULL AND name = '' AND address = '')",
            name="anonymous_has_no_person",
        ),
        CheckConstraint("answered_on IS NULL OR answered_on >= received_on", name="answered_after_it_came"),
        CheckConstraint("closed_on IS NULL OR closed_on >= received_on", name="closed_after_it_came"),
    )

    reference: Mapped[str | None] = mapped_column(unique=True)
    kind: Mapped[CaseKind] = mapped_column(kept_as(CaseKind), index=True)
    voice_key: Mapped[str] = mapped_column(ForeignKey("voice.key"), unique=True)
    received_on: Mapped[date] = mapped_column(index=True)
    came_by: Mapped[CameBy] = mapped_column(kept_as(CameBy), default=CameBy.WEB)
    summary: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")

    is_anonymous: Mapped[bool] = mapped_column(default=False)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str] = mapped_column(default="")
    reach_by: Mapped[Channel | None] = mapped_column(Enum(Channel, native_enum=False, length=10))
    address: Mapped[str] = mapped_column(default="")
    speaks_for: Mapped[str] = mapped_column(default="")
    needs: Mapped[str] = mapped_column(default="")

    owner_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    is_sensitive: Mapped[bool] = mapped_column(default=False)

    acknowledged_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    reply: Mapped[str] = mapped_column(default="")
    wants_to_complain: Mapped[bool | None]
    praised: Mapped[str] = mapped_column(default="")
    passed_on_to_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")
    is_taken_back: Mapped[bool] = mapped_column(default=False)

    voice: Mapped[Voice] = relationship()
    customer: Mapped[Customer | None] = relationship()
    owner: Mapped[Account | None] = relationship(foreign_keys=[owner_id])
    entered_by: Mapped[Account | None] = relationship(foreign_keys=[entered_by_id])
    passed_on_to: Mapped[Account | None] = relationship(foreign_keys=[passed_on_to_id])
    stages: Mapped[list[Stage]] = relationship(back_populates="case", order_by="Stage.number")
    notes: Mapped[list[Note]] = relationship(back_populates="case", order_by="Note.id")
    remedies: Mapped[list[Remedy]] = relationship(back_populates="case", order_by="Remedy.due_on, Remedy.id")
    files: Mapped[list[CaseFile]] = relationship(back_populates="case")
    safety: Mapped[SafetyReport | None] = relationship(back_populates="case")

    @property
    def title(self) -> str:
        """What lists and the log call it: never a person's name."""
        return self.reference or str(KINDS[self.kind])

    @property
    def was_taken_back(self) -> bool:
        """By staff because they wished so, or by themselves with their code."""
        return self.is_taken_back or self.voice.is_taken_back

    @property
    def is_complaint(self) -> bool:
        return self.kind is CaseKind.COMPLAINT

    @property
    def stage(self) -> Stage | None:
        """The stage a complaint is at; None for everything else."""
        return self.stages[-1] if self.stages else None

    @property
    def words(self) -> str:
        """The first thing that was said."""
        return next((remark.text for remark in self.remarks), "")

    @property
    def remarks(self) -> list[Any]:
        return self.voice.remarks

    @property
    def promises_left(self) -> list[Remedy]:
        return [remedy for remedy in self.remedies if remedy.done_on is None]


class Stage(OutOfOrder):
    """One of the two stages of a complaint. There are never more (Code 5.3).

    `began_on` is the day the complaint came or, at stage 2, the day the
    customer asked. The parts of the answer are those of the Code, 6.9 and 6.19.
    Nobody handles both stages (Code 6.13): the database refuses it.
    """

    __tablename__ = "case_stage"
    __table_args__ = (
        UniqueConstraint("case_id", "number", name="one_of_each_stage"),
        UniqueConstraint("case_id", "handler_id", name="a_new_person_for_each_stage"),
        CheckConstraint("number IN (1, 2)", name="never_more_than_two"),
        CheckConstraint(
            "acknowledged_on IS NULL OR acknowledged_on >= began_on", name="acknowledged_after_it_began"
        ),
        CheckConstraint(
            "answered_on IS NULL OR (acknowledged_on IS NOT NULL AND answered_on >= acknowledged_on)",
            name="acknowledged_before_it_is_answered",
        ),
        CheckConstraint(
            "answered_on IS NULL OR (decision IS NOT NULL AND reasons <> '' AND definition <> '')",
            name="an_answer_has_its_parts",
        ),
        CheckConstraint("extended_by = 0 OR extended_why <> ''", name="an_extension_has_a_reason"),
        CheckConstraint("extended_by BETWEEN 0 AND 20", name="an_extension_has_an_end"),
    )
    refusals = {
        "a_new_person_for_each_stage": "Somebody else must look at stage 2. This person handled stage 1.",
        "one_of_each_stage": "This complaint is at that stage already.",
    }

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    began_on: Mapped[date]
    asked_because: Mapped[str] = mapped_column(default="")
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    definition: Mapped[str] = mapped_column(default="")
    acknowledged_on: Mapped[date | None]
    extended_by: Mapped[int] = mapped_column(default=0)
    extended_on: Mapped[date | None]
    extended_why: Mapped[str] = mapped_column(default="")
    answered_on: Mapped[date | None]
    decision: Mapped[Decision | None] = mapped_column(kept_as(Decision))
    reasons: Mapped[str] = mapped_column(default="")
    remedy: Mapped[str] = mapped_column(default="")
    outstanding: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    learning: Mapped[str] = mapped_column(default="")
    letter: Mapped[str] = mapped_column(default="")

    case: Mapped[Case] = relationship(back_populates="stages")
    handler: Mapped[Account | None] = relationship()


class Note(Model):
    """What staff write down about a case. Customers do not see it, unless they ask for their record."""

    __tablename__ = "case_note"

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id", ondelete="CASCADE"), index=True)
    kind: Mapped[NoteKind] = mapped_column(kept_as(NoteKind), default=NoteKind.NOTE)
    words: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    done_on: Mapped[date | None]

    case: Mapped[Case] = relationship(back_populates="notes")
    by: Mapped[Account | None] = relationship()


class Remedy(Model):
    """Something promised in an answer, followed until it is done (Code 6.6 and 7.3)."""

    __tablename__ = "case_remedy"
    __table_args__ = (CheckConstraint("done_on IS NULL OR done_words <> ''", name="done_says_how"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id", ondelete="CASCADE"), index=True)
    words: Mapped[str]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    done_words: Mapped[str] = mapped_column(default="")

    case: Mapped[Case] = relationship(back_populates="remedies")


class CaseFile(OutOfOrder):
    """A picture or paper that came with a case."""

    __tablename__ = "case_file"

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))

    case: Mapped[Case] = relationship(back_populates="files")
    file: Mapped[StoredFile] = relationship()


class SafetyReport(OutOfOrder):
    """What else is asked and decided about a building-safety concern (Building Safety Act 2022, sections 87 and 93)."""

    __tablename__ = "case_safety"

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id", ondelete="CASCADE"), unique=True)
    danger_now: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(default="")
    is_about_how_we_acted: Mapped[bool] = mapped_column(default=False)
    exact_place: Mapped[str] = mapped_column(default="")
    noticed: Mapped[str] = mapped_column(default="")
    reported_before: Mapped[str] = mapped_column(default="")
    triaged_on: Mapped[date | None]
    is_higher_risk_building: Mapped[bool] = mapped_column(default=False)
    is_relevant_complaint: Mapped[bool] = mapped_column(default=False)
    may_be_an_occurrence: Mapped[bool] = mapped_column(default=False)
    handed_to: Mapped[str] = mapped_column(default="")
    made_safe_on: Mapped[date | None]
    keep_until: Mapped[date | None]

    case: Mapped[Case] = relationship(back_populates="safety")


class ReferenceCount(Model):
    """The last running number given in a year."""

    __tablename__ = "case_reference_count"
    year: Mapped[int] = mapped_column(unique=True)
    last: Mapped[int]
