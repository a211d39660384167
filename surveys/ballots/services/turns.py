"""Voting and closing, kept apart: nobody closes, counts or shuffles while a vote is half stored."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from core.database import db

OURS = 0x0BA1107  # PostgreSQL's advisory locks have two numbers: this room's, and the ballot's
SHARED = select(func.pg_advisory_xact_lock_shared(OURS, bindparam("ballot")))


def vote_in_turn(ballot_id: int) -> None:
    """Hold the ballot open until this transaction ends. Many may at once.

    What is read after this, in PostgreSQL's usual isolation, is as it stands
    after the wait. SQLite lets in one writer at a time as it is.
    """
    connection = db.session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(SHARED, {"ballot": ballot_id})


def alone_with(ballot_id: int) -> None:
    """Wait until every vote that has begun is stored, and let none begin until this transaction ends."""
    if db.engine.dialect.name == "postgresql":
        db.session.connection().execute(select(func.pg_advisory_xact_lock(OURS, ballot_id)))
