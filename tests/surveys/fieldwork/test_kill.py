"""`kill -9` of the server during a load of answers loses none that was acknowledged, and stores none twice."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks import load
from core.database import db
from core.keyed import keyed_hash
from engagement.voices import codes
from engagement.voices.services import voice_by_code
from surveys.fieldwork import sheets, state
from surveys.fieldwork.models import Response
from tests.makers.surveys import an_open_survey

ROOT = Path(__file__).resolve().parents[3]
HOW_MANY = 3000


def answers(survey) -> tuple[list[str], list[bytes]]:
    """The follow codes, and the last page being sent with each."""
    from urllib.parse import urlencode

    sheet = sheets.sheet_named(survey.slug)
    found, requests = [], []
    for number in range(HOW_MANY):
        here = state.fresh().at(len(sheet.pages) - 1, {"lift": "No", "easy": number % 11})
        body = {"form_token": state.written(sheet, here), "words": f"number {number}", "go": "next"}
        found.append(here.code)
        requests.append(load.request("POST", f"/surveys/{survey.slug}", urlencode(body).encode()))
    return found, requests


def a_server(app) -> tuple[subprocess.Popen, int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "SECRET_KEY": app.config["SECRET_KEY"],
        "ANSWERABLE_INSTANCE": str(app.instance_path),
    }
    command = [
        sys.executable, "-m", "gunicorn", "app:create_app()", "--bind", f"127.0.0.1:{port}", "--workers", "2",
        "--worker-class", "gthread", "--threads", "4", "--log-level", "critical",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
    for _try in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server, port
        except OSError:
            time.sleep(0.1)
    pytest.fail("The server did not start")


def wait_for_answers(app, how_many: int) -> None:
    """Until the load is under way."""
    for _try in range(400):
        with app.app_context():
            if db.session.scalar(select(func.count()).select_from(Response)) >= how_many:
                return
        time.sleep(0.05)
    pytest.fail("No answers came in")


@pytest.mark.slow
def test_no_acknowledged_answer_is_lost(own_app):
    app = own_app("sqlite")
    with app.test_request_context(method="POST"):
        survey = an_open_survey()
        follow_codes, requests = answers(survey)
        db.session.remove()
    server, port = a_server(app)
    tally: list[load.Tally] = []
    sending = threading.Thread(
        target=lambda: tally.append(load.run(port, requests, 25, once=True, processes=1, threads=8))
    )
    sending.start()
    wait_for_answers(app, 100)
    os.killpg(server.pid, signal.SIGKILL)
    sending.join(60)
    server.wait()
    acknowledged = tally[0].acknowledged
    assert 20 < len(acknowledged) < HOW_MANY, "the server must die in the middle of the load"
    with app.app_context():
        for number in acknowledged:
            voice = voice_by_code(follow_codes[number])
            assert [remark.text for remark in voice.remarks] == [f"number {number}"]
            key = keyed_hash("response", codes.tidy(follow_codes[number]))
            assert db.session.get(Response, key).answers["easy"] == number % 11
