"""Files have names that say what is inside, and stay small enough to be about one thing."""

from __future__ import annotations

import ast
import sys

from tests.laws.house import ROOT, files, name_of

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff", "manager", "managers"}
MOST_LINES = 400


def test_no_file_is_a_drawer():
    drawers = [name_of(path) for path in files("*") if path.stem.lower() in DRAWERS]
    assert not drawers, f"{drawers}: a drawer takes anything. Name the file after the one thing it is about."


def test_no_python_file_is_over_400_lines():
    lines = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in files("*.py")}
    long = {name: count for name, count in lines.items() if count > MOST_LINES}
    assert not long, (
        f"{long}: a file this long is nearly always two rooms. Ask what two things it is about; split there."
    )


def test_names_at_the_top_do_not_hide_the_standard_library():
    top = {
        path.stem
        for path in ROOT.iterdir()
        if path.suffix == ".py" or (path.is_dir() and path.name[0] != ".")
    }
    hiding = top & set(sys.stdlib_module_names)
    assert not hiding, (
        f"{hiding} would be imported instead of Python's own module everywhere. Choose another name."
    )


def test_only_the_clock_reads_the_clock():
    readers = {"now", "utcnow", "today"}
    found = []
    for path in files("*.py", "core", "engagement", "surveys", "scrutiny"):
        if name_of(path) == "core/clock.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in readers
            ):
                owner = node.func.value
                name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
                if name in {"datetime", "date"}:
                    found.append(f"{name_of(path)}:{node.lineno}")
    assert not found, (
        f"{found} read the clock. Use core.clock.now() or today(), or take the time as an argument."
    )
