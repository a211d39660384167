"""How fast a survey is served and answered, beside an empty Flask page and bare SQLite in the same run.

    python benchmarks/answering.py [--seconds 4] [--database postgresql://…]

gunicorn with two workers of four threads serves each; eight kept connections
ask. Storing sends 13 answers: the form's token is checked, the answers are
validated and kept in one transaction. Afterwards every answer that was
acknowledged must be counted, once, or the run fails.
"""

from __future__ import annotations

import argparse
import os
import random
import secrets
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import load

ROOT = Path(__file__).resolve().parent.parent
EMPTY = "from flask import Flask\napp = Flask(__name__)\n@app.get('/')\ndef empty():\n    return ''\n"
SLUG = "yearly"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=4.0, help="How long each is asked.")
    parser.add_argument("--database", help="An empty PostgreSQL database; a SQLite file when not given.")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANSWERABLE_INSTANCE"] = folder
        if args.database:
            os.environ["DATABASE_URL"] = args.database
        (Path(folder) / "empty_page.py").write_text(EMPTY, encoding="utf-8")
        return measure(Path(folder), args.seconds)


def measure(folder: Path, seconds: float) -> int:
    app = prepare()
    with serve("empty_page:app", folder) as port:
        empty = load.run(port, [load.request("GET", "/")], seconds)
    with serve("app:create_app()", folder) as port:
        load.run(
            port, [load.request("GET", f"/surveys/{SLUG}"), *question_requests(app)], 2
        )  # drawn and warm
        start_page = load.run(port, [load.request("GET", f"/surveys/{SLUG}")], seconds)
        question = load.run(port, question_requests(app), seconds)
        answers = answer_requests(app, int(max(2000, empty.rate * seconds * 0.7)))
        stored = load.run(port, answers, seconds, once=True)
    bare = bare_inserts(folder, seconds)
    counted = count(app)
    say("an empty Flask page", empty.rate, empty.rate, empty)
    say("a respondent's page", start_page.rate, empty.rate, start_page)
    say("the next question", question.rate, empty.rate, question)
    say("storing 13 answers", stored.rate, empty.rate, stored)
    print(f"{'bare SQLite, one answer a commit':<34}{bare:>8,.0f} a second")
    print(f"{'acknowledged and counted':<34}{len(stored.acknowledged):>8,} and {counted:,}")
    errors = empty.bad + start_page.bad + question.bad + stored.bad
    ok = errors == 0 and counted == len(stored.acknowledged)
    ok_page, ok_store = start_page.rate >= 0.6 * empty.rate, stored.rate >= 0.3 * empty.rate
    print(f"errors {errors}; page at least 60%: {ok_page}; storing at least 30%: {ok_store}")
    return 0 if ok and ok_page and ok_store else 1


def prepare():
    """An application with one open yearly survey."""
    from flask_migrate import upgrade

    from app import create_app
    from core import clock
    from core.database import saving
    from surveys.questionnaires.services import new_survey, open_survey

    app = create_app()
    with app.test_request_context(method="POST"):
        upgrade()
        with saving():
            survey = new_survey(title="How are we doing?", slug=SLUG, ready_set="tsm", by=None)
            open_survey(survey, promise="anonymous", closes_at=clock.now() + timedelta(days=9), by=None)
    return app


def question_requests(app) -> list[bytes]:
    """The first question being sent: the second is served."""
    from surveys.fieldwork import sheets, state

    with app.test_request_context():
        sheet = sheets.sheet_named(SLUG)
        body = {
            "form_token": state.written(sheet, state.fresh().at(0, {})),
            "TP01": "Fairly satisfied",
            "go": "next",
        }
    return [load.request("POST", f"/surveys/{SLUG}", urlencode(body).encode())]


def answer_requests(app, how_many: int) -> list[bytes]:
    """The last page being sent: twelve answers in the token, the thirteenth typed, each with a code of its own."""
    from analysis.estimates.tsm import AGREEMENT, SATISFACTION
    from surveys.fieldwork import sheets, state

    chance = random.Random(13)
    found = []
    with app.test_request_context():
        sheet = sheets.sheet_named(SLUG)
        for _number in range(how_many):
            answers = {f"TP{n:02}": chance.choice(SATISFACTION) for n in (1, 2, 3, 4, 5, 6, 7, 11)}
            answers |= {"TP08": chance.choice(AGREEMENT), "F1": "Yes", "F2": "No", "F3": "No"}
            answers["TP01_why"] = "The lift at our block is out again and nobody rings back."
            token = state.written(sheet, state.fresh().at(len(sheet.pages) - 1, answers))
            body = {"form_token": token, "TP12": chance.choice(SATISFACTION), "go": "next"}
            found.append(load.request("POST", f"/surveys/{SLUG}", urlencode(body).encode()))
    return found


def count(app) -> int:
    from core.database import db
    from surveys.fieldwork.queries import counts
    from surveys.questionnaires.queries import survey_named

    with app.app_context():
        db.session.remove()
        return counts(survey_named(SLUG)).answers


def bare_inserts(folder: Path, seconds: float) -> float:
    """The limit underneath: the same three rows, one commit each, by one writer and nothing around it."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    for name in ("response", "voice", "remark"):
        connection.execute(f"CREATE TABLE {name} (key TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID")
    words, done, until = "x" * 500, 0, time.perf_counter() + min(seconds, 2)
    while time.perf_counter() < until:
        connection.execute("BEGIN IMMEDIATE")
        for name in ("response", "voice", "remark"):
            connection.execute(f"INSERT INTO {name} VALUES (?, ?)", (secrets.token_hex(16), words))
        connection.execute("COMMIT")
        done += 1
    return done / min(seconds, 2)


@contextmanager
def serve(target: str, folder: Path):
    """gunicorn as ./run starts it, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", target, "--bind", f"127.0.0.1:{port}", "--workers", "2",
        "--worker-class", "gthread", "--threads", "4", "--log-level", "error",
    ]  # fmt: skip
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{folder}"}
    )
    try:
        for _try in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        time.sleep(1.5)  # both workers have read their code
        yield port
    finally:
        server.terminate()
        server.wait()


def say(what: str, rate: float, limit: float, tally: load.Tally) -> None:
    share = f"{100 * rate / limit:>5.0f}%" if limit else ""
    print(
        f"{what:<34}{rate:>8,.0f} a second {share}   slowest in 100: {tally.p99_ms:>6.1f} ms   errors: {tally.bad}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
