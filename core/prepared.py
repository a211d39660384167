"""Statements prepared once and run many times, where storing must be quick.

On SQLite one writer holds the database while it writes, so what is done
meanwhile must be short: the statement is compiled once and handed to the driver
with its values. On PostgreSQL, where nobody waits, SQLAlchemy runs it as usual.
The statement stays in the session's transaction on both.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

Values = Mapping[str, Any]


class Prepared:
    """`make(dialect_name)` gives the statement; its values are bound by name and must all be given.

    Raises SQLAlchemy's IntegrityError like any other statement.
    """

    def __init__(self, make: Callable[[str], Any]) -> None:
        self.make = make
        self._compiled: tuple[str, list[tuple[str, Callable[[Any], Any] | None]]] | None = None
        self._usual: Any = None

    def run(self, connection: Connection, rows: Sequence[Values]) -> int:
        """Run it for each row; gives how many rows of the table that changed."""
        if connection.dialect.name != "sqlite":
            if self._usual is None:
                self._usual = self.make(connection.dialect.name)
            # Without the option, and with one row in a list, an INSERT does not say how many rows it changed.
            given = rows[0] if len(rows) == 1 else list(rows)
            options = {"preserve_rowcount": True}
            return connection.execute(self._usual, given, execution_options=options).rowcount
        text, binds = self._compiled or self._compile(connection)
        values = [
            tuple(process(row[name]) if process else row[name] for name, process in binds) for row in rows
        ]
        cursor = connection.connection.cursor()
        try:
            if len(values) == 1:
                cursor.execute(text, values[0])
            else:
                cursor.executemany(text, values)
            return cursor.rowcount
        except sqlite3.IntegrityError as error:
            raise IntegrityError(text, None, error) from error
        finally:
            cursor.close()

    def _compile(self, connection: Connection) -> tuple[str, list[tuple[str, Any]]]:
        dialect = connection.dialect
        compiled = self.make(dialect.name).compile(dialect=dialect)
        binds = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ]
        self._compiled = (str(compiled), binds)
        return self._compiled
