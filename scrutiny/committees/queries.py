"""Reading meetings and members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from core import clock
from core.access.permissions import COMMITTEE, Role
from core.accounts.models import Account, RoleHeld
from core.database import db
from core.templating import short_day
from scrutiny.committees.models import Meeting


def next_meeting(today: date | None = None) -> Meeting | None:
    """The first meeting from today on."""
    day = today or clock.today()
    wanted = select(Meeting).where(Meeting.on >= day).order_by(Meeting.on, Meeting.id).limit(1)
    return db.session.scalar(wanted.options(selectinload(Meeting.items)))


def next_in_words(today: date | None = None) -> str:
    """ "We next meet on 3 December, in 9 days." """
    day = today or clock.today()
    meeting = next_meeting(day)
    if meeting is None:
        return _("No day for our next meeting yet.")
    days = (meeting.on - day).days
    if days == 0:
        return _("We meet today.")
    return _(
        "We next meet on %(day)s, %(wait)s.",
        day=short_day(meeting.on),
        wait=ngettext("in %(num)d day", "in %(num)d days", days),
    )


def meetings() -> Sequence[Meeting]:
    """Every meeting, the latest first."""
    wanted = select(Meeting).order_by(Meeting.on.desc(), Meeting.id.desc())
    return db.session.scalars(wanted.options(selectinload(Meeting.items))).all()


def held_between(first: date, last: date, today: date | None = None) -> Sequence[Meeting]:
    """Meetings that took place between two days, both counted."""
    latest = min(last, today or clock.today())
    return db.session.scalars(select(Meeting).where(Meeting.on >= first, Meeting.on <= latest)).all()


def members() -> list[Account]:
    """Who is on the committee: the chair first, then by name."""
    return sorted(_holders(COMMITTEE), key=lambda each: (Role.CHAIR not in each.role_set, each.name))


def pool() -> list[Account]:
    """Who may be asked to sit on a panel, by name."""
    return sorted(_holders({Role.POOL}), key=lambda each: each.name)


def _holders(roles: frozenset[Role] | set[Role]) -> Sequence[Account]:
    held = RoleHeld.name.in_([role.value for role in roles])
    return db.session.scalars(select(Account).where(Account.active, Account.roles.any(held))).all()
