"""The migrations build exactly what the models say, on both databases, one step after another."""

from __future__ import annotations

import ast
import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade

from core.database import db
from tests.fixtures.databases import an_app
from tests.laws.house import PACKAGES, ROOT, files, name_of

VERSIONS = ROOT / "migrations" / "versions"


def test_they_are_numbered_without_gaps():
    names = [path.name for path in files("*.py", "migrations/versions")]
    assert names, "There are no migrations: run `flask db migrate -m …` and number the file 0001_…"
    numbers = [int(found[1]) if (found := re.match(r"(\d{4})_\w+\.py$", name)) else None for name in names]
    assert numbers == list(range(1, len(names) + 1)), (
        f"{names}: name them 0001_accounts.py, 0002_customers.py, … in order."
    )


def test_there_is_one_head_and_each_follows_the_one_before():
    script = ScriptDirectory(str(ROOT / "migrations"))
    assert len(script.get_heads()) == 1, (
        f"Heads {script.get_heads()}: renumber yours and let it follow the other."
    )
    chain = [revision.revision for revision in script.walk_revisions()][::-1]
    assert chain == sorted(chain), (
        f"{chain}: a revision is called by its number ('0007'), so order and name agree."
    )


def test_they_never_import_our_models():
    importing = []
    for path in files("*.py", "migrations/versions"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            importing += [name_of(path) for module in modules if module.split(".")[0] in {*PACKAGES, "app"}]
    assert not importing, f"{importing}: models go on changing, a migration must not. Write the columns out."


@pytest.mark.slow
def test_they_build_what_the_models_say(empty_database, tmp_path):
    app = an_app(empty_database, tmp_path)
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "include_object": _ours}
            )
            drift = compare_metadata(context, db.metadata)
        db.engine.dispose()
    assert not drift, (
        f"Models and migrations differ: {drift}. Run `flask db migrate`, number the file, read it, commit it."
    )


@pytest.mark.slow
def test_they_can_be_taken_back(empty_database, tmp_path):
    app = an_app(empty_database, tmp_path)
    with app.app_context():
        upgrade()
        downgrade(revision="base")
        left = {name for name in _tables() if name != "alembic_version"}
        db.engine.dispose()
    assert not left, (
        f"Downgrading leaves {sorted(left)} behind. Write the missing op.drop_table in `downgrade()`."
    )


def _tables() -> list[str]:
    return db.inspect(db.engine).get_table_names()


def _ours(thing: object, name: str | None, kind: str, reflected: bool, compare_to: object) -> bool:
    """Tables that a search index makes for itself are not models."""
    return not (
        kind == "table"
        and reflected
        and compare_to is None
        and re.search(r"_search(_|$)|_fts(_|$)", name or "")
    )
