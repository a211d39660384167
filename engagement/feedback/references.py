"""References such as FB-26-0417: the year, and a running number within it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.dialects import postgresql, sqlite

from core.database import db
from engagement.feedback.models import ReferenceCount


def reference(year: int, number: int) -> str:
    """
    >>> reference(2026, 417), reference(2031, 12345)
    ('FB-26-0417', 'FB-31-12345')
    """
    return f"FB-{year % 100:02d}-{number:04d}"


def next_reference(day: date) -> str:
    """The next reference of a year, counted up in the caller's transaction: two at once get two numbers."""
    insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    counted = insert(ReferenceCount).values(year=day.year, last=1)
    counted = counted.on_conflict_do_update(
        index_elements=["year"], set_={"last": ReferenceCount.last + 1}
    )
    return reference(day.year, db.session.execute(counted.returning(ReferenceCount.last)).scalar_one())
