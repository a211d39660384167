"""Writing the trail."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

from core.accounts.models import Account
from core.audit.models import Entry
from core.database import Unlinkable, db


def record(event: str, subject: Any = None, *, by: Account | None, **details: Any) -> Entry:
    """Add a line: what happened (`noun.past`), to what, by whom (None is the system itself).

    Details are what a reader needs to understand the change: a value before
    and after as `{"before": …, "after": …}`. No free text of a customer's.

    Raises TypeError for an `Unlinkable`: anonymous contributions are never
    audited one by one.
    """
    if isinstance(subject, Unlinkable):
        raise TypeError("Anonymous things are never audited one by one")
    if subject is not None and subject.id is None:
        db.session.flush()
    entry = Entry(
        event=event,
        subject_kind=None if subject is None else subject.__tablename__,
        subject_id=None if subject is None else subject.id,
        subject_title=None if subject is None else str(getattr(subject, "title", "") or "") or None,
        by_id=None if by is None else by.id,
        details={key: _plain(value) for key, value in details.items()},
    )
    db.session.add(entry)
    return entry


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
