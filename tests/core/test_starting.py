"""A command that needs no numbers starts without what works with them: numpy alone takes as long as the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"numpy", "scipy", "sklearn", "nltk", "networkx", "vaderSentiment", "weasyprint"}
DEADLINES = """
from app import create_app
runner = create_app().test_cli_runner()
result = runner.invoke(args=["feedback", "deadlines", "2026-12-21", "--stage", "1", "--json"])
assert result.exit_code == 0, result.output
assert "2026-12-30" in result.output, result.output
"""
SAMPLE_SIZE = """
from analysis.estimates.__main__ import main
main(["sample-size", "--homes", "8797"])
"""
HAZARDS = "import analysis.hazards.__main__"
THEMING = "import analysis.theming"


def _run(script: str, instance: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120,
        env={"PATH": "", "ANSWERABLE_INSTANCE": str(instance), "SECRET_KEY": "only-for-tests-and-long-enough"},
    )  # fmt: skip


def loaded_by(script: str, instance: Path) -> set[str]:
    """The names of the packages that are there after a script has run in a process of its own."""
    told = _run(f"{script}\nimport sys\nprint('loaded:', *sys.modules)", instance)
    assert told.returncode == 0, told.stderr
    return {name.partition(".")[0] for name in told.stdout.rpartition("loaded:")[2].split()}


ALONE = {
    "feedback deadlines 2026-12-21 --stage 1 --json": (0, "2026-12-30"),
    "feedback deadlines tomorrow": (2, "is not a day"),
    "promises import demo/charter.txt --dry-run --json": (0, '"ref": "V1"'),
    "voices import demo/comments.csv --text text --dry-run --json": (0, '"rejected": 0'),
    "voices import demo/comments.csv --text nothing --dry-run": (2, "There is no column"),
}


@pytest.mark.parametrize("typed", ALONE)
def test_a_command_that_asks_nothing_of_the_house_starts_without_it(typed, tmp_path):
    status, said = ALONE[typed]
    script = f"""
import sys
from flask.cli import main
sys.argv = ["flask", *{typed.split()!r}]
try:
    main()
except SystemExit as ended:
    assert ended.code == {status}, ended.code
print("rooms:", *(name for name in sys.modules if name.endswith(".house")))
"""
    told = _run(script, tmp_path)
    assert told.returncode == 0, told.stderr
    assert said in told.stdout + told.stderr
    assert told.stdout.rpartition("rooms:")[2].split() == []


@pytest.mark.parametrize(
    "script",
    [DEADLINES, SAMPLE_SIZE, HAZARDS, THEMING],
    ids=["flask feedback deadlines", "analysis.estimates", "analysis.hazards", "analysis.theming"],
)
def test_it_starts_without_what_takes_long_to_load(script, tmp_path):
    loaded = loaded_by(script, tmp_path)
    assert "analysis" in loaded
    assert not loaded & HEAVY


def test_themes_still_load_what_they_need_when_asked(tmp_path):
    assert "numpy" in loaded_by("from analysis.theming import discover", tmp_path)
