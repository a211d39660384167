"""What we install is pinned and hashed, and what checks the product is the same as what runs it."""

from __future__ import annotations

import re

import pytest

from tests.laws.house import ROOT

RECOMPILE = "Run the `uv pip compile` command at the top of the .in file again and commit what it writes."


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = {}
    for line in lines:
        pinned = re.match(r"([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", line)
        assert pinned and "--hash=sha256:" in line, (
            f"{name}: “{line[:60]}” is not pinned and hashed. {RECOMPILE}"
        )
        found[pinned[1].lower().replace("_", "-")] = pinned[2]
    return found


def wishes(name: str) -> set[str]:
    lines = (ROOT / name).read_text("utf-8").splitlines()
    names = [re.match(r"[\w.-]+", line) for line in lines if line and line[0] not in "#-"]
    return {found[0].lower().replace("_", "-") for found in names if found}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_what_is_wished_for_is_pinned_and_hashed(name):
    missing = wishes(f"{name}.in") - set(pins(f"{name}.txt"))
    assert not missing, f"{name}.txt does not pin {sorted(missing)}. {RECOMPILE}"


def test_the_tests_run_on_what_customers_get():
    runs, checks = pins("requirements.txt"), pins("requirements-dev.txt")
    differ = {
        name: (version, checks.get(name)) for name, version in runs.items() if checks.get(name) != version
    }
    assert not differ, f"{differ}: requirements-dev.txt holds other versions. {RECOMPILE}"
