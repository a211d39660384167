"""The database: one `db`, two kinds of table, and `saving()`.

A table built on `Model` keeps an id and when it was made. A table built on
`Unlinkable` keeps neither: it is the base of anything anonymous.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ClassVar, TypeVar

from flask import Flask, has_request_context, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Engine, MetaData, String, Text, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry
from sqlalchemy.types import TypeDecorator

from core import clock
from core.config import Config
from core.errors import Refused

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
UNLINKABLE = {"sqlite_with_rowid": False}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, always in UTC. Refuses a time without a zone, which would mean a guess."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone: use core.clock.now()")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UtcDateTime(), str: Text()},
    )


Query = TypeVar("Query", bound=Callable[..., Any])

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate()


class Model(db.Model):  # type: ignore[name-defined,misc]
    """A row that may know people and times.

    `refusals` maps the name of a constraint that a race can break to the
    sentence the second person is told.
    """

    __abstract__ = True
    refusals: ClassVar[dict[str, Any]] = {}

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10)
    created_at: Mapped[datetime] = mapped_column(default=clock.now, sort_order=900)


class Unlinkable(db.Model):  # type: ignore[name-defined,misc]
    """A row that must never lead to a person: random key, no time, no order, no audit.

    On SQLite it has no rowid, so it lies in the order of its random key; give
    `__table_args__ = (…, UNLINKABLE)`. On PostgreSQL a job rewrites it in
    shuffled batches. `tests/laws` checks both.
    """

    __abstract__ = True
    refusals: ClassVar[dict[str, Any]] = {}

    key: Mapped[str] = mapped_column(
        String(32), primary_key=True, default=lambda: secrets.token_hex(16), sort_order=-10
    )


def remembered(query: Query) -> Query:
    """Ask the database once for what a page asks for several times.

    The answer is kept with the session, so for one request or one job, and is
    forgotten as soon as the session writes anything or begins a new
    transaction. Arguments must be plain values.
    """

    @wraps(query)
    def asked_once(*args: Any, **kwargs: Any) -> Any:
        answers = db.session.info.setdefault("remembered", {})
        key = (query.__module__, query.__qualname__, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = query(*args, **kwargs)
        return answers[key]

    return asked_once  # type: ignore[return-value]


def _forget(session: Any, *_more: Any) -> None:
    session.info.pop("remembered", None)


_may_write: ContextVar[bool | None] = ContextVar("may_write", default=None)


@contextmanager
def writing(intends: bool = True) -> Iterator[None]:
    """Say beforehand whether this stretch of code will write (SQLite takes its lock at the start)."""
    token = _may_write.set(intends)
    try:
        yield
    finally:
        _may_write.reset(token)


def _intends_to_write() -> bool:
    said = _may_write.get()
    if said is not None:
        return said
    return not (has_request_context() and request.method in {"GET", "HEAD", "OPTIONS"})


@contextmanager
def saving() -> Iterator[None]:
    """Keep all of what happens inside, or nothing.

    Raises Refused with the model's own sentence when the database refuses a
    row because somebody else was a moment faster.
    """
    try:
        yield
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        sentence = _sentence_for(error)
        if sentence is None:
            raise
        raise Refused(sentence) from error
    except BaseException:
        db.session.rollback()
        raise


def _sentence_for(error: IntegrityError) -> Any | None:
    """The sentence for a broken constraint: PostgreSQL names it, SQLite names its columns."""
    diagnosis = getattr(error.orig, "diag", None)
    broken = (getattr(diagnosis, "constraint_name", None) or "", str(error.orig))
    for mapper in Base.registry.mappers:
        for name, sentence in getattr(mapper.class_, "refusals", {}).items():
            if name == broken[0] or name in broken[1] or _columns_of(mapper, name) in broken[1]:
                return sentence
    return None


def _columns_of(mapper: Any, constraint_name: str) -> str:
    table = mapper.local_table
    for item in (*table.constraints, *table.indexes):
        if item.name == constraint_name:
            return ", ".join(f"{table.name}.{column.name}" for column in item.columns)
    return "\0"


def register(app: Flask, config: Config) -> None:
    app.config["SQLALCHEMY_DATABASE_URI"] = config.database_url
    options: dict[str, Any] = {}
    if config.database_url.startswith("sqlite"):
        config.instance_path.mkdir(parents=True, exist_ok=True)
        options["connect_args"] = {"timeout": 20, "check_same_thread": False}
    else:
        options |= {"pool_size": 8, "max_overflow": 4, "pool_pre_ping": True}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    migrate.init_app(app, db, render_as_batch=True, compare_type=True)
    for moment in ("after_flush", "after_commit", "after_rollback", "after_bulk_update", "after_bulk_delete"):
        event.listen(db.session, moment, _forget)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _teach_sqlite(db.engine)


def _teach_sqlite(engine: Engine) -> None:
    """Write-ahead log, foreign keys, and the lock taken at BEGIN by whoever means to write.

    Reading first and writing later under a plain BEGIN fails at once with
    "database is locked" when another writer was in between, however long the
    timeout is.
    """

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=20000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        words = "BEGIN IMMEDIATE" if _intends_to_write() else "BEGIN"
        try:  # straight to the driver: every request begins, and SQLAlchemy's way takes ten times as long
            connection.connection.dbapi_connection.execute(words)
        except sqlite3.OperationalError as error:
            raise OperationalError(words, None, error) from error
