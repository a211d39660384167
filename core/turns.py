"""Taking turns to write, where many write at once.

SQLite lets one writer in at a time. Others sleep and try again, longer each
time, so that under load most of the time is slept away. Here they queue: a lock
in the process, and a file lock between processes, which the system frees when a
process dies. PostgreSQL needs no turns.

Whoever gets the turn may as well bring along what waits behind them: `Together`
keeps it all in one transaction, on both databases.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar, cast

from core.database import db, saving

Item = TypeVar("Item")
Result = TypeVar("Result")

_threads: dict[str, threading.Lock] = {}
_files: dict[str, int] = {}
_guard = threading.Lock()


@contextmanager
def my_turn() -> Iterator[None]:
    """Hold the turn while inside. Goes around `saving()`, and must not be nested.

    Ends what the session was reading: who waits here must not hold the database.
    """
    _stop_reading()
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


def _stop_reading() -> None:
    if db.session.registry.has():
        db.session.rollback()


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


class Together(Generic[Item, Result]):
    """Keep one item, in a transaction shared with those who wait at the same moment.

    `keep` is given the items that wait in this process and gives their results
    in order. A call returns, or raises, only once its own item is committed or
    refused. Where `keep` raises, nothing of that transaction stays, and each
    item is kept in one of its own, so that nobody is refused for what somebody
    else did.

    `keep` runs in the thread of whoever leads, so it must not ask about the
    request, and what it refuses is said in words that are translated later.
    """

    def __init__(self, keep: Callable[[Sequence[Item]], Sequence[Result]]) -> None:
        self.keep = keep
        self._guard = threading.Lock()
        self._queue: list[_Place[Item, Result]] = []
        self._is_led = False

    def __call__(self, item: Item) -> Result:
        mine: _Place[Item, Result] = _Place(item)
        with self._guard:
            self._queue.append(mine)
            leads, self._is_led = not self._is_led, True
        if not leads:
            _stop_reading()
            mine.called.wait()
        if not mine.is_done:
            self._lead(mine)
        if mine.error is not None:
            raise mine.error
        return cast(Result, mine.result)

    def _lead(self, mine: _Place[Item, Result]) -> None:
        """Keep everything that waits by the time it is our turn, then call the next to lead."""
        served = [mine]
        try:
            with my_turn():
                with self._guard:
                    served = list(self._queue)
                self._serve(served)
        except BaseException as error:  # no turn to be had: whoever leads next tries afresh
            mine.error = error
        finally:
            with self._guard:
                self._queue = [place for place in self._queue if place not in served]
                self._is_led = bool(self._queue)
                following = self._queue[:1]
            for place in served:
                place.is_done = True
            for place in (*served, *following):
                place.called.set()

    def _serve(self, places: Sequence[_Place[Item, Result]]) -> None:
        try:
            with saving():
                results = self.keep([place.item for place in places])
        except Exception as error:
            if len(places) == 1:
                places[0].error = error
                return
            for place in places:
                self._serve([place])
        else:
            for place, result in zip(places, results, strict=True):
                place.result = result


class _Place(Generic[Item, Result]):
    """A place in the queue. `called` is set when its item is done, or when it is to lead."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.called = threading.Event()
        self.is_done = False
        self.result: Result | None = None
        self.error: BaseException | None = None
