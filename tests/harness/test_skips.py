"""With CI set a skipped test fails, but for the data that is no part of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.laws.house import ROOT
from tests.shared_data import NOT_THERE

TEST = "import pytest\n\n\ndef test_it():\n    pytest.skip({reason!r})\n"


@pytest.mark.parametrize(
    ("ci", "reason", "expected"),
    [
        ("true", "There is no Chromium", "1 failed"),
        ("true", f"data/cards.csv {NOT_THERE}", "1 skipped"),
        ("", "There is no Chromium", "1 skipped"),
    ],
    ids=["CI without Chromium", "CI without ../shared", "a desk without Chromium"],
)
def test_a_skip_is_let_pass_only_where_it_may_be(tmp_path, ci, reason, expected):
    path = tmp_path / "test_it.py"
    path.write_text(TEST.format(reason=reason))
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(path)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert expected in done.stdout, done.stdout + done.stderr
