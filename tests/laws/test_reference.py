"""Every setting, permission, job and command is described in docs/reference, for a landlord's IT people."""

from __future__ import annotations

import ast

import pytest

from core import reference, schedule, settings
from core.access import permissions
from tests.laws.house import ROOT

WRITE = "Run `.venv/bin/flask reference write`, read what changed in docs/reference, and commit it."


@pytest.mark.parametrize("name", ["settings.md", "permissions.md", "jobs.md", "commands.md"])
def test_the_page_says_what_the_code_does(app, name):
    path = reference.FOLDER / name
    assert path.exists(), f"docs/reference/{name} is missing. {WRITE}"
    kept, now = path.read_text("utf-8").splitlines(), reference.pages(app)[name].splitlines()
    differ = [line for line in kept + now if line not in kept or line not in now]
    assert kept == now, f"docs/reference/{name} differs from the code in {differ}. {WRITE}"


def test_every_variable_that_is_read_is_described():
    tree = ast.parse((ROOT / "core" / "config.py").read_text("utf-8"))
    texts = {
        each.value
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    read = {text for text in texts if text.isupper() and text.replace("_", "").isalpha() and len(text) > 3}
    assert read == set(reference.ENVIRONMENT), (
        f"core/config.py reads {sorted(read)}. Describe each, and no other, in core/reference.py ENVIRONMENT."
    )


def test_everything_says_what_it_is_for(app):
    silent = [name for name, command in reference.every_command(app) if not (command.help or "").strip()]
    silent += [
        each.name
        for peg in (permissions, schedule.jobs, settings.declared)
        for each in peg
        if not str(each.what)
    ]
    assert not silent, f"{silent} say nothing. Write one sentence for a landlord's IT people."


def test_every_option_says_what_it_is_for(app):
    silent = [
        f"{name} {option.opts[-1]}"
        for name, command in reference.every_command(app)
        for option in command.params
        if option.param_type_name == "option" and not getattr(option, "help", None)
    ]
    assert not silent, f"{silent} have no help=. Say in a few words what the option is for."
