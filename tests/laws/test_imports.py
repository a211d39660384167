"""Down: import. Up: peg. The contracts are in pyproject.toml, as docs/house.md section 6 draws them."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.laws.house import PACKAGES, ROOT, files, name_of


def test_everyone_imports_only_what_is_below(tmp_path):
    asked = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    broken = re.split(r"\nBroken contracts\n-+\n", asked.stdout)[-1]
    assert asked.returncode == 0, (
        f"{broken}\n{asked.stderr}\nA floor or room may use what is below it. To show something from above, "
        "let the lower one put up a peg (core.registry.Registry) and hang your thing there in register(app). "
        "A new room needs its place in pyproject.toml [tool.importlinter]."
    )


def test_every_folder_with_python_is_a_package():
    lacking = {
        name_of(path.parent)
        for path in files("*.py", *PACKAGES)
        if not (path.parent / "__init__.py").exists()
    }
    assert not lacking, (
        f"{sorted(lacking)} have no __init__.py, so the import contracts do not see them. Add one."
    )
