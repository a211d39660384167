"""Timed jobs: one process of their own, one of several machines at a time, each due run once.

APScheduler inside web workers would run every job in each of them. Here the
jobs process holds a lease row, and each due run first inserts a unique row.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import UniqueConstraint, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from core import clock
from core.database import Model, db, saving
from core.logs import log
from core.registry import Registry

LEASE = timedelta(seconds=30)


@dataclass(frozen=True)
class Job:
    """`run` does the work item by item and gives how many things it did.

    `when` is what APScheduler's cron trigger takes, in London time, such as
    `{"hour": 7}` or `{"minute": "*/5"}`.
    """

    name: str
    what: Any
    run: Callable[[], int]
    when: dict[str, Any]


jobs = Registry[Job]("jobs")


def timed(name: str, what: Any, run: Callable[[], int], **when: Any) -> None:
    """Hang a job on the peg, from a room's `register(app)`."""
    jobs.add(name, Job(name, what, run, when))


class JobRun(Model):
    """One due run of one job. The database lets it begin once."""

    __tablename__ = "job_run"
    __table_args__ = (UniqueConstraint("job", "due_at", name="one_run_a_due_time"),)

    job: Mapped[str]
    due_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    did: Mapped[int | None]
    failed: Mapped[str | None]


class Lease(Model):
    """Who works the jobs now. Whoever holds it says so again before it runs out."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(unique=True)
    owner: Mapped[str]
    expires_at: Mapped[datetime]


def run_once(name: str, due_at: datetime | None = None) -> int | None:
    """Do a job now. Gives how many things it did, or None when this due run was already begun."""
    job, due = jobs[name], due_at or clock.now()
    run = JobRun(job=name, due_at=due)
    db.session.add(run)
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return None
    did, failed = None, None
    try:
        did = job.run()
        db.session.commit()
    except Exception as error:  # one broken job must not stop the others
        db.session.rollback()
        log.error("job.broke", job=name, error=type(error).__name__, exc_info=error)
        failed = type(error).__name__
    with saving():
        finished = update(JobRun).where(JobRun.id == run.id)
        db.session.execute(finished.values(finished_at=clock.now(), did=did, failed=failed))
    return did


def hold_lease(owner: str, name: str = "jobs") -> bool:
    """Take or renew the lease; False while somebody else holds it."""
    moment = clock.now()
    free = update(Lease).where(Lease.name == name, (Lease.owner == owner) | (Lease.expires_at < moment))
    with saving():
        taken = db.session.execute(free.values(owner=owner, expires_at=moment + LEASE))
        if taken.rowcount:  # type: ignore[attr-defined]
            return True
    try:
        db.session.add(Lease(name=name, owner=owner, expires_at=moment + LEASE))
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return False
    return True


def release_lease(owner: str, name: str = "jobs") -> None:
    with saving():
        mine = update(Lease).where(Lease.name == name, Lease.owner == owner)
        db.session.execute(mine.values(expires_at=clock.now()))


def run_forever(app: Flask, stop: threading.Event) -> None:
    """The jobs process: timed jobs, the outbox and the tasks asked for on pages, until told to stop."""
    from apscheduler.schedulers.background import BackgroundScheduler

    owner = f"{socket.gethostname()}:{os.getpid()}"
    leads = threading.Event()
    scheduler = BackgroundScheduler(
        timezone=clock.LONDON, job_defaults={"coalesce": True, "max_instances": 1}
    )
    for job in jobs:
        scheduler.add_job(
            _due, "cron", args=[app, job.name, leads], id=job.name, misfire_grace_time=600, **job.when
        )
    scheduler.start()
    beat = threading.Thread(target=_heartbeat, args=(app, owner, leads, stop), daemon=True)
    beat.start()
    try:
        while not stop.is_set():
            did = _work_behind_pages(app) if leads.is_set() else 0
            if not did:
                stop.wait(0.5)
    finally:
        scheduler.shutdown(wait=False)
        with app.app_context():
            release_lease(owner)


def _due(app: Flask, name: str, leads: threading.Event) -> None:
    if leads.is_set():
        due = clock.now().replace(second=0, microsecond=0)
        with app.app_context():
            run_once(name, due)


def _heartbeat(app: Flask, owner: str, leads: threading.Event, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            with app.app_context():
                held = hold_lease(owner)
        except Exception as error:  # the database may be away for a moment; without it we do not lead
            log.warning("lease.not_renewed", error=type(error).__name__)
            held = False
        if held:
            leads.set()
        else:
            leads.clear()
        stop.wait(LEASE.total_seconds() / 3)


def _work_behind_pages(app: Flask) -> int:
    from core.messages.delivery import deliver
    from core.tasks import work_off

    try:
        with app.app_context():
            return work_off() + deliver(limit=50)
    except Exception as error:  # try again in a moment rather than leave the process dead
        log.error("work.broke", error=type(error).__name__, exc_info=error)
        time.sleep(1)
        return 0
