"""`kill -9` of the jobs process while it sends: nobody gets a message twice, and nothing is lost from sight."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from core import messages
from core.config import ROOT
from core.database import db
from core.messages import Recipient
from core.messages.models import Message

MANY = 40


class SlowServer:
    """Takes a tenth of a second for each message and remembers who got one."""

    def __init__(self) -> None:
        self.got: Counter[str] = Counter()

    async def handle_DATA(self, _server, _session, envelope):
        import asyncio

        self.got.update(envelope.rcpt_tos)
        await asyncio.sleep(0.1)
        return "250 OK"


@pytest.fixture
def mail():
    handler = SlowServer()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


def jobs(app, mail) -> subprocess.Popen:
    """The jobs process on this app's database, as `./run` starts it."""
    config = app.extensions["answerable"]
    environment = os.environ | {
        "DATABASE_URL": config.database_url,
        "ANSWERABLE_INSTANCE": str(config.instance_path),
        "SECRET_KEY": config.secret_key,
        "MAIL_URL": f"smtp://127.0.0.1:{mail.port}",
    }
    command = [sys.executable, "-m", "flask", "--app", "app", "jobs", "run"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


def wait_until(holds, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


@pytest.mark.slow
def test_a_killed_jobs_process_sends_nothing_twice(own_app, mail):
    app = own_app("sqlite")
    with app.app_context():
        for number in range(MANY):
            to = Recipient.by_email("Ann", f"ann{number}@example.org")
            messages.queue(
                "core/accounts/way_in", to=to, once=f"test:{number}", link="https://example.org", code="1"
            )
        db.session.commit()

    first = jobs(app, mail)
    try:
        wait_until(lambda: sum(mail.got.values()) >= 5)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    reached = sum(mail.got.values())
    assert reached < MANY, "the first process must be killed in the middle, or this proves nothing"

    second = jobs(app, mail)
    try:
        wait_until(lambda: _waiting(app) == 0)
    finally:
        second.terminate()
        second.wait(timeout=30)

    assert max(mail.got.values()) == 1, "somebody got a message twice"
    with app.app_context():
        states = Counter(message.state for message in db.session.scalars(select(Message)))
    assert states["sent"] + states["not sure"] == MANY
    assert states["not sure"] <= 1, "only the one in hand at the moment of the kill is unsure"


def _waiting(app) -> int:
    with app.app_context():
        return sum(message.state == "waiting" for message in db.session.scalars(select(Message)))
