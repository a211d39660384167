"""The report as everybody reads it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone, may, me
from core.documents import can_make_pdf
from core.files.services import path_of
from core.limits import limiter
from core.spreadsheets import as_csv
from scrutiny.voice_report import binding, paper, queries, years
from scrutiny.voice_report.models import Report
from scrutiny.voice_report.whole import figures_of, outline, parts_of

blueprint = Blueprint("voice_report", __name__, url_prefix="/voice-report")
YEAR = "/<string(length=7):year>"


def readable(year: str) -> Report:
    """The report, for whoever may read it yet: everybody once it is published."""
    report = queries.of_year(year)
    if report is None:
        abort(404)
    early = may(me(), "voice_report.write") or (report.signed_off_at and may(me(), "voice_report.reply"))
    if report.published_on is None and not early:
        abort(404)
    return report


@blueprint.get("")
@anyone
def reports() -> ResponseReturnValue:
    writes = may(me(), "voice_report.write")
    found = queries.all_reports()
    published = [report for report in found if report.published_on]
    return render_template(
        "scrutiny/voice_report/reports.html",
        published=published,
        contents=_contents(published[0]) if published else [],
        drafts=[report for report in found if not report.published_on] if writes else [],
        writes=writes, to_begin=_to_begin(found) if writes else None,
    )  # fmt: skip


def _to_begin(found: list[Report]) -> str | None:
    """This year, if nobody has begun its report."""
    year = years.year_of(clock.today())
    return None if year in {report.year for report in found} else year


@blueprint.get(YEAR)
@anyone
def whole(year: str) -> ResponseReturnValue:
    report = readable(year)
    return _page(report, None)


@blueprint.get(f"{YEAR}/<part>")
@anyone
def part(year: str, part: str) -> ResponseReturnValue:
    report = readable(year)
    if part not in [slug for slug, _sections in outline(report)]:
        abort(404)
    return _page(report, part)


def _page(report: Report, only: str | None) -> ResponseReturnValue:
    parts = outline(report)
    slugs = [slug for slug, _sections in parts]
    here = slugs.index(only) if only else None
    contents = _contents(report, only)
    following = contents[here + 1] if here is not None and here + 1 < len(contents) else None
    return render_template(
        "scrutiny/voice_report/report.html",
        report=report, parts=parts_of(report, only), only=only, contents=contents, following=following,
        can_make_pdf=can_make_pdf(),
    )  # fmt: skip


def _contents(report: Report, only: str | None = None) -> list[dict[str, Any]]:
    return [
        {
            "label": sections[0].title or report.title,
            "url": url_for("voice_report.part", year=report.year, part=slug),
            "is_current": slug == only,
        }
        for slug, sections in outline(report)
    ]


@blueprint.get(f"{YEAR}.pdf")
@anyone
@limiter.limit("20 per minute")
def pdf(year: str) -> ResponseReturnValue:
    report = readable(year)
    large = request.args.get("print") == "large"
    if not can_make_pdf():
        return redirect(url_for(".whole", year=report.year))
    stored = report.large_paper if large else report.paper
    content = path_of(stored).read_bytes() if stored else paper.as_pdf(report, large=large)
    name = f"customer-voice-report-{report.year}{'-large-print' if large else ''}.pdf"
    return Response(
        content, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@blueprint.get(f"{YEAR}/figures.csv")
@anyone
def figures_csv(year: str) -> ResponseReturnValue:
    """The figures as they were frozen."""
    report = readable(year)
    if report.signed_off_at is None:
        abort(404)
    heads = [
        _("Part"), _("Figure"), _("What it is"), _("As printed"), _("Value"), _("Unit"), _("How many it is of"),
        _("At least"), _("At most"), _("As it stood on"), _("Kept from when it was written"), _("How it was counted"),
    ]  # fmt: skip
    rows = (
        [
            part, one["key"], one["title"], one["text"], one["value"], one["unit"], one["base"], one["low"],
            one["high"], binding.as_at(one), _("yes") if one.get("is_kept") else "", one["how"],
        ]
        for part, one in figures_of(report)
    )  # fmt: skip
    name = f"customer-voice-report-{report.year}.csv"
    return Response(
        as_csv(heads, rows),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
