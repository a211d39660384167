"""Writes docs/reference from the code, so that it cannot say something else than the code does.

`flask reference write` after adding a setting, a permission, a job, a figure or a command; a law in
tests/laws compares the files with what this module would write.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from core import schedule, settings
from core.access.permissions import ROLES, Role, permissions
from core.config import ROOT

FOLDER = ROOT / "docs" / "reference"
BROUGHT_BY_OTHERS = {"db", "limiter", "routes", "run", "shell", "roles", "users"}

# What core/config.py reads. A law compares the names.
ENVIRONMENT = {
    "DATABASE_URL": "The database. Leave it out for a SQLite file in `instance/`; `postgresql://…` for PostgreSQL.",
    "SECRET_KEY": "Signs sessions. Leave it out and one is made and kept in `instance/secret_key`.",
    "HOST": "The network interface to listen on. 127.0.0.1 if left out; 0.0.0.0 for all.",
    "PORT": "The port to listen on. 8000 if left out.",
    "TRUSTED_PROXIES": "How many proxies of yours stand before the site. 0 when none does.",
    "PUBLIC_URL": "The address customers see. Links in messages begin with it.",
    "MAIL_URL": "Where e-mail goes: `smtp://user:password@host:587`, or `file:` to keep it in `instance/`.",
    "MAIL_FROM": "The address our e-mail comes from.",
    "ANSWERABLE_PRODUCTION": "1 where real customers come: no demo, secure cookies, and nothing may be left out.",
    "ANSWERABLE_INSTANCE": "The folder for data and the secret. `instance` in the checkout if left out.",
}

commands = AppGroup("reference", help="The reference pages in docs/reference.")


@commands.command("write")
def write() -> None:
    """Write docs/reference again from the code."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages(current_app).items():
        Path(FOLDER / name).write_text(text, encoding="utf-8")
        click.echo(f"docs/reference/{name}")


def pages(app: Flask) -> dict[str, str]:
    """Every reference page: file name and text."""
    return {
        "settings.md": _page("Settings", _settings()),
        "permissions.md": _page("Permissions", _permissions()),
        "jobs.md": _page("Timed jobs", _jobs()),
        "commands.md": _page("Commands", _commands(app)),
    }


def _page(title: str, lines: Iterator[str]) -> str:
    written = "<!-- Written by `flask reference write`. Change the code, not this page. -->"
    return "\n".join([f"# {title}", "", written, "", *lines]) + "\n"


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def _settings() -> Iterator[str]:
    yield from ("The machine's settings are read from the environment when Answerable starts.", "")
    yield from _table(
        ("Variable", "What it is for"), ((f"`{name}`", what) for name, what in ENVIRONMENT.items())
    )
    yield from (
        "",
        "The landlord's settings are changed on a page, at *Settings*, and hold from a day on.",
        "",
    )
    rows = ((f"`{each.name}`", str(each.what), f"`{each.default}`") for each in settings.declared)
    yield from _table(("Setting", "What it is", "Until it is changed"), rows)


def _permissions() -> Iterator[str]:
    yield from ("A person may be several things to the landlord, and may do what any of them may.", "")
    rows = (
        (
            f"`{each.name}`",
            str(each.what),
            ", ".join(str(ROLES[role]).lower() for role in Role if role in each.roles),
        )
        for each in permissions
    )
    yield from _table(("Permission", "You may …", "Who may"), rows)


def _jobs() -> Iterator[str]:
    yield from (
        "`flask jobs run` does these at their times, in London time. `flask jobs once NAME` does one now.",
        "",
    )
    rows = ((f"`{job.name}`", str(job.what), _when(job.when)) for job in schedule.jobs)
    yield from _table(("Job", "What it does", "When"), rows)


def _when(when: dict[str, object]) -> str:
    return ", ".join(f"{unit.replace('_', ' ')} {value}" for unit, value in when.items())


def _commands(app: Flask) -> Iterator[str]:
    yield "Type them in the checkout as `.venv/bin/flask …`. Each says more with `--help`."
    for name, command in every_command(app):
        yield from ("", f"## `{name}`", "", (command.help or "").split("\f")[0].strip())
        options = [each for each in command.params if isinstance(each, click.Option) and each.help]
        arguments = [each for each in command.params if isinstance(each, click.Argument)]
        if options or arguments:
            yield ""
        for argument in arguments:
            yield f"- `{argument.make_metavar(click.Context(command))}`"
        for option in options:
            yield f"- `{' / '.join([*option.opts, *option.secondary_opts])}`: {option.help}"


def every_command(app: Flask) -> list[tuple[str, click.Command]]:
    """Our own commands as they are typed, in order."""

    def walk(command: click.Command, words: str) -> Iterator[tuple[str, click.Command]]:
        if isinstance(command, click.Group):
            for name in sorted(command.commands):
                yield from walk(command.commands[name], f"{words} {name}")
        else:
            yield words, command

    ours = [name for name in sorted(app.cli.commands) if name not in BROUGHT_BY_OTHERS]
    return [pair for name in ours for pair in walk(app.cli.commands[name], f"flask {name}")]
