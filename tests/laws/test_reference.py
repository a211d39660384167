"""Every setting, permission, job and command is described in docs/reference, for a landlord's IT people."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from core.access import permissions
from core.schedule import jobs
from tests.laws.house import ROOT

REFERENCE = ROOT / "docs" / "reference"


def described(page: str) -> str:
    path = REFERENCE / f"{page}.md"
    return path.read_text("utf-8") if path.exists() else ""


def lacking(page: str, names: list[str]) -> list[str]:
    text = described(page)
    return [name for name in names if f"`{name}`" not in text]


@pytest.mark.parametrize("page", ["settings", "permissions", "jobs", "commands"])
def test_everything_is_described(app, page):
    missing = lacking(page, sorted(NAMES[page](app)))
    assert not missing, (
        f"docs/reference/{page}.md does not describe {missing}. Give each a line: its name in backticks."
    )


def commands(app) -> Iterator[str]:
    """Ours, as they are typed. Those that Flask and its extensions bring are described by them."""
    theirs = {"db", "run", "shell", "routes", "roles", "users"}

    def walk(group: click.Group, before: str) -> Iterator[str]:
        for name, command in group.commands.items():
            if isinstance(command, click.Group):
                yield from walk(command, f"{before} {name}")
            else:
                yield f"{before} {name}"

    for name, command in app.cli.commands.items():
        if name not in theirs:
            yield from walk(click.Group(commands={name: command}), "flask")


def environment(app) -> set[str]:
    """The names that core/config.py reads from the environment."""
    import ast

    tree = ast.parse((ROOT / "core" / "config.py").read_text("utf-8"))
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if text.isupper() and text.replace("_", "").isalpha() and len(text) > 3}


NAMES = {
    "settings": environment,
    "permissions": lambda app: permissions.names(),
    "jobs": lambda app: jobs.names(),
    "commands": commands,
}


def test_every_command_says_what_it_does(app):
    silent = [name for name, command in app.cli.commands.items() if not (command.help or "").strip()]
    assert not silent, (
        f"{silent} have no help. Write one sentence for a landlord's IT person as the docstring."
    )
