"""How long importing comments takes, beside reading the same CSV and inserting the same words, and nothing else.

    python benchmarks/importing.py [--comments 50000] [--times 3] [--database postgresql://…]

`import` is the verb behind `flask voices import` and the upload page: read, check, refuse what
was imported before, and keep voices, remarks and fingerprints. `bare` reads the file with Python's
own reader and inserts each comment as one row of one SQLite table, in batches of the same size.
They take turns, each time on an empty table; the middle one is printed, on the clock and of the
processor. Afterwards every comment must be there, and a second import must find only duplicates.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import secrets
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

AIM = 30
ROOT = Path(__file__).resolve().parent.parent
Took = tuple[float, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--comments", type=int, default=50_000)
    parser.add_argument("--times", type=int, default=3, help="how often each is measured")
    parser.add_argument("--database", help="an empty PostgreSQL database; a SQLite file when not given")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ANSWERABLE_INSTANCE"] = folder
        if asked.database:
            os.environ["DATABASE_URL"] = asked.database
        return measure(Path(folder), comments_file(asked.comments), asked.comments, asked.times)


def comments_file(how_many: int) -> bytes:
    """A CSV of comments as customers write them, each with a number, so that no two rows are alike."""
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as lines:
        said = [row["text"] for row in csv.DictReader(lines)]
    chance, out = random.Random(50), io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["number", "day", "comment"])
    for number in range(how_many):
        day = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        writer.writerow([number, day, chance.choice(said)])
    return out.getvalue().encode()


def measure(folder: Path, content: bytes, how_many: int, times: int) -> int:
    from flask_migrate import upgrade
    from sqlalchemy import func, select

    from app import create_app
    from core.database import db
    from engagement.voices.models import Remark

    app = create_app()
    ours, bare = [], []
    with app.app_context():
        upgrade()
        for number in range(times):
            bare.append(timed(lambda number=number: bare_insert(folder / f"bare-{number}.db", content)))
            ours.append(timed(lambda number=number: bring_in(content, f"import:{number}", imported=how_many)))
        again = timed(lambda: bring_in(content, "import:0", duplicates=how_many))
        there = db.session.scalar(select(func.count()).select_from(Remark))
    print(f"{how_many:,} comments, {len(content) / 1e6:.1f} MB")
    for what, took in (("bare CSV and INSERT", bare), ("import", ours), ("the same again", [again])):
        clock, processor = (median(one[part] for one in took) for part in (0, 1))
        print(f"{what:<24}{clock:>8.2f} s   {processor:>8.2f} s of processor")
    print(f"{'imported and there':<24}{times * how_many:>8,} and {there:,}")
    seconds = median(one[0] for one in ours)
    print(f"under {AIM} s: {seconds < AIM}")
    return 0 if seconds < AIM and there == times * how_many else 1


def timed(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def bring_in(content: bytes, source: str, *, imported: int = 0, duplicates: int = 0) -> None:
    from core.csv_files import read
    from engagement.voices.comment_rows import Mapping
    from engagement.voices.importing import checked, import_voices

    sheet = read(content)
    report = import_voices(sheet, checked(sheet, Mapping("comment", "day", None, None)), source=source)
    if (report.imported, report.duplicates) != (imported, duplicates):
        raise SystemExit(f"It should have imported {imported} and found {duplicates} again: {report.counts}")


def bare_insert(path: Path, content: bytes) -> None:
    from engagement.voices.importing import AT_A_TIME

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("CREATE TABLE remark (key TEXT PRIMARY KEY, day TEXT, words TEXT) WITHOUT ROWID")
    rows = [
        (secrets.token_hex(16), row["day"], row["comment"])
        for row in csv.DictReader(io.StringIO(content.decode(), newline=""))
    ]
    for start in range(0, len(rows), AT_A_TIME):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO remark VALUES (?, ?, ?)", rows[start : start + AT_A_TIME])
        connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    raise SystemExit(main())
