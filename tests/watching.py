"""Notes what a request does to the database, so that reading pages can be held to reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, has_request_context, request
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from core.database import db

WRITES = re.compile(r"\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.IGNORECASE)

# The two named exceptions (house.md 8), both kept in core: rate limits, and who looked at a sensitive case.
READING_MAY_WRITE = frozenset({"rate_count", "audit_viewing"})


@dataclass
class Watch:
    """What was noticed since the last `begin()`."""

    writes: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)

    def begin(self) -> None:
        self.writes.clear()
        self.statements.clear()
        self.unsaved.clear()


watch = Watch()


@event.listens_for(Engine, "before_cursor_execute")
def _note_statement(_c: Any, _cursor: Any, statement: str, _p: Any, _context: Any, _many: bool) -> None:
    if not has_request_context():
        return
    watch.statements.append(statement)
    found = WRITES.search(statement)
    if found and request.method in {"GET", "HEAD"} and found[2].lower() not in READING_MAY_WRITE:
        watch.writes.append(statement)


@event.listens_for(Session, "after_flush")
def _note_flush(session: Session, _context: Any) -> None:
    session.info["flushed"] = True


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget_flush(session: Session) -> None:
    session.info.pop("flushed", None)


def watch_over(app: Flask) -> None:
    """Look, as each request ends, for work that nobody saved. Call once, before the app's first request."""

    @app.teardown_request
    def note_unsaved(_error: BaseException | None) -> None:
        if not db.session.registry.has():
            return
        session = db.session()
        changed = [
            *session.new,
            *session.deleted,
            *(each for each in session.dirty if session.is_modified(each)),
        ]
        watch.unsaved += [type(each).__name__ for each in changed]
        if session.info.get("flushed"):
            watch.unsaved.append("rows that were sent to the database but never committed")
