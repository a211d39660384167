"""Accounts, their roles, and one-time ways in."""

from __future__ import annotations

import secrets
from datetime import datetime

from flask_babel import gettext as _
from flask_login import UserMixin
from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.access.permissions import COMMITTEE, MEMBERS, ROLES, STAFF, Role
from core.database import Model, db

account_role = Table(
    "account_role",
    db.metadata,
    Column("account_id", ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", ForeignKey("role.id"), primary_key=True),
)


class RoleHeld(Model):
    """A role as a row, so that the database refuses one nobody has heard of."""

    __tablename__ = "role"
    name: Mapped[str] = mapped_column(unique=True)


class Account(Model, UserMixin):
    """Somebody who may sign in.

    `session_key` is what a session holds instead of the id: a new one signs
    the person out everywhere.
    """

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("email = lower(email)", name="email_is_lower_case"),)
    refusals = {"uq_account_email": "Somebody already signs in with this e-mail address."}

    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    password: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    session_key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: secrets.token_hex(16))
    failed_tries: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    last_signed_in_at: Mapped[datetime | None]

    roles: Mapped[list[RoleHeld]] = relationship(secondary=account_role, lazy="selectin")

    def get_id(self) -> str:
        return self.session_key

    @property
    def is_active(self) -> bool:
        return self.active

    @property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(role.name) for role in self.roles)

    @property
    def is_staff(self) -> bool:
        return bool(self.role_set & STAFF)

    @property
    def is_on_the_committee(self) -> bool:
        return bool(self.role_set & COMMITTEE)

    @property
    def is_member(self) -> bool:
        return bool(self.role_set & MEMBERS)

    @property
    def role_label(self) -> str:
        """The role people know them by: the chair is also a member, and is called the chair."""
        for role in (*reversed(list(Role)),):
            if role in self.role_set:
                return str(ROLES[role])
        return _("Signed in")

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[:1].isalnum()]
        return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


class WayIn(Model):
    """A link or a code sent to somebody, good once and for a short while. Only its hash is kept."""

    __tablename__ = "way_in"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)

    account: Mapped[Account] = relationship()
