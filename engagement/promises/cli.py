"""`flask promises …`"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy.exc import DBAPIError

from core.database import saving
from core.errors import Refused
from engagement.promises import charter_text, services
from engagement.promises.charter_files import text_of

commands = AppGroup("promises", help="The customer charter and its promises.")


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--letters", help="A letter for each commitment, in order, such as VRCSONA.")
@click.option(
    "--adopted", type=click.DateTime(["%Y-%m-%d"]), help="The day it was adopted; today if left out."
)
@click.option("--dry-run", is_flag=True, help="Only say what is understood. Needs no database.")
@click.option("--yes", "sure", is_flag=True, help="Save without asking first.")
@click.option("--json", "as_json", is_flag=True, help="Print what was understood as one JSON document.")
def bring_in(
    file: Path, letters: str | None, adopted: datetime | None, dry_run: bool, sure: bool, as_json: bool
) -> None:
    """Read a charter from a plain text file, and save it as the next version.

    A charter is a title, then "Name - a sentence" with bullets under it, and at the end "What we ask from you:".
    Says what it understood on standard error before it saves.
    """
    try:
        text = text_of(_content_of(file))
        charter = charter_text.read_charter(text, letters) if dry_run else services.understood(text, letters)
        _show(charter)
        if not dry_run:
            _save(charter, adopted, sure or as_json)
    except (Refused, charter_text.UnreadableCharter) as refused:
        click.echo(str(refused), err=True)
        raise SystemExit(2) from refused
    except DBAPIError as error:
        click.echo("The database is not ready. Run: flask db upgrade", err=True)
        raise SystemExit(2) from error
    if as_json:
        click.echo(json.dumps(charter_text.as_json(charter), ensure_ascii=False, indent=2))


def _save(charter: charter_text.Charter, adopted: datetime | None, sure: bool) -> None:
    for name, before, now in services.letters_changed(charter):
        click.echo(f"Take care: {name} had the letter {before}, and has {now} now. See --letters.", err=True)
    if not sure and sys.stdin.isatty():
        click.confirm("Save this?", abort=True, err=True)
    with saving():
        saved, is_new = services.adopt(charter, by=None, adopted_on=adopted.date() if adopted else None)
        version = saved.version
    click.echo(f"Saved as version {version}." if is_new else f"Version {version} says just this.", err=True)


def _show(charter: charter_text.Charter) -> None:
    """What was understood, for a person, so it goes to standard error."""
    promises = sum(len(commitment.promises) for commitment in charter.commitments)
    click.echo(
        f"{charter.title or 'A charter'}: {len(charter.commitments)} commitments, {promises} promises, "
        f"{len(charter.asks)} things asked of customers.",
        err=True,
    )
    for commitment in charter.commitments:
        click.echo(f"\n{commitment.letter}  {commitment.name} - {commitment.statement}", err=True)
        for promise in commitment.promises:
            click.echo(f"   {promise.ref:<4} {promise.text}", err=True)
    if charter.asks:
        click.echo("\nWhat we ask from you", err=True)
        for ask in charter.asks:
            click.echo(f"        {ask}", err=True)


def _content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Refused(f"There is no file {file}.") from error
    except OSError as error:
        raise Refused(f"The file {file} cannot be opened ({error.strerror}).") from error
