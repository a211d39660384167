"""Who may vote: the roll, late additions to it, and the codes that open a paper."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from core.files.models import StoredFile
from core.messages.recipients import Channel
from engagement.customers.models import Customer, Household
from surveys.ballots.models.ballot import Ballot, words

ONE_OF_BOTH = "(customer_id IS NULL) <> (household_id IS NULL)"


class CredentialKind(StrEnum):
    """How a code reached its voter."""

    EMAIL = "email"
    LETTER = "letter"
    LARGE_PRINT = "large_print"
    PAPER = "paper"
    TELEPHONE = "telephone"


class RollEntry(Model):
    """One vote that may be given: a person's, or a household's. `way` is how they were written to."""

    __tablename__ = "roll_entry"
    __table_args__ = (
        UniqueConstraint("ballot_id", "customer_id", name="one_entry_a_person"),
        UniqueConstraint("ballot_id", "household_id", name="one_entry_a_household"),
        UniqueConstraint("id", "ballot_id", name="entry_with_its_ballot"),
        CheckConstraint(ONE_OF_BOTH, name="a_person_or_a_household"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_entry_a_person": _l("This person is on the roll already."),
        "one_entry_a_household": _l("This household is on the roll already."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    way: Mapped[Channel | None] = mapped_column(Enum(Channel, native_enum=False, length=10))
    is_late: Mapped[bool] = mapped_column(default=False)

    ballot: Mapped[Ballot] = relationship()
    customer: Mapped[Customer | None] = relationship()
    household: Mapped[Household | None] = relationship()

    @property
    def title(self) -> str:
        """What the trail calls it: a reference, never a name."""
        known = self.customer or self.household
        return (known.reference or "") if known else ""

    @property
    def name(self) -> str:
        """Who it is: a person, or the people of a household."""
        if self.customer:
            return self.customer.name
        people = self.household.customers if self.household else []
        return ", ".join(person.name for person in people) or self.title


class LateAddition(Model):
    """Somebody to be added after the roll was frozen: proposed by one, confirmed by another."""

    __tablename__ = "late_addition"
    __table_args__ = (
        UniqueConstraint("ballot_id", "customer_id", name="one_addition_a_person"),
        UniqueConstraint("ballot_id", "household_id", name="one_addition_a_household"),
        CheckConstraint(ONE_OF_BOTH, name="a_person_or_a_household"),
        CheckConstraint("reason <> ''", name="has_a_reason"),
        CheckConstraint("confirmed_by_id <> proposed_by_id", name="two_people"),
        CheckConstraint("(confirmed_by_id IS NULL) = (roll_entry_id IS NULL)", name="added_when_confirmed"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_addition_a_person": _l("This person has been proposed already."),
        "one_addition_a_household": _l("This household has been proposed already."),
        "two_people": _l("Another person must confirm this."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)
    reason: Mapped[str]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confirmed_at: Mapped[datetime | None]
    roll_entry_id: Mapped[int | None] = mapped_column(ForeignKey("roll_entry.id"), unique=True)

    ballot: Mapped[Ballot] = relationship()
    customer: Mapped[Customer | None] = relationship()
    household: Mapped[Household | None] = relationship()
    proposed_by: Mapped[Account] = relationship(foreign_keys=[proposed_by_id])
    confirmed_by: Mapped[Account | None] = relationship(foreign_keys=[confirmed_by_id])
    roll_entry: Mapped[RollEntry | None] = relationship()


class Credential(Model):
    """A code that opens one paper. Only its hash is kept, and only one of an entry's is alive."""

    __tablename__ = "ballot_credential"
    __table_args__ = (
        Index(
            "ix_one_live_credential_an_entry",
            "roll_entry_id",
            unique=True,
            sqlite_where=text("is_live"),
            postgresql_where=text("is_live"),
        ),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "ix_one_live_credential_an_entry": _l("This voter was given a code in the same moment."),
    }

    roll_entry_id: Mapped[int] = mapped_column(ForeignKey("roll_entry.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[CredentialKind] = mapped_column(words(CredentialKind))
    is_live: Mapped[bool] = mapped_column(default=True)

    roll_entry: Mapped[RollEntry] = relationship()


class CredentialLetters(Model):
    """Letters ready to print, in one file. It holds codes: delete it once they are in the post."""

    __tablename__ = "ballot_letters"

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    letters: Mapped[int]

    ballot: Mapped[Ballot] = relationship()
    file: Mapped[StoredFile | None] = relationship()
