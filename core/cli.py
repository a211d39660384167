"""Commands that belong to no room: set-up, jobs, demo, and who may see what."""

from __future__ import annotations

import signal
import threading
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from core import demo, schedule
from core.errors import Refused

jobs_commands = AppGroup("jobs", help="Timed work.")
demo_commands = AppGroup("demo", help="The demo landlord.")
access_commands = AppGroup("access", help="Who may see what.")


@click.command("set-up")
@click.option("--demo/--no-demo", "with_demo", default=True, help="Load the demo landlord too.")
def set_up(with_demo: bool) -> None:
    """Bring the database up to date, and load the demo landlord where there is none."""
    from flask_migrate import upgrade

    click.echo("Bringing the database up to date …", err=True)
    upgrade()
    if with_demo:
        _load_demo()


@jobs_commands.command("list")
def list_jobs() -> None:
    """Say what is done when."""
    for job in schedule.jobs:
        when = ", ".join(f"{unit} {value}" for unit, value in job.when.items())
        click.echo(f"{job.name:<32} {when:<22} {job.what}")


@jobs_commands.command("once")
@click.argument("name")
def once(name: str) -> None:
    """Do one job now, for those who prefer cron."""
    if name not in schedule.jobs:
        raise click.UsageError(f"There is no job called {name}. See: flask jobs list")
    did = schedule.run_once(name)
    click.echo(f"{name}: {did} done." if did is not None else f"{name} did not finish. See the log.")
    if did is None:
        raise SystemExit(1)


@jobs_commands.command("run")
def run_jobs() -> None:
    """Work until stopped: timed jobs, waiting messages, and work asked for on pages."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    schedule.run_forever(current_app._get_current_object(), stop)


@demo_commands.command("load")
def load_demo() -> None:
    """Load the demo landlord, Willow Bank Homes. Safe to run twice."""
    _load_demo()


def _load_demo() -> None:
    try:
        loaded = demo.load(lambda line: click.echo(line, err=True))
    except Refused as refused:
        click.echo(str(refused), err=True)
        raise SystemExit(2) from refused
    click.echo("The demo landlord is loaded." if loaded else "The demo landlord was loaded before.", err=True)


def pages(app: Flask) -> list[tuple[str, str, str]]:
    """Every page: (address, methods, who may see it or `?` where it does not say)."""
    rows = []
    for rule in app.url_map.iter_rules():
        view: Any = app.view_functions[rule.endpoint]
        access = "anyone" if rule.endpoint == "static" else getattr(view, "__access__", "?")
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        rows.append((rule.rule, methods, access))
    return sorted(rows)


@access_commands.command("list")
def list_access() -> None:
    """Print every page with who may see it."""
    for rule, methods, access in pages(current_app._get_current_object()):
        click.echo(f"{rule:<64} {methods:<10} {access}")
