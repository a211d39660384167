"""The committee's meetings: for everybody to read, for the chair to plan and write up."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone, me, needs
from core.database import db, saving
from core.forms.base import tidy
from core.templating import say
from scrutiny.committees import queries, services
from scrutiny.committees.forms import PlanForm, WriteUpForm
from scrutiny.committees.models import Meeting

blueprint = Blueprint("meetings", __name__, url_prefix="/meetings")
LONGEST_NOTE = 2000


@blueprint.get("")
@anyone
def all_meetings() -> ResponseReturnValue:
    today, found = clock.today(), queries.meetings()
    return render_template(
        "scrutiny/committees/meetings.html",
        coming=[each for each in reversed(found) if each.on >= today],
        past=[each for each in found if each.on < today],
        next_in_words=queries.next_in_words(today), members=queries.members(),
    )  # fmt: skip


@blueprint.route("/new", methods=["GET", "POST"])
@needs("committees.plan")
def new() -> ResponseReturnValue:
    form = PlanForm.from_request()
    if form.submitted():
        answers = form.answers
        lines = [line.strip() for line in (answers.pop("agenda") or "").splitlines() if line.strip()]
        with form.explaining(), saving():
            meeting = services.plan_meeting(**answers, by=me())
            for line in lines:
                services.add_item(meeting, line, by=me())
            say("good", _("Planned. Everybody can see when you meet."))
            return redirect(url_for(".all_meetings"))
    return render_template("scrutiny/committees/plan.html", form=form)


@blueprint.route("/<int:meeting_id>", methods=["GET", "POST"])
@needs("committees.plan")
def write_up(meeting_id: int) -> ResponseReturnValue:
    meeting = db.get_or_404(Meeting, meeting_id)
    form = WriteUpForm.from_request(present=meeting.present, apologies=meeting.apologies)
    if form.submitted():
        with form.explaining(), saving():
            for item in meeting.items:
                services.note(
                    item, was_said=_typed(f"said-{item.number}"), decided=_typed(f"decided-{item.number}"),
                    who=_typed(f"who-{item.number}"), by=me(),
                )  # fmt: skip
            services.write_up(meeting, **form.answers, by=me())
            say("good", _("Saved. Everybody can read it."))
            return redirect(url_for(".all_meetings"))
    return render_template("scrutiny/committees/write_up.html", form=form, meeting=meeting)


def _typed(name: str) -> str:
    return tidy(request.form.get(name, ""))[:LONGEST_NOTE]
