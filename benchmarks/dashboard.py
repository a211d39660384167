"""How long the committee's dashboard and a survey's results take, beside an empty page and a bare COUNT.

    python benchmarks/dashboard.py [--times 15] [--clock]

Whole requests, from the address to the finished page, by somebody signed in who may see it, on
this instance (load the demo first: `flask set-up`). An empty Flask page and one `SELECT count(*)`
over everything customers said are asked in turn with them, round after round. The first round is
thrown away; the middle of the rest is printed: processor time, which is steady on a busy machine, or
time on the clock with --clock. Every page counts the answers afresh, as after a new one.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask, session
from sqlalchemy import text

from app import create_app
from core import demo
from core.access import Role
from core.accounts.routes import let_in
from core.database import db
from surveys.questionnaires.queries import surveys
from surveys.results import counting

AIM = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=15, help="how often each is measured")
    parser.add_argument("--clock", action="store_true", help="time on the clock, not the processor's")
    asked = parser.parse_args()
    now = time.perf_counter if asked.clock else time.process_time
    app = create_app()
    with app.app_context():
        if demo.person(Role.CHAIR) is None:
            raise SystemExit("The demo landlord is not here. Load it first: flask set-up")
        slugs = [one.slug for one in surveys() if one.version is not None]
    look = {"the dashboard": page(app, Role.CHAIR, "/dashboard")}
    look |= {f"results: {slug}": page(app, Role.OFFICER, f"/manage/surveys/{slug}/results") for slug in slugs}
    bare = {"an empty Flask page": empty_page(), "a bare count(*)": bare_count(app)}
    took = measure({**bare, **look}, asked.times, now)
    for name, found in took.items():
        print(f"{name:<40}{median(found):>9.2f} ms   slowest {max(found):>8.2f} ms")
    slow = [name for name in look if median(took[name]) >= AIM]
    print(f"Slower than {AIM} ms: {', '.join(slow)}" if slow else f"Every page took less than {AIM} ms.")
    return 1 if slow else 0


def measure(
    works: dict[str, Callable[[], object]], times: int, now: Callable[[], float]
) -> dict[str, list[float]]:
    """Milliseconds of each, asked in turn; the first round is thrown away."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for _round in range(times + 1):
        for name, work in works.items():
            start = now()
            work()
            took[name].append(1000 * (now() - start))
    return {name: found[1:] for name, found in took.items()}


def page(app: Flask, role: Role, address: str) -> Callable[[], object]:
    """Opens a page as one of the demo's people, and stops everything if it does not open."""
    client = app.test_client()
    with app.test_request_context():
        let_in(demo.person(role))
        signed_in = dict(session)
    with client.session_transaction() as kept:
        kept.update(signed_in)

    def opened() -> None:
        counting._kept.clear()
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")

    return opened


def empty_page() -> Callable[[], object]:
    app = Flask("empty_page")
    app.add_url_rule("/", "empty", lambda: "")
    client = app.test_client()
    return lambda: client.get("/")


def bare_count(app: Flask) -> Callable[[], object]:
    def count() -> None:
        with app.app_context(), db.engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM remark")).scalar_one()

    return count


if __name__ == "__main__":
    raise SystemExit(main())
