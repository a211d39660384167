"""A ballot, what can be chosen in it, who was put forward, and its log."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, Date, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from analysis.counting import METHODS
from core import clock
from core.accounts.models import Account
from core.database import Model
from core.files.models import StoredFile
from surveys.ballots.marks import KIND_OF, Rules
from surveys.ballots.phases import Phase, phase_at
from surveys.ballots.purposes import Force, Per, Purpose, Secrecy, Who


def words(kind: Any, length: int = 20) -> Enum:
    """A column that holds one of the words of a StrEnum."""
    return Enum(
        kind, native_enum=False, length=length, values_callable=lambda all_: [one.value for one in all_]
    )


class Ballot(Model):
    """One vote: what it is about, who has it, how it is counted, and when.

    `seats` is for methods that fill places, `most_marks` for choosing up to
    that many, `highest_score` for points, `budget` (whole pounds) for money.
    `areas` empty means everywhere; `tenure` None means any.

    `role_about`, `candidate_…` and `needs_seconder` belong to the call for
    names: `candidate_rules` are those that only a person can check.
    """

    __tablename__ = "ballot"
    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="closes_after_it_opens"),
        CheckConstraint("opens_at IS NULL OR closes_at IS NOT NULL", name="open_ballot_has_an_end"),
        CheckConstraint(
            "opens_at IS NULL OR roll_frozen_at IS NOT NULL", name="roll_is_frozen_before_it_opens"
        ),
        CheckConstraint("roll_frozen_at IS NULL OR roll_reason <> ''", name="roll_is_frozen_with_a_reason"),
        CheckConstraint("closed_at IS NULL OR opens_at IS NOT NULL", name="closed_after_it_opened"),
        CheckConstraint("counted_at IS NULL OR closed_at IS NOT NULL", name="counted_after_it_closed"),
        CheckConstraint(
            "declared_at IS NULL OR counted_at IS NOT NULL", name="declared_after_it_was_counted"
        ),
        CheckConstraint("nominations_to >= nominations_from", name="nominations_end_after_they_begin"),
        CheckConstraint("seats >= 1", name="at_least_one_seat"),
        CheckConstraint("budget IS NULL OR budget > 0", name="budget_is_money"),
        CheckConstraint("most_marks IS NULL OR most_marks >= 1", name="at_least_one_mark"),
        CheckConstraint("highest_score >= 1", name="at_least_one_point"),
        CheckConstraint("smallest_group >= 2", name="a_group_is_two_or_more"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "uq_ballot_slug": _l("Another vote has this address. Give it another one."),
    }

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    purpose: Mapped[Purpose] = mapped_column(words(Purpose))
    method: Mapped[str] = mapped_column(Enum(*METHODS, native_enum=False, length=20, name="method"))
    seats: Mapped[int] = mapped_column(default=1)
    most_marks: Mapped[int | None]
    highest_score: Mapped[int] = mapped_column(default=10)
    budget: Mapped[int | None]
    per: Mapped[Per] = mapped_column(words(Per))
    secrecy: Mapped[Secrecy] = mapped_column(words(Secrecy), default=Secrecy.SECRET)
    may_change: Mapped[bool] = mapped_column(default=False)
    force: Mapped[Force] = mapped_column(words(Force))
    tie_seed: Mapped[str]
    smallest_group: Mapped[int] = mapped_column(default=10)
    who: Mapped[Who] = mapped_column(words(Who), default=Who.CUSTOMERS)
    tenure: Mapped[str | None] = mapped_column(String(10))
    areas: Mapped[list[str]] = mapped_column(JSON, default=list)
    least_age: Mapped[int] = mapped_column(default=18)
    result_on: Mapped[date | None] = mapped_column(Date)
    result_where: Mapped[str] = mapped_column(default="")
    came_from: Mapped[str | None] = mapped_column(String(80))
    nominations_from: Mapped[date | None] = mapped_column(Date)
    nominations_to: Mapped[date | None] = mapped_column(Date)
    statement_words: Mapped[int] = mapped_column(default=150)
    role_about: Mapped[str] = mapped_column(default="")
    candidate_age: Mapped[int] = mapped_column(default=18)
    candidate_rules: Mapped[list[str]] = mapped_column(JSON, default=list)
    needs_seconder: Mapped[bool] = mapped_column(default=False)
    roll_frozen_at: Mapped[datetime | None]
    roll_reason: Mapped[str] = mapped_column(default="")
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_early_because: Mapped[str] = mapped_column(default="")
    counted_at: Mapped[datetime | None]
    declared_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_because: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    made_by: Mapped[Account | None] = relationship()
    options: Mapped[list[BallotOption]] = relationship(back_populates="ballot", order_by="BallotOption.id")

    def phase(self, at: datetime | None = None) -> Phase:
        return phase_at(self, at or clock.now())

    @property
    def is_open(self) -> bool:
        return self.phase() is Phase.OPEN

    @property
    def is_secret(self) -> bool:
        return self.secrecy is Secrecy.SECRET

    @property
    def kind(self) -> str:
        """What a paper looks like: ranks, scores, ticks, one or yes_no."""
        return KIND_OF[self.method]

    @property
    def standing(self) -> list[BallotOption]:
        return [one for one in self.options if one.withdrawn_on is None]

    @property
    def rules(self) -> Rules:
        """What may be marked on its paper."""
        return Rules(
            self.kind,
            tuple(one.key for one in self.standing),
            tuple(one.key for one in self.options if one.withdrawn_on is not None),
            self.most_marks,
            self.highest_score,
        )


class BallotOption(Model):
    """Something that can be chosen: a person, a name, an idea. `key` is what a paper holds."""

    __tablename__ = "ballot_option"
    __table_args__ = (
        UniqueConstraint("ballot_id", "key", name="one_option_a_key"),
        UniqueConstraint("ballot_id", "name", name="one_option_a_name"),
        CheckConstraint("cost IS NULL OR cost > 0", name="cost_is_money"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_option_a_name": _l("This name is on the paper already."),
        "one_option_a_key": _l("Somebody added a name in the same moment. Try again."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    key: Mapped[str] = mapped_column(String(20))
    name: Mapped[str]
    statement: Mapped[str] = mapped_column(default="")
    cost: Mapped[int | None]
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    withdrawn_on: Mapped[date | None] = mapped_column(Date)

    ballot: Mapped[Ballot] = relationship(back_populates="options")
    photo: Mapped[StoredFile | None] = relationship()


class LogLine(Model):
    """A line of the ballot's public log (see `chain.py`). No vote and no voter is in it."""

    __tablename__ = "ballot_log_line"
    __table_args__ = (UniqueConstraint("ballot_id", "sequence", name="one_line_a_number"),)
    refusals: ClassVar[dict[str, Any]] = {
        "one_line_a_number": _l("Somebody did something in the same moment. Try again."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    sequence: Mapped[int]
    day: Mapped[date] = mapped_column(Date)
    what: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
