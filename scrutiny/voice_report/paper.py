"""The report on paper: a tagged PDF, ordinary or large print."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask_babel import force_locale

from core import audit, settings
from core.accounts.models import Account
from core.database import db, saving
from core.documents import can_make_pdf, pdf
from core.errors import Refused
from core.files.services import keep
from core.tasks import Progress
from scrutiny.voice_report.models import Report
from scrutiny.voice_report.whole import parts_of


def as_pdf(report: Report, *, large: bool = False) -> bytes:
    """The whole report. Raises OSError where the machine cannot make a PDF; ask `can_make_pdf` first."""
    with force_locale("en_GB"):
        html = render_template(
            "documents/scrutiny/voice_report/report.html",
            report=report, parts=parts_of(report), large=large,
            landlord_name=settings.get("landlord.name"), landlord_phone=settings.get("landlord.phone"),
            landlord_address=settings.get("landlord.address"),
        )  # fmt: skip
    return pdf(html)


def make(progress: Progress, by: Account | None, report: int) -> dict[str, Any]:
    """The task behind publication: both sizes, kept, so that nobody waits for them."""
    found = db.session.get_one(Report, report)
    if not can_make_pdf():
        raise Refused("This computer cannot make a PDF. The report is on its page, and prints from there.")
    made = []
    for done, large in enumerate((False, True)):
        progress.tell(done, 2)
        made.append(as_pdf(found, large=large))
    with saving():
        name = f"customer-voice-report-{found.year}"
        paper, large_paper = keep(f"{name}.pdf", made[0]), keep(f"{name}-large-print.pdf", made[1])
        db.session.flush()
        audit.record("voice_report.printed", found, by=by)
        found.paper_id, found.large_paper_id = paper.id, large_paper.id
    progress.tell(2, 2)
    return {"url": f"/voice-report/{found.year}"}
