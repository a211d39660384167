"""An action, where it came from, how it went, and what others say of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import UNLINKABLE, Model, Unlinkable
from engagement.actions.lateness import Facts, State, Step, Word, days_late, state_of


class Action(Model):
    """Something the landlord said it will do because of what customers said.

    `due_on` is the first date promised and never moves; a later date stands in an update.
    """

    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("due_on >= opened_on", name="due_after_it_opens"),
        CheckConstraint("length(we_will) > 0", name="says_what_we_will_do"),
    )
    refusals = {"uq_action_slug": "Another action has this title. Give it a different one."}

    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    you_said: Mapped[str]
    we_will: Mapped[str]
    owner: Mapped[str]
    due_on: Mapped[date]
    opened_on: Mapped[date]
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    published_on: Mapped[date | None]
    # The part of the landlord's homes it is about; empty for everywhere.
    area: Mapped[str] = mapped_column(default="", server_default="")

    origins: Mapped[list[ActionOrigin]] = relationship(back_populates="action", order_by="ActionOrigin.id")
    updates: Mapped[list[Update]] = relationship(back_populates="action", order_by="Update.on, Update.id")
    verdicts: Mapped[list[Verdict]] = relationship(back_populates="action", order_by="Verdict.on, Verdict.id")
    customer_words: Mapped[list[CustomerWord]] = relationship(viewonly=True)

    @property
    def facts(self) -> Facts:
        since = self.customer_words if self.is_said_done else []
        return Facts(
            due_on=self.due_on,
            steps=[(update.on, update.step) for update in self.updates],
            words=[(verdict.on, verdict.word) for verdict in self.verdicts],
            works=sum(word.works for word in since),
            works_not=sum(not word.works for word in since),
        )

    def state(self, today: date) -> State:
        return state_of(self.facts, today)

    def days_late(self, today: date) -> int:
        return days_late(self.due_on, today)

    @property
    def last_update(self) -> Update | None:
        return self.updates[-1] if self.updates else None

    @property
    def is_said_done(self) -> bool:
        return bool(self.updates) and self.updates[-1].step is Step.DONE

    @property
    def is_ended(self) -> bool:
        return bool(self.updates) and self.updates[-1].step in {Step.DONE, Step.DID_NOT}

    @property
    def now_due_on(self) -> date:
        """The latest date given, which may be later than the one promised."""
        return next((u.new_due_on for u in reversed(self.updates) if u.new_due_on), self.due_on)

    @property
    def progress(self) -> tuple[int, int] | None:
        """The last "3 of 8", if pieces are counted."""
        return next(
            ((u.done_of, u.out_of) for u in reversed(self.updates) if u.out_of and u.done_of is not None),
            None,
        )

    @property
    def is_waiting_for_the_committee(self) -> bool:
        """We say done, or did not, and the committee has not given its word since."""
        last = self.last_update
        if last is None or last.step not in {Step.DONE, Step.DID_NOT}:
            return False
        return not any(v.on >= last.on and v.word is not Word.QUESTION for v in self.verdicts)

    @property
    def latest_news_on(self) -> date:
        return max(
            [
                self.published_on or self.opened_on,
                *(u.on for u in self.updates),
                *(v.on for v in self.verdicts),
            ]
        )


class ActionOrigin(Model):
    """Where an action came from: a kind that another room answers for, and its reference there."""

    __tablename__ = "action_origin"
    __table_args__ = (UniqueConstraint("action_id", "kind", "ref", name="an_origin_counts_once"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    ref: Mapped[str]

    action: Mapped[Action] = relationship(back_populates="origins")


class Update(Model):
    """News of an action, in the landlord's words."""

    __tablename__ = "action_update"
    __table_args__ = (
        CheckConstraint("(done_of IS NULL) = (out_of IS NULL)", name="counts_pieces_of_a_whole"),
        CheckConstraint(
            "done_of IS NULL OR (done_of >= 0 AND done_of <= out_of)", name="does_no_more_than_all"
        ),
        CheckConstraint("step != 'DID_NOT' OR length(words) > 0", name="did_not_has_a_reason"),
    )

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    step: Mapped[Step] = mapped_column(Enum(Step, native_enum=False, length=12))
    words: Mapped[str]
    done_of: Mapped[int | None]
    out_of: Mapped[int | None]
    new_due_on: Mapped[date | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    action: Mapped[Action] = relationship(back_populates="updates")
    by: Mapped[Account | None] = relationship()


class Verdict(Model):
    """The committee's word on an action."""

    __tablename__ = "action_verdict"
    __table_args__ = (CheckConstraint("word = 'AGREE' OR length(words) > 0", name="doubt_is_explained"),)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    word: Mapped[Word] = mapped_column(Enum(Word, native_enum=False, length=12))
    words: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    action: Mapped[Action] = relationship(back_populates="verdicts")
    by: Mapped[Account | None] = relationship()


class CustomerWord(Unlinkable):
    """One customer's "it works" or "not yet", given on the follow page.

    The key is a keyed hash of the voice and the action, so that one voice
    counts once and nobody can go from here to the voice without the secret.
    """

    __tablename__ = "action_customer_word"
    __table_args__ = (UNLINKABLE,)

    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"), index=True)
    works: Mapped[bool]
