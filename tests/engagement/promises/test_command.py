"""`flask promises import` on files as people have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engagement.promises import queries
from tests.engagement.promises.test_charter_text import REAL
from tests.makers.engagement_promises import TEXT
from tests.shared_data import shared


@pytest.fixture
def run(app, tmp_path):
    def run(content: str | bytes | Path, *options: str):
        path = content
        if not isinstance(content, Path):
            path = tmp_path / "charter.txt"
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return app.test_cli_runner().invoke(args=["promises", "import", str(path), *options])

    return run


def test_it_says_what_it_understood_and_saves(run):
    result = run(TEXT, "--letters", "VN")
    assert result.exit_code == 0
    assert "N1   By answering in 10 days." in result.stderr
    assert "Saved as version 1." in result.stderr
    assert queries.current_charter().letters == "VN"


def test_with_json_standard_output_is_one_document(run):
    found = json.loads(run(TEXT, "--json").stdout)
    assert [commitment["letter"] for commitment in found["commitments"]] == ["V", "R"]
    assert found["asks"] == ["That you let us in."]
    assert set(found["commitments"][0]) == {"letter", "name", "statement", "promises"}


def test_a_dry_run_saves_nothing(run):
    assert run(TEXT, "--dry-run").exit_code == 0
    assert queries.current_charter() is None


def test_the_same_words_twice_are_one_version(run):
    run(TEXT, "--letters", "VN")
    assert "Version 1 says just this." in run(TEXT, "--letters", "VN").stderr
    assert len(queries.versions()) == 1


@pytest.mark.postgres
def test_a_new_version_keeps_the_old_one(run):
    run(TEXT, "--letters", "VN")
    run(TEXT.replace("10 days", "8 days"), "--letters", "VN")
    assert [each.text for each in queries.history("N1")] == [
        "By answering in 8 days.",
        "By answering in 10 days.",
    ]


def test_a_changed_letter_is_said(run):
    run(TEXT, "--letters", "VN")
    assert "Resolution had the letter N, and has R now" in run(TEXT).stderr


@pytest.mark.parametrize("letters", [[], ["--letters", "VN"]])
@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_a_line_that_cannot_be_placed_stops_it(run, letters, dry):
    result = run(TEXT.replace("Resolution -", "A stray line.\nResolution -"), *letters, *dry, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Line 7 cannot be placed")
    assert queries.current_charter() is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
        (b"PK\x03\x04 a document", "not plain text"),
        (b"Voice - We\x00 listen", "NUL"),
        (b"x" * 1_000_000, "too large"),
        (Path("/nowhere/charter.txt"), "There is no file"),
        ("Voice - We listen.\n", "no bullets"),
    ],
    ids=["empty", "utf-16", "windows", "word", "nul", "huge", "missing", "no promises"],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(run, content, sentence):
    result = run(content)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_letters_that_do_not_fit_stop_it(run):
    assert run(TEXT, "--letters", "V").exit_code == 2


def test_the_real_charter_comes_in_whole(run):
    found = json.loads(run(shared(REAL), "--letters", "VRCSONA", "--json").stdout)
    refs = [promise["ref"] for commitment in found["commitments"] for promise in commitment["promises"]]
    assert (len(found["commitments"]), len(refs), len(found["asks"])) == (7, 39, 7)
    assert (refs[0], refs[-1]) == ("V1", "A6")


def test_the_real_charter_keeps_its_references_over_the_demos(run):
    """Another landlord's words for the same subjects must not turn V1 into V7."""
    real = shared(REAL)
    run(Path(__file__).parents[3] / "demo" / "charter.txt", "--letters", "VRCSONA")
    found = json.loads(run(real, "--letters", "VRCSONA", "--json").stdout)
    voice = [promise["ref"] for promise in found["commitments"][0]["promises"]]
    assert voice == ["V1", "V2", "V3", "V4", "V5", "V6"]
