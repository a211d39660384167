"""How many votes are stored in a second on PostgreSQL, beside the bare limit in the same run.

    python benchmarks/voting.py --database postgresql+psycopg://… [--rounds 4] [--seconds 2]

The database must be empty. Two processes of four threads vote, each vote in a
transaction of its own: who voted, what was voted (sealed), and the tracker.
Every tenth code is used a second time, and the shuffling job runs twice in each
round, so that votes race each other and the job. The bare limit is the same
three rows and one commit, by as many connections, with nothing around them.
They take turns, round after round, so that whatever else the machine does meets
both; the middle round is printed, with the lowest and the highest. Afterwards
every vote that was acknowledged must be there once, or the run fails.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

PROCESSES, THREADS = 2, 4
MOST_VOTES_A_SECOND = 2500
ENOUGH = 500
SLUG = "benchmark"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", required=True, help="An empty PostgreSQL database.")
    parser.add_argument("--rounds", type=int, default=4, help="How often each is measured, in turn.")
    parser.add_argument("--seconds", type=float, default=2.0, help="How long each takes in a round.")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANSWERABLE_INSTANCE"] = folder
        os.environ["DATABASE_URL"] = args.database
        return measure(args.rounds, args.seconds)


def measure(rounds: int, seconds: float) -> int:
    app = create()
    codes = prepare(app, int(rounds * seconds * MOST_VOTES_A_SECOND))
    each = len(codes) // rounds
    stored, bare, found = [], [], Counter()
    for number in range(rounds):
        bare.append(sum(side_by_side(bare_rows, [[]] * PROCESSES, seconds)) / seconds)
        mine = codes[number * each : (number + 1) * each]
        shares = [mine[process::PROCESSES] for process in range(PROCESSES)]
        with job_running(app, seconds):
            counts = side_by_side(votes, shares, seconds)
        found += sum(counts, Counter())
        stored.append(sum(count["stored"] for count in counts) / seconds)
    say("bare PostgreSQL, three rows a commit", bare)
    say("votes stored", stored)
    print(f"of the bare limit: {100 * median(stored) / median(bare):.0f}%; {settings(app)}")
    return judge(app, found, median(stored))


def judge(app, found: Counter, a_second: float) -> int:
    """Whether every vote that was acknowledged is there once, and nothing else is."""
    from sqlalchemy import func, select

    from core.database import db
    from surveys.ballots.models import SealedBallot, Tracker, Voted

    with app.app_context():
        rows = [
            db.session.scalar(select(func.count()).select_from(each))
            for each in (Voted, SealedBallot, Tracker)
        ]
    whole = rows == [found["stored"]] * 3
    print(f"acknowledged {found['stored']:,}; voted, papers, trackers: {', '.join(f'{n:,}' for n in rows)}")
    print(
        f"second votes refused {found['AlreadyVoted']:,}; other answers {dict(found - Counter(stored=10**9, AlreadyVoted=10**9))}"
    )
    print(f"none lost or doubled: {whole}; at least {ENOUGH} a second: {a_second >= ENOUGH}")
    return 0 if whole and a_second >= ENOUGH and set(found) <= {"stored", "AlreadyVoted"} else 1


def say(name: str, rates: list[float]) -> None:
    print(f"{name:<38}{median(rates):>7,.0f} a second ({min(rates):,.0f} to {max(rates):,.0f})")


def settings(app) -> str:
    """How safely this server writes: a vote is stored at once only where both are on."""
    from sqlalchemy import text

    from core.database import db

    with app.app_context():
        said = [
            f"{name} {db.session.scalar(text(f'SHOW {name}'))}" for name in ("fsync", "synchronous_commit")
        ]
    return ", ".join(said)


def create():
    from app import create_app

    return create_app()


def prepare(app, how_many: int) -> list[str]:
    """An open ballot with so many voters, and their codes; every tenth code comes twice."""
    from flask_migrate import upgrade
    from sqlalchemy import insert, select

    from core import clock
    from core.database import db, saving
    from engagement.customers.models import Customer, Home, Household
    from surveys.ballots import services
    from surveys.ballots.models import Credential, RollEntry
    from surveys.ballots.services.voting import code_hash
    from surveys.fieldwork import links

    with app.test_request_context(method="POST"):
        upgrade()
        moment = clock.now()
        with saving():
            household = Household(reference="T1", home=Home(reference="H1"))
            db.session.add(household)
            db.session.flush()
            rows = [
                {"name": "A", "household_id": household.id, "language": "en", "created_at": moment}
                for _n in range(how_many)
            ]
            db.session.execute(insert(Customer), rows)
            ballot = services.new_ballot(
                title="Benchmark", slug=SLUG, purpose="committee_election", about="A benchmark.", by=None,
                result_on=clock.today() + timedelta(days=30), result_where="Here",
            )  # fmt: skip
            for name in ("Ann", "Bo", "Cy", "Dee", "Eli"):
                services.add_option(ballot, name=name, by=None)
            services.freeze_roll(ballot, reason="A benchmark", by=None)
            services.open_ballot(ballot, closes_at=moment + timedelta(days=9), by=None)
            entries = db.session.scalars(select(RollEntry.id)).all()
            codes = [links.new_link() for _entry in entries]
            rows = [
                {
                    "roll_entry_id": entry,
                    "code_hash": code_hash(code),
                    "kind": "letter",
                    "is_live": True,
                    "created_at": moment,
                }
                for entry, code in zip(entries, codes, strict=True)
            ]
            db.session.execute(insert(Credential), rows)
    return [code for number, code in enumerate(codes) for code in [code] * (2 if number % 10 == 0 else 1)]


def side_by_side(work, shares, seconds: float) -> list:
    """Run the work in processes of their own, begun together. Gives what each gave."""
    context = multiprocessing.get_context("spawn")
    start, given = context.Barrier(PROCESSES), context.Queue()
    running = [context.Process(target=work, args=(share, seconds, start, given)) for share in shares]
    for process in running:
        process.start()
    results = [given.get() for _process in running]
    for process in running:
        process.join()
    return results


def votes(codes: list[str], seconds: float, start, given) -> None:
    """One process that votes with these codes until its time is up."""
    from core.database import db, saving
    from surveys.ballots import queries, services

    app = create()
    counts = [Counter() for _thread in range(THREADS)]
    ranks = [{"o1": 1, "o2": 2}, {"o3": 1}, {"o5": 1, "o4": 2, "o3": 3, "o2": 4, "o1": 5}]

    def thread(number: int) -> None:
        with app.test_request_context(method="POST"):
            ballot = queries.ballot_named(SLUG)
            with suppress(
                services.UnknownCode
            ):  # connects, and compiles the statements, before the clock runs
                services.vote(ballot, "AAAA-BBBB-CCCC", ranks[0])
            db.session.rollback()
            ready.wait()
            until = time.perf_counter() + seconds
            for place, code in enumerate(codes[number::THREADS]):
                if time.perf_counter() > until:
                    return
                try:
                    with saving():
                        services.vote(ballot, code, ranks[place % 3])
                    counts[number]["stored"] += 1
                except Exception as error:
                    db.session.rollback()
                    counts[number][type(error).__name__] += 1

    ready = threading.Barrier(THREADS, action=start.wait)
    _in_threads(thread)
    given.put(sum(counts, Counter()))


def bare_rows(_share: list[str], seconds: float, start, given) -> None:
    """One process that writes three rows and commits, until its time is up."""
    import psycopg

    address = os.environ["DATABASE_URL"].replace("postgresql+psycopg", "postgresql")
    done = [0] * THREADS
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("a", "b", "c"):
            connection.execute("SELECT pg_advisory_lock(1)")
            connection.execute(f"CREATE TABLE IF NOT EXISTS bare_{name} (key TEXT PRIMARY KEY, words BYTEA)")
            connection.execute("SELECT pg_advisory_unlock(1)")

    def thread(number: int) -> None:
        words = secrets.token_bytes(200)
        with psycopg.connect(address) as connection:
            until = time.perf_counter() + seconds
            while time.perf_counter() < until:
                for name in ("a", "b", "c"):
                    connection.execute(
                        f"INSERT INTO bare_{name} VALUES (%s, %s)", (secrets.token_hex(16), words)
                    )
                connection.commit()
                done[number] += 1

    start.wait()
    _in_threads(thread)
    given.put(sum(done))


def _in_threads(work) -> None:
    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


class job_running:
    """The job that hides the order of votes, run twice while they come."""

    def __init__(self, app, seconds: float) -> None:
        self.app, self.seconds = app, seconds

    def __enter__(self) -> None:
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def __exit__(self, *_error: object) -> None:
        self.thread.join()

    def _run(self) -> None:
        from surveys.ballots.jobs import shuffle_votes

        for _time in range(2):
            time.sleep(self.seconds)
            with self.app.test_request_context(method="POST"):
                shuffle_votes()


if __name__ == "__main__":
    raise SystemExit(main())
