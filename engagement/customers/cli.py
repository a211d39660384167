"""`flask customers …`"""

from __future__ import annotations

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from core.csv_files import can_be_written, content_of, read, stopping_kindly, write_rejected
from core.database import saving
from engagement.customers.importing import Report, import_customers
from engagement.customers.lines import COLUMNS, REQUIRED

commands = AppGroup("customers", help="Customers, their homes and how to reach them.")
COLUMN_HELP = ", ".join(f"{name} (must be there)" if name in REQUIRED else name for name in COLUMNS)


@commands.command(
    "import",
    help=f"""Bring in homes, households, people, contact ways and preferences from a CSV file (UTF-8).

    A row is a person, or a home where nobody is known. Safe to run twice; an empty cell changes nothing.

    Columns: {COLUMN_HELP}. See docs/how-to/customers.md.""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts as one JSON document.")
@click.option("--rejected", type=click.Path(path_type=Path), help="Write the rejected rows here, to mend.")
def bring_in(file: Path, as_json: bool, rejected: Path | None) -> None:
    with stopping_kindly():
        can_be_written(rejected)
        sheet = read(content_of(file))
        with saving():
            report = import_customers(sheet)
    if rejected:
        rejected.write_bytes(write_rejected(report.rejected, sheet.columns))
    _tell(report, as_json)


def _tell(report: Report, as_json: bool) -> None:
    for row in report.rejected:
        click.echo(f"Row {row.number}: {row.reason}", err=True)
    if as_json:
        click.echo(json.dumps(report.counts))
    else:
        for name, count in report.counts.items():
            click.echo(f"{name:<10} {count:>7,}")
