"""The menu: each room hangs its own line on the peg, for the people it is for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask import request, url_for

from core.access import may, me
from core.accounts.models import Account
from core.registry import Registry


class Side(StrEnum):
    """Whose menu: the public (and customers), members (pool and committee), or staff."""

    PUBLIC = "public"
    MEMBER = "member"
    STAFF = "staff"


@dataclass(frozen=True)
class MenuItem:
    side: Side
    label: Any
    endpoint: str
    order: int
    permission: str | None = None
    is_minor: bool = False


@dataclass(frozen=True)
class MenuLink:
    label: str
    url: str
    is_current: bool
    is_minor: bool = False


menu = Registry[MenuItem]("menu")
homes = Registry[str]("home pages")


def in_menu(
    side: Side,
    label: Any,
    endpoint: str,
    order: int,
    permission: str | None = None,
    *,
    is_minor: bool = False,
) -> None:
    """Hang a line on the menu, from a room's `register(app)`. Orders run 10, 20, 30 …

    A minor line stands only in the list at the foot of the page, so that the
    menu at its head stays short enough to be read.
    """
    menu.add(f"{side}:{endpoint}", MenuItem(side, label, endpoint, order, permission, is_minor))


def side_of(account: Account | None) -> Side:
    if account is None:
        return Side.PUBLIC
    return Side.STAFF if account.is_staff else Side.MEMBER if account.is_member else Side.PUBLIC


def home_endpoint(account: Account) -> str:
    """The first page of somebody's side. A room says `homes.add(Side.STAFF, "feedback.inbox")`."""
    side = side_of(account)
    if side is Side.MEMBER and not account.is_on_the_committee and "pool" in homes:
        return homes["pool"]
    return homes.get(side, "front.home")


def links() -> list[MenuLink]:
    """The lines this person sees, in order; the current one is the room we stand in."""
    account = me()
    side = side_of(account)
    shown = [i for i in menu if i.side is side and (i.permission is None or may(account, i.permission))]
    room = (request.endpoint or "").partition(".")[0]
    return [
        MenuLink(str(item.label), url_for(item.endpoint), _is_current(item, room), item.is_minor)
        for item in sorted(shown, key=lambda item: item.order)
    ]


def _is_current(item: MenuItem, room: str) -> bool:
    return item.endpoint == request.endpoint or (
        item.endpoint.partition(".")[0] == room
        and not any(other.endpoint == request.endpoint for other in menu if other.side is item.side)
    )
