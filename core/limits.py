"""Rate limits shared by all workers: Flask-Limiter with its counts in our own database."""

from __future__ import annotations

import hashlib
import time

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import Storage
from sqlalchemy import Float, Integer, String, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from core.database import db, writing


class RateCount(db.Model):  # type: ignore[name-defined,misc]
    """How often something was tried in a stretch of time. The key is a hash: no address is kept."""

    __tablename__ = "rate_count"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    expires: Mapped[float] = mapped_column(Float)


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


class SqlStorage(Storage):
    """The five things Flask-Limiter asks of a store, as rows."""

    STORAGE_SCHEME = ["answerable"]

    @property
    def base_exceptions(self) -> type[Exception]:
        return SQLAlchemyError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
        now, hashed = time.time(), _hashed(key)
        with writing(), db.engine.begin() as connection:
            connection.execute(delete(RateCount).where(RateCount.expires < now))
            statement = insert(RateCount).values(key=hashed, count=amount, expires=now + expiry)
            statement = statement.on_conflict_do_update(
                index_elements=["key"], set_={"count": RateCount.count + amount}
            )
            return connection.execute(statement.returning(RateCount.count)).scalar_one()

    def get(self, key: str) -> int:
        with db.engine.connect() as connection:
            found = select(RateCount.count).where(
                RateCount.key == _hashed(key), RateCount.expires >= time.time()
            )
            return connection.execute(found).scalar() or 0

    def get_expiry(self, key: str) -> float:
        with db.engine.connect() as connection:
            found = connection.execute(select(RateCount.expires).where(RateCount.key == _hashed(key)))
            return found.scalar() or time.time()

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with writing(), db.engine.begin() as connection:
            return connection.execute(delete(RateCount)).rowcount

    def clear(self, key: str) -> None:
        with writing(), db.engine.begin() as connection:
            connection.execute(delete(RateCount).where(RateCount.key == _hashed(key)))


limiter = Limiter(key_func=get_remote_address, default_limits=[], storage_uri="answerable://")


def register(app: Flask) -> None:
    app.config.setdefault("RATELIMIT_ENABLED", not app.testing)
    app.config.setdefault("RATELIMIT_HEADERS_ENABLED", False)
    limiter.init_app(app)
