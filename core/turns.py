"""Taking turns to write, where many write at once.

SQLite lets one writer in at a time. Others sleep and try again, longer each
time, so that under load most of the time is slept away. Here they queue: a lock
in the process, and a file lock between processes, which the system frees when a
process dies. PostgreSQL needs none of it.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.database import db

_threads: dict[str, threading.Lock] = {}
_files: dict[str, int] = {}
_guard = threading.Lock()


@contextmanager
def my_turn() -> Iterator[None]:
    """Hold the turn while inside. Goes around `saving()`, and must not be nested.

    Ends what the session was reading: who waits here must not hold the database.
    """
    db.session.rollback()
    path = _lock_path()
    if path is None:
        yield
        return
    lock, file = _of(path)
    with lock:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def _lock_path() -> str | None:
    url = db.engine.url if hasattr(db.engine, "url") else db.engine.engine.url
    if not url.drivername.startswith("sqlite") or not url.database or url.database == ":memory:":
        return None
    return f"{url.database}-turn"


def _of(path: str) -> tuple[threading.Lock, int]:
    with _guard:
        if path not in _threads:
            _files[path] = os.open(Path(path), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            _threads[path] = threading.Lock()
        return _threads[path], _files[path]
