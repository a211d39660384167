"""`flask voices …`"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from core.csv_files import can_be_written, content_of, read, stopping_kindly, write_rejected
from engagement.voices.comment_rows import Mapping
from engagement.voices.importing import (
    Report,
    Tell,
    checked,
    import_voices,
    source_of_file,
    tell_nobody,
    try_out,
)
from engagement.voices.models import Kind

commands = AppGroup("voices", help="What was said.")
SHOWN = 20


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text", "text", required=True, metavar="COLUMN", help="The column with the comments.")
@click.option(
    "--date", "day", metavar="COLUMN", help="The column with the day each was said. Today if left out."
)
@click.option("--question", metavar="COLUMN", help="The column with the question each one answered.")
@click.option("--place", metavar="COLUMN", help="The column with the estate or block, never an address.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), default=Kind.IMPORT.value,
              show_default=True, help="How the comments reached you.")  # fmt: skip
@click.option("--source", help="A name for where they come from. The file's own name if left out.")
@click.option("--rejected", type=click.Path(path_type=Path), help="Write the rejected rows here, to mend.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen. Needs no database.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as one JSON document.")
def bring_in(
    file: Path, text: str, day: str | None, question: str | None, place: str | None, kind: str,
    source: str | None, rejected: Path | None, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Bring in comments gathered elsewhere from a CSV file (UTF-8).

    Safe to run twice: a row imported before from this file or source is a duplicate. Two people with the
    same words are two voices.
    """
    with stopping_kindly():
        can_be_written(rejected)
        content = content_of(file)
        sheet = read(content)
        mapping = checked(sheet, Mapping(text, day, question, place))
        if dry_run:
            report = try_out(sheet, mapping)
        else:
            named = source_of_file(file.name, content, mapping.text or "", source)
            with _telling() as tell:
                report = import_voices(sheet, mapping, source=named, kind=Kind(kind), tell=tell)
    if rejected:
        rejected.write_bytes(write_rejected(report.rejected, sheet.columns))
    _tell(report, as_json)


@contextmanager
def _telling() -> Iterator[Tell]:
    """A progress bar on standard error, where somebody is looking."""
    if not sys.stderr.isatty():
        yield tell_nobody
        return
    with click.progressbar(length=1, label="Bringing in comments", file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def _tell(report: Report, as_json: bool) -> None:
    for row in report.rejected[:SHOWN]:
        click.echo(f"Row {row.number}: {row.reason}", err=True)
    if len(report.rejected) > SHOWN:
        click.echo(f"… and {len(report.rejected) - SHOWN} more. See them all with --rejected.", err=True)
    if as_json:
        click.echo(json.dumps(report.counts))
    else:
        for name, count in report.counts.items():
            click.echo(f"{name:<10} {count:>7,}")
