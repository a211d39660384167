"""Who was put forward, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from core.files.models import StoredFile
from engagement.customers.models import Customer
from surveys.ballots.models.ballot import Ballot, BallotOption


class Nomination(Model):
    """Somebody put forward. It is accepted, and then is an option, or refused with the reason.

    `came_on` is the day the form came, `entered_by` who typed it from paper.
    `seconder_code` is what the candidate gives to whoever supports them.
    """

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint("ballot_id", "customer_id", name="one_nomination_a_person"),
        UniqueConstraint("ballot_id", "seconder_code", name="one_seconder_code"),
        CheckConstraint("refused_because IS NULL OR accepted_at IS NULL", name="accepted_or_refused"),
        CheckConstraint("seconded_by_id <> customer_id", name="another_person_seconds"),
    )
    refusals: ClassVar[dict[str, Any]] = {
        "one_nomination_a_person": _l("This person is put forward already."),
        "one_seconder_code": _l("Somebody was put forward in the same moment. Try again."),
        "another_person_seconds": _l("Another person must support this."),
    }

    ballot_id: Mapped[int] = mapped_column(ForeignKey("ballot.id"))
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    name: Mapped[str]
    statement: Mapped[str] = mapped_column(default="")
    photo_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    came_on: Mapped[date | None] = mapped_column(Date)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    seconder_code: Mapped[str | None] = mapped_column(String(12))
    seconded_by_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    accepted_at: Mapped[datetime | None]
    refused_because: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    option_id: Mapped[int | None] = mapped_column(ForeignKey("ballot_option.id"), unique=True)

    ballot: Mapped[Ballot] = relationship()
    customer: Mapped[Customer] = relationship(foreign_keys=[customer_id])
    seconded_by: Mapped[Customer | None] = relationship(foreign_keys=[seconded_by_id])
    photo: Mapped[StoredFile | None] = relationship()
    option: Mapped[BallotOption | None] = relationship()
    entered_by: Mapped[Account | None] = relationship(foreign_keys=[entered_by_id])

    @property
    def state(self) -> str:
        """withdrawn, accepted, refused or waiting."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.accepted_at is not None:
            return "accepted"
        return "refused" if self.refused_because is not None else "waiting"

    @property
    def is_seconded(self) -> bool:
        return self.seconded_by_id is not None or not self.ballot.needs_seconder
