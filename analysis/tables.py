"""Read one column of a CSV file, and write CSV that a spreadsheet cannot be tricked by.

Shared by the commands of the workshop (`python -m analysis.theming`, `analysis.hazards`).
Files are UTF-8. Other encodings are recognised and refused by name: guessing
would quietly turn a customer's "£" or "é" into something they did not write.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MAGIC = {
    b"PK\x03\x04": "an Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel file",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
}


class TableError(ValueError):
    """The file cannot be used; the message is one sentence a person can act on."""


@dataclass(frozen=True)
class Table:
    """A CSV file in memory: its header and its rows, each as wide as the header."""

    header: list[str]
    rows: list[list[str]]

    def column(self, name: str) -> list[str]:
        """Give the cells of one column.

        Raises TableError when the column is missing or there twice.
        """
        found = self.header.count(name)
        if found == 0:
            columns = ", ".join(repr(column) for column in self.header[:12])
            raise TableError(f"There is no column {name!r}; the columns are {columns}.")
        if found > 1:
            raise TableError(f"The column {name!r} is there {found} times; give each its own name.")
        place = self.header.index(name)
        return [row[place] for row in self.rows]


def read_table(path: str | Path) -> Table:
    """Read a UTF-8 CSV file with a header line; a byte order mark is welcome, blank lines are skipped.

    Raises TableError, in one sentence, for a file that is missing, empty,
    binary, not UTF-8, or not CSV.
    """
    path = Path(path)
    text = _decoded(_bytes_of(path), path)
    csv.field_size_limit(2**31 - 1)
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    except csv.Error as error:
        raise TableError(f"{path} is not a CSV file that can be read: {error}.") from None
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise TableError(f"{path} is empty.")
    header = [name.strip() for name in lines[0]]
    width = len(header)
    return Table(header, [(row + [""] * width)[:width] for row in lines[1:]])


def read_column(path: str | Path, column: str) -> list[str]:
    """Read one column of a CSV file, a text for each row in order. Raises TableError like `read_table`."""
    return read_table(path).column(column)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableError(f"There is no file {path}.") from None
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}.") from None


def _decoded(content: bytes, path: Path) -> str:
    if not content.strip():
        raise TableError(f"{path} is empty.")
    for start, kind in MAGIC.items():
        if content.startswith(start):
            raise TableError(f"{path} is {kind}, not CSV; save it as CSV UTF-8 and try again.")
    head = content[:4096]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 4:
        kind = "in UTF-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "a binary file or in UTF-16"
        raise TableError(f"{path} is {kind}; save it as CSV UTF-8 and try again.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(_why_not_utf8(content, error, path)) from None


def _why_not_utf8(content: bytes, error: UnicodeDecodeError, path: Path) -> str:
    controls = sum(byte < 9 or 13 < byte < 32 for byte in content)
    line = content.count(b"\n", 0, error.start) + 1
    if controls * 50 > len(content):
        return f"{path} is a binary file, not CSV."
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return f"{path} is not valid UTF-8 (line {line}); save it as CSV UTF-8 and try again."
    return f"{path} looks like Windows-1252, not UTF-8 (line {line}); save it as CSV UTF-8 and try again."


def formula_safe(cell: str) -> str:
    """Put an apostrophe before a cell a spreadsheet would run as a formula; numbers stay as they are.

    >>> formula_safe("=1+1"), formula_safe("-4"), formula_safe("Damp")
    ("'=1+1", '-4', 'Damp')
    """
    if not cell.startswith(FORMULA_STARTS):
        return cell
    with contextlib.suppress(ValueError):
        float(cell)
        return cell
    return "'" + cell


def write_table(path: str | Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a UTF-8 CSV file, formula-safe, all of it or none. Raises TableError when it cannot."""
    with whole_file(path) as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([formula_safe(name) for name in header])
        writer.writerows([formula_safe(cell) for cell in row] for row in rows)


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[io.TextIOBase]:
    """Open a text file that appears under its name only when everything was written.

    It is written beside its place and renamed, so a failure leaves what was
    there before. Raises TableError when the folder cannot be written.
    """
    with (
        _unfinished(Path(path)) as handle,
        os.fdopen(handle, "w", encoding="utf-8", newline="", errors="surrogatepass") as out,
    ):
        yield out


def write_whole(path: str | Path, content: bytes) -> None:
    """Write a file that is no text, all of it or none. Raises TableError when it cannot."""
    try:
        with _unfinished(Path(path)) as handle, os.fdopen(handle, "wb") as out:
            out.write(content)
    except OSError as error:
        raise TableError(f"{path} cannot be written: {error.strerror}.") from None


@contextlib.contextmanager
def _unfinished(path: Path) -> Iterator[int]:
    """A file beside `path`, which takes its place when the block ends well and goes away otherwise."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise TableError(f"{path} cannot be written: {error.strerror}.") from None
    unfinished = Path(name)
    try:
        yield handle
        unfinished.chmod(0o666 & ~_umask())
        try:
            unfinished.replace(path)
        except OSError as error:
            raise TableError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        unfinished.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
