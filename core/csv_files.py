"""Reading a CSV file that somebody made elsewhere: what is wrong with it is said in one sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError, ProgrammingError

from core.errors import Refused
from core.spreadsheets import as_csv

LONGEST_CELL = 10 * 1024 * 1024
MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class UnreadableFile(Refused):
    """The file as a whole cannot be read. The sentence says why, and what to do."""


@dataclass(frozen=True)
class Row:
    """A row under the heading. `number` is the one a spreadsheet shows: the heading is row 1.

    `problem` is a sentence when its parts do not fit the heading.
    """

    number: int
    cells: dict[str, str]
    problem: str | None = None


@dataclass(frozen=True)
class Sheet:
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RejectedRow:
    """A row that was not brought in, with the reason as a sentence."""

    number: int
    reason: str
    cells: dict[str, str]


def content_of(file: Path) -> bytes:
    """A file's bytes. Raises UnreadableFile with a sentence when it cannot be opened."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(f"There is no file {file}.") from error
    except OSError as error:
        raise UnreadableFile(f"The file {file} cannot be opened ({error.strerror}).") from error


def can_be_written(file: Path | None) -> None:
    """Raises UnreadableFile before any work is done for a file that could not be written at its end."""
    if file is not None and not file.parent.is_dir():
        raise UnreadableFile(f"There is no folder {file.parent} to write {file.name} in.")


@contextmanager
def stopping_kindly() -> Iterator[None]:
    """For commands that read a file: a refusal, or a database without tables, is one sentence and status 2."""
    try:
        yield
    except Refused as refused:
        click.echo(str(refused.sentence), err=True)
        raise SystemExit(2) from refused
    except (OperationalError, ProgrammingError) as error:
        click.echo("The database cannot be used. Is it there, and did you run: flask db upgrade?", err=True)
        raise SystemExit(2) from error


def read(content: bytes) -> Sheet:
    """A UTF-8 file with a heading, parted by commas, semicolons or tabs.

    Raises UnreadableFile for an empty or binary file, another encoding (named
    where it can be told), a heading that names a column twice or no rows at all.
    """
    text = text_of(content)
    csv.field_size_limit(LONGEST_CELL)
    heading = text.partition("\n")[0]
    comma = max(",;\t", key=heading.count) if any(mark in heading for mark in ",;\t") else ","
    try:
        lines = list(enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=comma), 1))
    except csv.Error as error:
        raise UnreadableFile(_("This is not a CSV file that we can read.")) from error
    filled = [(number, cells) for number, cells in lines if any(cell.strip() for cell in cells)]
    if not filled:
        raise UnreadableFile(_("This file is empty."))
    columns = _columns(filled[0][1])
    return Sheet(columns, tuple(_row(number, cells, columns) for number, cells in filled[1:]))


def text_of(content: bytes) -> str:
    """The text of a UTF-8 file. Raises UnreadableFile, naming the encoding it seems to have."""
    if not content.strip():
        raise UnreadableFile(_("This file is empty."))
    encoding = MARKS.get(content[:2]) or _guessed_utf_16(content)
    if encoding:
        raise _wrong_encoding(encoding)
    if b"\0" in content:
        raise UnreadableFile(
            _("This is not a text file: it holds zero bytes (NUL). Save it as “CSV UTF-8”, then try again.")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    strange = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in content[:4096])
    if strange > 4 or content.startswith((b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8")):
        raise UnreadableFile(_("This is not a text file. Save it as “CSV UTF-8”, then try again."))
    raise _wrong_encoding("Windows-1252")


def _guessed_utf_16(content: bytes) -> str | None:
    """Text in UTF-16 without its mark has a zero in every other byte."""
    start = content[:400]
    halves = (start[0::2].count(0), start[1::2].count(0))
    half = max(1, len(start) // 2)
    return "UTF-16" if max(halves) > 0.7 * half and min(halves) < 0.2 * half else None


def _wrong_encoding(encoding: str) -> UnreadableFile:
    return UnreadableFile(
        _(
            "This file is in %(encoding)s, not in UTF-8. Save it as “CSV UTF-8”, then try again.",
            encoding=encoding,
        )
    )


def _columns(heading: list[str]) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in heading)
    named = [name for name in columns if name]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise UnreadableFile(_("The first line names the column “%(name)s” twice.", name=twice[0]))
    return columns


def _row(number: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    named = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name}
    over = [cell for cell in cells[len(columns) :] if cell.strip()]
    if over:
        return Row(
            number,
            named,
            _(
                "This row has %(parts)s parts, and the first line names %(columns)s.",
                parts=len(cells),
                columns=len(columns),
            ),
        )
    return Row(number, {name: named.get(name, "") for name in columns if name})


def column_called(name: str, sheet: Sheet) -> str:
    """The column somebody named, whatever its case. Raises UnreadableFile, listing the columns there are."""
    exact = [column for column in sheet.columns if column == name.strip()]
    alike = [column for column in sheet.columns if column.casefold() == name.strip().casefold()]
    if not (exact or alike):
        there = ", ".join(column for column in sheet.columns if column)
        raise UnreadableFile(
            _("There is no column “%(name)s”. The columns are: %(there)s.", name=name, there=there)
        )
    return (exact or alike)[0]


def write(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A UTF-8 file with the mark that spreadsheets look for, safe from formulas."""
    return as_csv(list(columns), ([str(cell) for cell in row] for row in rows))


def write_rejected(rejected: Iterable[RejectedRow], columns: Iterable[str]) -> bytes:
    """The rejected rows as a file to mend: row number and reason first, then the row as it was."""
    names = [name for name in columns if name]
    rows = ([each.number, each.reason, *(each.cells.get(name, "") for name in names)] for each in rejected)
    return write(["row", "reason", *names], rows)
