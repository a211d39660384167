"""A question a page asks twice goes to the database once, and never gives a stale answer."""

from __future__ import annotations

from sqlalchemy import func, select

from core.audit.models import Entry
from core.database import db, remembered, saving

asked = []


@remembered
def entries() -> int:
    asked.append(1)
    return db.session.scalar(select(func.count()).select_from(Entry))


def test_asking_twice_asks_the_database_once(app):
    asked.clear()
    assert entries() == entries()
    assert len(asked) == 1


def test_what_was_written_is_seen_at_once(app):
    before = entries()
    with saving():
        db.session.add(Entry(event="thing.happened"))
        db.session.flush()
        assert entries() == before + 1
    assert entries() == before + 1


def test_another_session_remembers_nothing_of_this_one(app):
    asked.clear()
    entries()
    db.session.remove()
    entries()
    assert len(asked) == 2
