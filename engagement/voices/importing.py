"""Bringing in comments gathered elsewhere: in bulk, and safe to run twice."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select

from core import audit
from core.accounts.models import Account
from core.csv_files import RejectedRow, Sheet, column_called
from core.database import db, saving
from engagement.voices import services
from engagement.voices.comment_rows import BadRow, Mapping, read_row
from engagement.voices.models import ImportedRow, Kind

AT_A_TIME = 2000
Tell = Callable[[int, int], None]


def tell_nobody(_done: int, _total: int) -> None:
    """Where nobody looks at progress."""


@dataclass
class Report:
    """What became of each row. `imported`, `duplicates`, `empty` and rejected rows add up to `rows`."""

    rows: int = 0
    imported: int = 0
    duplicates: int = 0
    empty: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows,
            "imported": self.imported,
            "duplicates": self.duplicates,
            "empty": self.empty,
            "rejected": len(self.rejected),
        }


def checked(sheet: Sheet, mapping: Mapping) -> Mapping:
    """The mapping in the file's own spelling. Raises UnreadableFile when a column is not there."""
    found = {name: column_called(column, sheet) for name, column in mapping.columns.items() if column}
    return Mapping(**{**dict.fromkeys(mapping.columns), **found})


def read_rows(sheet: Sheet, mapping: Mapping, report: Report) -> Iterator[tuple[str, services.Said]]:
    """(fingerprint without the source, what was said) for each row with words; the others go into the report."""
    seen: Counter[str] = Counter()
    report.rows = len(sheet.rows)
    for row in sheet.rows:
        content = "\x1f".join(f"{name}={cell}" for name, cell in sorted(row.cells.items()))
        seen[content] += 1
        try:
            said = read_row(row, mapping)
        except BadRow as bad:
            report.rejected.append(RejectedRow(row.number, str(bad), row.cells))
            continue
        if said is None:
            report.empty += 1
            continue
        yield f"{mapping.text}\x1e{content}\x1e{seen[content]}", said


def import_voices(
    sheet: Sheet,
    mapping: Mapping,
    *,
    source: str,
    kind: Kind = Kind.IMPORT,
    by: Account | None = None,
    tell: Tell = tell_nobody,
) -> Report:
    """Hear every row that was not imported from this source before. Saves every few thousand rows.

    A row is the same as one imported before when all its cells are, and it is
    the same one in line among equals: two people with the same words are two
    voices. Stopped half-way, the same import goes on where it stopped.
    """
    report = Report()
    known = set(db.session.scalars(select(ImportedRow.key).where(ImportedRow.source == source)))
    batch: list[tuple[str, services.Said]] = []
    for read, (content, said) in enumerate(read_rows(sheet, mapping, report), 1):
        key = fingerprint(source, content)
        if key in known:
            report.duplicates += 1
        else:
            batch.append((key, _as_heard(said, source, kind)))
        if len(batch) >= AT_A_TIME:
            report.imported += _keep(batch, source)
            tell(read + report.empty + len(report.rejected), report.rows)
            batch = []
    report.imported += _keep(batch, source)
    with saving():
        audit.record("voices.imported", by=by, source=source, **report.counts)
    tell(report.rows, report.rows)
    return report


def _as_heard(said: services.Said, source: str, kind: Kind) -> services.Said:
    return services.Said(kind, source, said.remarks, heard_on=said.heard_on, place=said.place)


def _keep(batch: list[tuple[str, services.Said]], source: str) -> int:
    """Voices and fingerprints in one transaction, each laid down in the order of its random key."""
    if not batch:
        return 0
    with saving():
        services.hear_many(said for _key, said in batch)
        rows: list[dict[str, Any]] = [{"key": key, "source": source} for key in sorted(k for k, _ in batch)]
        db.session.execute(insert(ImportedRow.__table__), rows)
    return len(batch)


def try_out(sheet: Sheet, mapping: Mapping) -> Report:
    """What an import would do to an empty database, without touching any."""
    report = Report()
    report.imported = sum(1 for _row in read_rows(sheet, mapping, report))
    return report


def source_of_file(name: str, content: bytes, text_column: str, asked: str | None = None) -> str:
    """Where a file's rows are filed: where this very file was filed before, or as asked, or under its name.

    Keeps a mark for the file, in a transaction of its own, so that a copy
    under another name is still the same file.
    """
    mark = fingerprint("file", f"{hashlib.sha256(content).hexdigest()}\x1e{text_column}")
    with saving():
        source = db.session.scalar(select(ImportedRow.source).where(ImportedRow.key == mark))
        if source is None:
            source = f"import:{_plain(asked or name.rpartition('.')[0] or name)}"
            db.session.add(ImportedRow(key=mark, source=source))
    return source


def fingerprint(source: str, content: str) -> str:
    return hashlib.sha256(f"{source}\x1e{content}".encode()).hexdigest()[:32]


def _plain(name: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    return "-".join(words)[:80] or "file"
