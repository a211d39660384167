"""The work behind the upload page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from core.accounts.models import Account
from core.csv_files import Sheet, read, write_rejected
from core.database import db, saving
from core.files import StoredFile, keep, path_of
from core.tasks import Progress
from engagement.voices.comment_rows import Mapping
from engagement.voices.importing import Report, checked, import_voices, source_of_file
from engagement.voices.models import Kind

IMPORT = "import-voices"
SHOWN = 50
LIKELY = {
    "text": ("text", "comment", "comments", "feedback", "words", "answer", "response"),
    "date": ("date", "day", "said_on", "received", "received_on"),
    "question": ("question",),
    "place": ("place", "estate", "block", "area"),
}


def guess(sheet: Sheet) -> dict[str, str]:
    """Which column probably holds what; the comments are else in the column with the longest cells."""
    plain = {column.casefold(): column for column in sheet.columns if column}
    found = {
        ours: next((plain[name] for name in names if name in plain), "") for ours, names in LIKELY.items()
    }
    if not found["text"]:
        some = sheet.rows[:50]
        found["text"] = max(plain.values(), key=lambda name: sum(len(row.cells[name]) for row in some))
    return found


def import_file(
    progress: Progress, *, by: Account | None, file_id: int, text: str, date: str, question: str, place: str,
    heard_as: str,
) -> dict[str, Any]:  # fmt: skip
    """Bring in an uploaded file, and keep of it only the rows that were rejected."""
    file = db.session.get_one(StoredFile, file_id)
    content = path_of(file).read_bytes()
    sheet = read(content)
    mapping = checked(sheet, Mapping(text, date or None, question or None, place or None))
    source = source_of_file(file.name, content, mapping.text or "")
    report = import_voices(
        sheet, mapping, source=source, kind=Kind(heard_as), by=by,
        tell=progress.tell,
    )  # fmt: skip
    rejected_file = _keep_rejected(report, sheet)
    _forget(file)
    return {
        "url": f"/manage/voices/import/done/{progress.task_id}",
        "counts": report.counts,
        "rejected": [[row.number, row.reason] for row in report.rejected[:SHOWN]],
        "rejected_file": rejected_file,
    }


def _keep_rejected(report: Report, sheet: Sheet) -> int | None:
    if not report.rejected:
        return None
    with saving():
        kept = keep("rejected-rows.csv", write_rejected(report.rejected, sheet.columns))
        db.session.flush()
        return kept.id


def _forget(file: StoredFile) -> None:
    """The upload holds everything in its order, so it goes once its comments are in."""
    path = path_of(file)
    with saving():
        db.session.execute(delete(StoredFile).where(StoredFile.id == file.id))
    path.unlink(missing_ok=True)
