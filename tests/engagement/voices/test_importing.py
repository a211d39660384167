"""Comments gathered elsewhere come in once, and every row is accounted for."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.database import db
from engagement.voices.models import Remark, Voice
from tests.shared_data import shared

CARDS = (
    "text,date,id\nLift broken again,14/05/2026,1\nThank you,2026-05-15,2\n,2026-05-16,3\nOops,tomorrow,4\n"
)


@pytest.fixture
def flask(own_app):
    """Run a command on a database of its own: (exit status, what it printed, what it complained)."""
    return a_runner(own_app("sqlite"))


def a_runner(app):
    def run(*arguments: object) -> tuple[int, str, str]:
        done = app.test_cli_runner().invoke(args=[str(each) for each in arguments])
        return done.exit_code, done.stdout, done.stderr

    run.app = app
    return run


def counts_of(done: tuple[int, str, str]) -> dict[str, int]:
    status, printed, complained = done
    assert status == 0, complained
    counts = json.loads(printed)
    parts = ("imported", "duplicates", "empty", "rejected")
    assert counts["rows"] == sum(counts[part] for part in parts)
    return counts


def a_file(folder: Path, content: str | bytes = CARDS, name: str = "cards.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_each_row_is_imported_empty_or_rejected(flask, tmp_path):
    done = flask("voices", "import", a_file(tmp_path), "--text", "text", "--date", "date", "--json")
    assert counts_of(done) == {"rows": 4, "imported": 2, "duplicates": 0, "empty": 1, "rejected": 1}
    assert "Row 5: “tomorrow” is not a day." in done[2]
    with flask.app.app_context():
        assert sorted(db.session.scalars(select(Remark.text))) == ["Lift broken again", "Thank you"]
        assert set(db.session.scalars(select(Voice.source))) == {"import:cards"}


def test_the_same_file_twice_imports_nothing_twice(flask, tmp_path):
    arguments = ("voices", "import", a_file(tmp_path), "--text", "text", "--date", "date", "--json")
    flask(*arguments)
    assert counts_of(flask(*arguments))["duplicates"] == 2


@pytest.mark.postgres
def test_it_is_the_same_on_postgresql(own_app, tmp_path):
    flask = a_runner(own_app("postgresql"))
    arguments = ("voices", "import", a_file(tmp_path), "--text", "text", "--date", "date", "--json")
    assert counts_of(flask(*arguments))["imported"] == 2
    assert counts_of(flask(*arguments))["duplicates"] == 2


def test_a_copy_under_another_name_is_still_the_same_file(flask, tmp_path):
    flask("voices", "import", a_file(tmp_path), "--text", "text", "--json")
    copy = a_file(tmp_path, name="copy.csv")
    assert counts_of(flask("voices", "import", copy, "--text", "text", "--json"))["imported"] == 0


def test_a_longer_file_of_the_same_name_adds_only_its_new_rows(flask, tmp_path):
    flask("voices", "import", a_file(tmp_path), "--text", "text", "--json")
    longer = a_file(tmp_path, CARDS + "Another one,2026-05-17,5\n")
    assert counts_of(flask("voices", "import", longer, "--text", "text", "--json"))["imported"] == 1


def test_two_people_with_the_same_words_are_two_voices(flask, tmp_path):
    path = a_file(tmp_path, "text\nToo slow\nToo slow\n")
    assert counts_of(flask("voices", "import", path, "--text", "text", "--json"))["imported"] == 2
    other = a_file(tmp_path, "text,who\nToo slow,a\n", "other.csv")
    assert counts_of(flask("voices", "import", other, "--text", "text", "--json"))["imported"] == 1


def test_a_dry_run_needs_no_database(flask, tmp_path, monkeypatch):
    with flask.app.app_context():
        db.drop_all()
    done = flask("voices", "import", a_file(tmp_path), "--text", "text", "--dry-run", "--json")
    assert counts_of(done)["imported"] == 3


def test_without_tables_it_says_what_to_do(flask, tmp_path):
    with flask.app.app_context():
        db.drop_all()
    status, printed, complained = flask("voices", "import", a_file(tmp_path), "--text", "text", "--json")
    assert (status, printed, complained.count("\n")) == (2, "", 1)
    assert "flask db upgrade" in complained


def test_rejected_rows_are_written_with_their_reasons_and_without_formulas(flask, tmp_path):
    path, out = a_file(tmp_path, "text,date\n=1+1,never\n"), tmp_path / "out.csv"
    flask("voices", "import", path, "--text", "text", "--date", "date", "--rejected", out, "--json")
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["row", "reason", "text", "date"]
    assert rows[1][0] == "2"
    assert rows[1][2] == "'=1+1"


BAD = {
    "an empty file": (b"", "This file is empty"),
    "blank lines only": (b"\n\n , \n", "This file is empty"),
    "UTF-16": (CARDS.encode("utf-16"), "in UTF-16"),
    "UTF-16 without its mark": (CARDS.encode("utf-16-le"), "in UTF-16"),
    "Windows-1252": ("text\nIt’s £5 café\n".encode("cp1252"), "in Windows-1252"),
    "a zero byte": (b"text\nab\0c\n", "NUL"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "not a text file"),
    "no such column": (b"words\nhello\n", "There is no column “text”. The columns are: words."),
    "a column named twice": (b"text,text\na,b\n", "names the column “text” twice"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(flask, tmp_path, name):
    content, sentence = BAD[name]
    status, printed, complained = flask(
        "voices", "import", a_file(tmp_path, content), "--text", "text", "--json"
    )
    assert (status, printed) == (2, "")
    assert sentence in complained
    assert len(complained.strip().splitlines()) == 1


def test_a_row_with_too_many_parts_or_words_is_rejected(flask, tmp_path):
    path = a_file(tmp_path, f"text\na,b\n{'x' * 1_000_000}\nمرحبا 😀\n")
    done = flask("voices", "import", path, "--text", "text", "--json")
    assert counts_of(done) == {"rows": 3, "imported": 1, "duplicates": 0, "empty": 0, "rejected": 2}


SMALL = ("housing_gold_dev.csv", "ombudsman_gold_dev.csv")
LARGE = ("polis_comments.csv", "px_v6.csv", "px_phase1.csv", "uk_petitions.csv", "banking77.csv")


@pytest.mark.parametrize("name", [*SMALL, *(pytest.param(name, marks=pytest.mark.slow) for name in LARGE)])
def test_every_comment_file_comes_in_whole_and_once(flask, name):
    path = shared(f"data/{name}")
    rows = len(list(csv.DictReader(path.read_text("utf-8").splitlines(keepends=True))))
    first = counts_of(flask("voices", "import", path, "--text", "text", "--json"))
    again = counts_of(flask("voices", "import", path, "--text", "text", "--json"))
    assert (first["rows"], first["imported"] + first["empty"]) == (rows, rows)
    assert again["duplicates"] == first["imported"]


@pytest.mark.slow
def test_the_largest_file_comes_in_with_its_days(flask):
    path = shared("data/ho_ombudsman_issues.csv")
    counts = counts_of(flask("voices", "import", path, "--text", "text", "--date", "date", "--json"))
    assert (counts["rows"], counts["rejected"]) == (22_514, 69)
    with flask.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Voice)) == counts["imported"]
