"""The committee's first page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import needs
from core.documents import can_make_pdf, pdf
from core.figures import Figure, UnknownFigure, work_out
from core.limits import limiter
from engagement.actions import queries as actions
from engagement.promises import cards as scorecard
from engagement.promises.keeping import Keeping
from scrutiny.committees.queries import next_in_words
from scrutiny.dashboard import queries
from scrutiny.projects import queries as projects
from scrutiny.projects.weeks import week_on

blueprint = Blueprint("dashboard", __name__)
COMPLAINTS = (
    "complaints_received",
    "complaints_open",
    "complaints_late",
    "stage1_in_time",
    "stage2_in_time",
    "upheld",
)


@blueprint.get("/dashboard")
@needs("dashboard.see")
def this_week() -> ResponseReturnValue:
    return render_template("scrutiny/dashboard/this_week.html", can_make_pdf=can_make_pdf(), **shown())


@blueprint.get("/dashboard.pdf")
@needs("dashboard.see")
@limiter.limit("30 per 15 minutes")
def papers() -> ResponseReturnValue:
    """The same as papers for a meeting."""
    if not can_make_pdf():
        abort(503, _("This copy cannot make PDFs. Open the page and print it instead."))
    html = render_template("documents/scrutiny/dashboard/papers.html", **shown())
    return Response(
        pdf(html), mimetype="application/pdf",
        headers={"Content-Disposition": f"inline; filename=papers-{clock.today().isoformat()}.pdf"},
    )  # fmt: skip


def shown() -> dict[str, Any]:
    """What the page and the papers show."""
    today = clock.today()
    cards = scorecard.cards()
    sayings, themes = queries.what_customers_say(today)
    waiting = actions.waiting_for_the_committee()
    late = [action for action in actions.late(today) if action.published_on]
    return {
        "next_meeting": next_in_words(today),
        "cards": cards,
        "counts": scorecard.counted(cards),
        "Keeping": Keeping,
        "sayings": sayings,
        "themes": themes,
        "waiting": waiting[:4],
        "waiting_count": len(waiting),
        "late": late[:3],
        "late_count": len(late),
        "projects": [(project, week_on(project.commissioned_on, today)) for project in projects.under_way()],
        "complaints": [(name, figure) for name in COMPLAINTS if (figure := _figure(f"feedback.{name}"))],
    }


def _figure(name: str) -> Figure | None:
    try:
        return work_out(name, since=(clock.today() - timedelta(days=365)).isoformat())
    except UnknownFigure:
        return None
