"""Commands: the Code's dates for a complaint, and the list of what is late."""

from __future__ import annotations

import json
from datetime import date

import click
from flask.cli import AppGroup

from core import clock
from engagement.feedback.deadlines import deadlines

commands = AppGroup("feedback", help="Complaints and other cases.")


@commands.command("deadlines")
@click.argument("received")
@click.option("--stage", type=int, default=1, help="1, or 2 for when the customer asked to go further.")
@click.option("--acknowledged", help="The day it was acknowledged, like 2026-12-30.")
@click.option("--extended", type=int, default=0, help="Working days the answer was put back by.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def print_deadlines(
    received: str, stage: int, acknowledged: str | None, extended: int, as_json: bool
) -> None:
    """Work out a complaint's dates under the Complaint Handling Code, from the day it came.

    These are the Code's limits. A landlord's own targets are in the settings. Needs no database.
    """
    came = _day(received)
    try:
        dates = deadlines(came, stage, _day(acknowledged) if acknowledged else None, extended)
    except ValueError as error:
        raise _refusal(str(error)) from error
    if as_json:
        click.echo(json.dumps(dates.as_json()))
        return
    for name, due in dates:
        click.echo(f"{name:<16} {due.on:%Y-%m-%d}  {due.why}")


@commands.command("late")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def late(as_json: bool) -> None:
    """List what is late today. Ends with status 1 when something is, so that it can be watched."""
    from engagement.feedback import queries
    from engagement.feedback.state import State, next_of, state_of

    today, rows = clock.today(), []
    for case in queries.open_cases():
        waits_for = next_of(case)
        if waits_for and state_of(case, today) is State.LATE:
            rows.append(
                {
                    "case": case.reference or str(case.id), "kind": case.kind.value, "step": waits_for.step.value,
                    "due": waits_for.due.on.isoformat(), "working_days_late": waits_for.days_late(today),
                }
            )  # fmt: skip
    rows.sort(key=lambda row: row["due"])
    if as_json:
        click.echo(json.dumps(rows))
    else:
        for row in rows:
            click.echo(f"{row['due']}  {row['case']:<12} {row['kind']:<16} {row['step']}")
        click.echo(f"{len(rows)} late." if rows else "Nothing is late.")
    if rows:
        raise SystemExit(1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _refusal(f"“{text[:40]}” is not a day. Write it like 2026-12-21.") from error


def _refusal(sentence: str) -> click.ClickException:
    """One sentence on standard error, and status 2."""
    refusal = click.ClickException(sentence)
    refusal.exit_code = 2
    return refusal
