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


def loaded_by(script: str, instance: Path) -> set[str]:
    """The names of the packages that are there after a script has run in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-c", f"{script}\nimport sys\nprint('loaded:', *sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
        env={"PATH": "", "ANSWERABLE_INSTANCE": str(instance), "SECRET_KEY": "only-for-tests-and-long-enough"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return {name.partition(".")[0] for name in told.stdout.rpartition("loaded:")[2].split()}


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
