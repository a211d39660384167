"""Is this copy's SQLite file ready to serve? Run as a file by `./run`, with nothing but the standard library.

    python core/ready.py [--demo]

Ends with 0 when the database is at the newest migration and, with `--demo`,
the demo landlord is loaded; with 1 otherwise, or where it cannot tell (another
database, no file yet). Asking takes a twentieth of a second, where starting
the application to find nothing to do would take two.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def is_ready(with_demo: bool) -> bool:
    instance = Path(os.environ.get("ANSWERABLE_INSTANCE", ROOT / "instance"))
    address = os.environ.get("DATABASE_URL") or f"sqlite:///{instance / 'answerable.db'}"
    path = Path(address.removeprefix("sqlite:///"))
    if not address.startswith("sqlite:///") or not path.is_file() or not (instance / "secret_key").is_file():
        return False
    newest = max(each.name[:4] for each in (ROOT / "migrations" / "versions").glob("[0-9]*.py"))
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=2) as database:
            at = database.execute("SELECT version_num FROM alembic_version").fetchone()
            loaded = database.execute(
                "SELECT value FROM setting_value WHERE name = 'demo.loaded_on'"
            ).fetchone()
    except sqlite3.Error:
        return False
    return at == (newest,) and (not with_demo or bool(loaded and loaded[0] not in ('""', "null")))


if __name__ == "__main__":
    sys.exit(0 if is_ready("--demo" in sys.argv) else 1)
