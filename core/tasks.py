"""Work asked for on a page and done behind it: a row with progress that the page shows.

A room hangs a kind of task on the peg; a page asks for one; the jobs process
claims it once, does it, and leaves a result or a sentence that says what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core import clock
from core.accounts.models import Account
from core.database import Model, db, saving
from core.errors import Refused
from core.logs import log
from core.registry import Registry

Work = Callable[..., dict[str, Any] | None]
kinds = Registry[Work]("task kinds")


class Task(Model):
    """`title` says what is being done; `said` what it is at; `result` may hold `url` to go on to."""

    __tablename__ = "task"

    kind: Mapped[str]
    title: Mapped[str]
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    said: Mapped[str] = mapped_column(default="")
    failed: Mapped[str | None]
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    asked_by: Mapped[Account | None] = relationship()

    @property
    def state(self) -> str:
        if self.failed:
            return "failed"
        if self.finished_at:
            return "done"
        return "working" if self.started_at else "waiting"


class Progress:
    """Handed to the work, so that it can say how far it is. Written at most twice a second."""

    def __init__(self, task_id: int) -> None:
        self.task_id = task_id
        self._told_at = clock.now()

    def tell(self, done: int, total: int, said: str = "") -> None:
        moment = clock.now()
        if done < total and (moment - self._told_at).total_seconds() < 0.5:
            return
        self._told_at = moment
        with saving():
            db.session.execute(
                update(Task).where(Task.id == self.task_id).values(done=done, total=total, said=str(said))
            )


def ask(kind: str, title: str, /, *, by: Account | None, **arguments: Any) -> Task:
    """Put work on the list, in the caller's transaction. `arguments` must be plain JSON values."""
    if kind not in kinds:
        raise KeyError(f"No room does tasks of the kind {kind!r}")
    task = Task(kind=kind, title=str(title), arguments=arguments, asked_by_id=by.id if by else None)
    db.session.add(task)
    db.session.flush()
    return task


def work_off(limit: int = 1) -> int:
    """Claim and do waiting tasks, oldest first. Says how many were done."""
    did = 0
    for _again in range(limit):
        task_id = _claim()
        if task_id is None:
            break
        _do(task_id)
        did += 1
    return did


def _claim() -> int | None:
    with saving():
        waiting = select(Task.id).where(Task.started_at.is_(None)).order_by(Task.id).limit(1)
        if db.engine.dialect.name == "postgresql":
            waiting = waiting.with_for_update(skip_locked=True)
        task_id = db.session.scalar(waiting)
        if task_id is not None:
            db.session.execute(update(Task).where(Task.id == task_id).values(started_at=clock.now()))
        return task_id


def _do(task_id: int) -> None:
    task = db.session.get_one(Task, task_id, populate_existing=True)
    kind, arguments, by = task.kind, dict(task.arguments), task.asked_by
    db.session.commit()
    failed, result = None, {}
    try:
        result = kinds[kind](Progress(task_id), by=by, **arguments) or {}
        db.session.commit()
    except Refused as refused:
        failed = str(refused)
    except Exception as error:  # a task that breaks must not stop the ones behind it
        log.error("task.broke", kind=kind, task=task_id, error=type(error).__name__, exc_info=error)
        failed = "Something went wrong on our side. Nothing was changed. You can try again."
    db.session.rollback()
    with saving():
        finished = update(Task).where(Task.id == task_id)
        db.session.execute(finished.values(finished_at=clock.now(), failed=failed, result=result))


def give_up_on_broken(older_than_minutes: int = 30) -> int:
    """A task whose worker was killed is marked failed with a sentence, never done twice in silence."""
    from datetime import timedelta

    limit = clock.now() - timedelta(minutes=older_than_minutes)
    with saving():
        broken = update(Task).where(
            Task.started_at < limit, Task.finished_at.is_(None), Task.failed.is_(None)
        )
        said = "The computer was stopped while it worked on this. You can ask for it again."
        given_up = db.session.execute(broken.values(failed=said, finished_at=clock.now()))
        return given_up.rowcount  # type: ignore[attr-defined,no-any-return]
