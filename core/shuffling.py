"""Rewriting a table so that where a row lies, and what wrote it, says nothing about when it came.

PostgreSQL stamps each row with the transaction that wrote it (`xmin`) and puts
it where there is room (`ctid`). Both follow time, and `xmin` is shared by all
that one transaction wrote: an answer and the invitation it used. So a job
writes every row again, in batches of random members, and then lays the table
in the order of its key. SQLite keeps neither; its anonymous tables have no
rowid, so there is nothing to do.
"""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Table, select, text, update

from core.database import db, saving

BATCH = 1000


def rewrite_shuffled(model: Any, batch: int = BATCH) -> int:
    """Write every row of a model's table again, in shuffled batches, each in a transaction of its own.

    `model` is a mapped class (or a Table) with one primary key column; no
    value changes. Gives how many rows were rewritten: 0 on SQLite. Commits.
    """
    table: Table = getattr(model, "__table__", model)
    if db.engine.dialect.name != "postgresql":
        return 0
    key = _only_key_of(table)
    with saving():
        keys = list(db.session.scalars(select(key)))
    secrets.SystemRandom().shuffle(keys)
    for start in range(0, len(keys), batch):
        some = keys[start : start + batch]
        with saving():
            db.session.execute(update(table).where(key.in_(some)).values({key.name: key}))
    _lay_in_order_of_key(table)
    return len(keys)


def _only_key_of(table: Table) -> Any:
    columns = list(table.primary_key.columns)
    if len(columns) != 1:
        raise TypeError(f"{table.name} needs one primary key column to be rewritten")
    return columns[0]


def _lay_in_order_of_key(table: Table) -> None:
    """CLUSTER writes the table afresh, without the old versions of rows that an UPDATE leaves behind."""
    quote = db.engine.dialect.identifier_preparer.quote
    with saving():
        db.session.execute(text("SET LOCAL lock_timeout = '20s'"))
        db.session.execute(text(f"CLUSTER {quote(table.name)} USING {quote(str(table.primary_key.name))}"))
