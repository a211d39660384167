"""How fast a survey is served and answered, beside an empty Flask page and bare SQLite in the same run.

    python benchmarks/answering.py [--rounds 5] [--seconds 1.5] [--database postgresql://…]

gunicorn with two workers of four threads serves each; eight kept connections
ask. They are asked in turn, round after round, so that whatever else the
machine does meets all of them; the share printed is the middle one of the
rounds, with the lowest and the highest. `processor` is what the server's own
processes used for each request in their best round: other work changes it less. Storing sends 13 answers: the form's token is checked, the answers are
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
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import load

ROOT = Path(__file__).resolve().parent.parent
EMPTY = "from flask import Flask\napp = Flask(__name__)\n@app.get('/')\ndef empty():\n    return ''\n"
SLUG = "yearly"
EMPTY_PAGE, PAGE = "an empty Flask page", "a respondent's page"
QUESTION, STORED = "the next question", "storing 13 answers"
MOST_ANSWERS_A_SECOND = 3000


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="How often each is asked, in turn.")
    parser.add_argument("--seconds", type=float, default=1.5, help="How long each is asked in a round.")
    parser.add_argument("--database", help="An empty PostgreSQL database; a SQLite file when not given.")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANSWERABLE_INSTANCE"] = folder
        if args.database:
            os.environ["DATABASE_URL"] = args.database
        (Path(folder) / "empty_page.py").write_text(EMPTY, encoding="utf-8")
        return measure(Path(folder), args.rounds, args.seconds)


def measure(folder: Path, rounds: int, seconds: float) -> int:
    app = prepare()
    page, question = [load.request("GET", f"/surveys/{SLUG}")], question_requests(app)
    answers = answer_requests(app, int(rounds * seconds * MOST_ANSWERS_A_SECOND))
    each = len(answers) // rounds
    tallies: dict[str, list[load.Tally]] = {name: [] for name in (EMPTY_PAGE, PAGE, QUESTION, STORED)}
    with serve("empty_page:app", folder) as bare_server, serve("app:create_app()", folder) as ours:
        load.run(ours.port, [*page, *question], 2)  # drawn and warm
        for number in range(rounds):
            mine = answers[number * each : (number + 1) * each]
            tallies[EMPTY_PAGE].append(bare_server.asked([load.request("GET", "/")], seconds))
            tallies[PAGE].append(ours.asked(page, seconds))
            tallies[QUESTION].append(ours.asked(question, seconds))
            tallies[STORED].append(ours.asked(mine, seconds, once=True))
    bare = bare_inserts(folder, seconds)
    counted = count(app)
    shares = {name: say(name, found, tallies[EMPTY_PAGE]) for name, found in tallies.items()}
    acknowledged = sum(len(one.acknowledged) for one in tallies[STORED])
    errors = sum(one.bad for found in tallies.values() for one in found)
    print(f"{'bare SQLite, one answer a commit':<34}{bare:>8,.0f} a second")
    print(f"{'acknowledged and counted':<34}{acknowledged:>8,} and {counted:,}")
    ok_page, ok_store = shares[PAGE] >= 0.6, shares[STORED] >= 0.3
    print(f"errors {errors}; page at least 60%: {ok_page}; storing at least 30%: {ok_store}")
    return 0 if errors == 0 and counted == acknowledged and ok_page and ok_store else 1


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


@dataclass
class Server:
    """gunicorn on a port, and the processor time its workers have used."""

    port: int
    pid: int

    def asked(self, requests: list[bytes], seconds: float, **more: bool) -> load.Tally:
        before = self._processor()
        tally = load.run(self.port, requests, seconds, **more)
        tally.processor = self._processor() - before
        return tally

    def _processor(self) -> float:
        """Seconds, of all workers, as Linux counts them: fields 14 and 15 of /proc/<pid>/stat."""
        ticks = 0
        for worker in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split():
            fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


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
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait()


def say(what: str, found: list[load.Tally], empty: list[load.Tally]) -> float:
    """Print a line, and give the share: the middle of the rounds, each against the empty page of its round."""
    shares = sorted(one.rate / bare.rate for one, bare in zip(found, empty, strict=True))
    rate, share = median(one.rate for one in found), median(shares)
    between = f"{100 * shares[0]:.0f} to {100 * shares[-1]:.0f}"
    slowest = max(one.p99_ms for one in found)
    processor = min(1000 * one.processor / max(one.good, 1) for one in found)
    print(
        f"{what:<34}{rate:>8,.0f} a second {100 * share:>5.0f}% ({between})   processor: {processor:>5.2f} ms   "
        f"slowest in 100: {slowest:>6.1f} ms   errors: {sum(one.bad for one in found)}"
    )
    return share


if __name__ == "__main__":
    raise SystemExit(main())
