"""A second start asks the database itself, quickly, whether there is anything to set up."""

from __future__ import annotations

import sqlite3

import pytest

from core import ready
from core.health import newest_migration


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ANSWERABLE_INSTANCE", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "secret_key").write_text("x")
    return tmp_path


def a_database(folder, version: str, loaded_on: str | None) -> None:
    with sqlite3.connect(folder / "answerable.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
        database.execute("INSERT INTO alembic_version VALUES (?)", (version,))
        database.execute("CREATE TABLE setting_value (name TEXT, value TEXT)")
        if loaded_on is not None:
            database.execute("INSERT INTO setting_value VALUES ('demo.loaded_on', ?)", (loaded_on,))


def test_a_copy_that_was_set_up_is_ready(folder):
    a_database(folder, newest_migration(), '"2026-11-25"')
    assert ready.is_ready(with_demo=True)


@pytest.mark.parametrize(
    ("version", "loaded_on"),
    [("0001", '"2026-11-25"'), (None, None), (None, '""')],
    ids=["an older migration", "no demo", "a demo that was not finished"],
)
def test_anything_less_is_not(folder, version, loaded_on):
    a_database(folder, version or newest_migration(), loaded_on)
    assert not ready.is_ready(with_demo=True)


def test_without_a_file_or_with_another_database_it_cannot_tell(folder, monkeypatch):
    assert not ready.is_ready(with_demo=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    assert not ready.is_ready(with_demo=False)
