import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.theming.__main__ import main

ROOT = Path(__file__).resolve().parents[3]


def a_file(tmp_path, content: bytes):
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    return str(path)


def discover(path, tmp_path, *more):
    return main(["discover", path, "--text", "comment", "--out", str(tmp_path / "out.json"), *more])


def test_the_file_has_a_row_for_each_row_and_the_promised_keys(tmp_path, remarks):
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(
            [["id", "comment"], *([str(place), text] for place, text in enumerate(remarks))]
        )

    assert discover(str(path), tmp_path, "--themes", "4") == 0
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert len(told["rows"]) == len(remarks)
    assert set(told["rows"][0]) == {"themes", "strengths", "empty"}
    assert set(told["themes"][0]) == {"id", "name", "description", "words", "quotes", "size", "mood"}
    assert len(told["themes"]) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"text\ndamp\n", "no column 'comment'"),
        (b"comment,comment\na,b\n", "2 times"),
        ("comment\ncafé\n".encode("cp1252"), "Windows-1252"),
        ("comment\ncafé\n".encode("utf-16"), "UTF-16"),
        ("comment\ncafé\n".encode("utf-16-le"), "UTF-16"),
        (b"comment\nd\x81mp \xff\xfe\n", "not valid UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "Excel or zip"),
        (bytes(range(256)) * 9, "binary"),
    ],
    ids=[
        "empty",
        "missing column",
        "column twice",
        "cp1252",
        "utf-16",
        "utf-16-le",
        "bad bytes",
        "xlsx",
        "binary",
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence_and_status_2(tmp_path, capsys, content, said):
    assert discover(a_file(tmp_path, content), tmp_path) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.strip().splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_missing_file_and_a_folder_that_is_not_there_get_a_sentence(tmp_path, capsys):
    assert discover(str(tmp_path / "none.csv"), tmp_path) == 2
    assert "There is no file" in capsys.readouterr().err
    path = a_file(tmp_path, b"comment\ndamp\n")
    assert main(["discover", path, "--text", "comment", "--out", str(tmp_path / "no" / "out.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_what_was_there_stays_when_the_input_is_bad(tmp_path):
    (tmp_path / "out.json").write_text("before", encoding="utf-8")

    assert discover(a_file(tmp_path, b""), tmp_path) == 2
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "before"


def test_a_header_without_rows_has_no_themes(tmp_path):
    assert discover(a_file(tmp_path, b"comment\n"), tmp_path) == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == {"themes": [], "rows": []}


def test_the_network_is_never_asked_for(tmp_path, remarks):
    path = a_file(tmp_path, ("comment\n" + "\n".join(f'"{remark}"' for remark in remarks)).encode())
    script = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from analysis.theming.__main__ import main\n"
        f"command = ['discover', {path!r}, '--text', 'comment', '--out', {str(tmp_path / 'o.json')!r}]\n"
        "raise SystemExit(main(command))"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, env={**os.environ})
