"""What everybody sees: topics, projects with their week, reports as pages and PDFs."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone, me
from core.documents import can_make_pdf, pdf
from core.files.services import path_of
from core.limits import limiter
from core.settings import landlord
from scrutiny.committees import queries as committees
from scrutiny.projects import queries, telling
from scrutiny.projects.models import Evidence, EvidenceKind, Project

blueprint = Blueprint("scrutiny", __name__, url_prefix="/scrutiny")


@blueprint.get("")
@anyone
def all_projects() -> ResponseReturnValue:
    today = clock.today()
    told = [telling.tell(project, today) for project in queries.all_projects()]
    return render_template(
        "scrutiny/projects/all.html",
        under_way=sorted((t for t in told if not t.project.published_on), key=lambda t: t.project.due_on),
        published=[t for t in told if t.project.published_on],
        counts=queries.counts([t.project for t in told]), topics=queries.shown_topics(),
        topic_words=telling.topic_words, next_meeting=committees.next_in_words(today),
        project_of=queries.project_of,
    )  # fmt: skip


@blueprint.get("/projects/<slug>")
@anyone
def project(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    page = "report" if found.published_on else "under_way"
    return render_template(f"scrutiny/projects/{page}.html", can_make_pdf=can_make_pdf(), **shown(found))


@blueprint.get("/projects/<slug>.pdf")
@anyone
@limiter.limit("30 per 15 minutes")
def as_pdf(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    if not found.published_on:
        abort(404)
    if not can_make_pdf():
        abort(503, _("This copy cannot make PDFs. Open the page and print it instead."))
    html = render_template("documents/scrutiny/projects/report.html", **shown(found))
    return Response(
        pdf(html), mimetype="application/pdf",
        headers={"Content-Disposition": f"inline; filename={found.slug}.pdf"},
    )  # fmt: skip


@blueprint.get("/projects/<slug>/evidence/<int:number>")
@anyone
def evidence_file(slug: str, number: int) -> ResponseReturnValue:
    """A file the panel gathered: for everybody once published, and before that for the panel alone."""
    found = _found(slug)
    evidence = next((each for each in found.evidence if each.number == number), None)
    if evidence is None or evidence.file is None or not (found.published_on or _is_on_the_panel(found)):
        abort(404)
    picture = evidence.file.media_type.startswith("image/")
    return send_file(
        path_of(evidence.file), mimetype=evidence.file.media_type, as_attachment=not picture,
        download_name=evidence.file.name,
    )  # fmt: skip


def _is_on_the_panel(project: Project) -> bool:
    account = me()
    return account is not None and account.id in {member.account_id for member in project.panel}


def _found(slug: str) -> Project:
    found = queries.by_slug(slug)
    if found is None:
        abort(404)
    return found


def shown(project: Project) -> dict[str, Any]:
    """What a report's page, its preview and its PDF need."""
    today = clock.today()
    return {
        "project": project, "told": telling.tell(project, today), "today": today, "landlord": landlord(),
        "late_words": {each.number: telling.lateness_words(each, today) for each in project.recommendations},
        "figures_today": {each.number: telling.figure_today(each.figure) for each in project.evidence if each.figure},
        "looks_again_on": queries.to_look_at_again(project), "telling": telling, "kinds": EvidenceKind,
        "contents": contents(project), "is_picture": _is_picture,
    }  # fmt: skip


def _is_picture(evidence: Evidence) -> bool:
    return evidence.file is not None and evidence.file.media_type.startswith("image/")


def contents(project: Project) -> list[dict[str, Any]]:
    """The parts of a report, for its trail."""
    parts = [
        ("question", _("What we asked")),
        ("found", _("What we found")),
        ("evidence", _("What we looked at")),
    ]
    if project.recommendations:
        parts.insert(2, ("recommendations", _("What we ask for")))
    if project.report.thanks:
        parts.append(("thanks", _("Thank you")))
    return [{"label": label, "url": f"#{anchor}"} for anchor, label in parts]
