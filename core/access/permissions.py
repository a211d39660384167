"""Roles, and the permissions each room hangs on the peg."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l

from core.registry import Registry

if TYPE_CHECKING:
    from core.accounts.models import Account


class Role(StrEnum):
    """What a person is to the landlord. A person may be several."""

    CUSTOMER = "customer"
    POOL = "pool_member"
    COMMITTEE = "committee_member"
    CHAIR = "committee_chair"
    OFFICER = "engagement_officer"
    COMPLAINTS = "complaints_officer"
    ADMINISTRATOR = "administrator"


ROLES: dict[Role, Any] = {
    Role.CUSTOMER: _l("Customer"),
    Role.POOL: _l("Scrutiny pool member"),
    Role.COMMITTEE: _l("Committee member"),
    Role.CHAIR: _l("Committee chair"),
    Role.OFFICER: _l("Engagement officer"),
    Role.COMPLAINTS: _l("Complaints officer"),
    Role.ADMINISTRATOR: _l("Administrator"),
}
STAFF = frozenset({Role.OFFICER, Role.COMPLAINTS, Role.ADMINISTRATOR})
COMMITTEE = frozenset({Role.COMMITTEE, Role.CHAIR})
MEMBERS = COMMITTEE | {Role.POOL}
EVERYONE_SIGNED_IN = frozenset(Role)


@dataclass(frozen=True)
class Permission:
    """`what` completes the sentence "You may …", so that a refusal can say why."""

    name: str
    what: Any
    roles: frozenset[Role]


permissions = Registry[Permission]("permissions")


def allow(name: str, what: Any, *roles: Role | frozenset[Role]) -> None:
    """Hang a permission on the peg, from a room's `register(app)`.

    >>> allow("examples.see", "see the examples", STAFF, Role.CHAIR)
    >>> Role.CHAIR in permissions["examples.see"].roles
    True
    """
    held: set[Role] = set()
    for role in roles:
        held |= {role} if isinstance(role, Role) else role
    permissions.add(name, Permission(name, what, frozenset(held)))


def may(account: Account | None, name: str) -> bool:
    """Whether this person may, by any of the roles they hold."""
    permission = permissions[name]
    return account is not None and account.is_active and bool(permission.roles & account.role_set)


def why_not(name: str) -> str:
    """A sentence for somebody who may not: who may."""
    permission = permissions[name]
    who = ", ".join(str(ROLES[role]).lower() for role in Role if role in permission.roles)
    return f"Only these people may {permission.what}: {who}."
