"""The demo landlord: each room hangs a little life on the peg, and one command plays it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from core import clock, settings
from core.access.permissions import Role
from core.accounts.models import Account, RoleHeld
from core.database import db, saving
from core.errors import Refused
from core.registry import Registry


@dataclass(frozen=True)
class Part:
    """`play` makes its part of the demo, in a transaction of its own; parts run in their order."""

    name: str
    order: int
    play: Callable[[], None]


parts = Registry[Part]("demo")


def plays(name: str, order: int, play: Callable[[], None]) -> None:
    """Hang a part on the peg. Order: 10 accounts, 20 customers, 30 promises, 40 surveys, 50 consultations,
    60 feedback, 70 themes, 80 actions, 90 scrutiny, 95 voice report, 99 a last look round."""
    parts.add(name, Part(name, order, play))


def is_loaded() -> bool:
    return bool(settings.get("demo.loaded_on"))


def load(tell: Callable[[str], None]) -> bool:
    """Play every part, once. Gives False, changing nothing, when it was played before.

    Raises Refused on a database that already holds a landlord of its own.
    """
    if is_loaded():
        return False
    if db.session.scalar(select(Account.id).limit(1)) is not None:
        raise Refused(
            "This database already has accounts in it, so the demo landlord is not loaded over them."
        )
    for part in sorted(parts, key=lambda part: part.order):
        tell(f"  {part.name} …")
        with saving():
            part.play()
    with saving():
        settings.change("demo.loaded_on", clock.today().isoformat(), by=None)
    return True


def person(role: Role) -> Account | None:
    """The demo's account for a role: the first made with exactly that as their most senior role."""
    found = db.session.scalars(
        select(Account).join(Account.roles).where(RoleHeld.name == role.value).order_by(Account.id)
    ).unique()
    for account in found:
        if max(account.role_set, key=list(Role).index) is role:
            return account
    return None
