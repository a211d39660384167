"""The landlord's right of reply. It shows the report and takes replies; it has no other verb."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import me, needs
from core.database import saving
from core.templating import say
from scrutiny.voice_report import queries, services
from scrutiny.voice_report.forms import ReplyForm
from scrutiny.voice_report.routes.public import YEAR
from scrutiny.voice_report.whole import outline, parts_of

blueprint = Blueprint("reply_to_voice_report", __name__, url_prefix="/manage/voice-report")


@blueprint.get("")
@needs("voice_report.reply")
def reports() -> ResponseReturnValue:
    signed_off = [report for report in queries.all_reports() if report.signed_off_at]
    return render_template(
        "scrutiny/voice_report/replies.html",
        reports=[(report, outline(report)) for report in signed_off],
    )


@blueprint.route(f"{YEAR}/<part>", methods=["GET", "POST"])
@needs("voice_report.reply")
def reply(year: str, part: str) -> ResponseReturnValue:
    report = queries.of_year(year)
    if report is None or report.signed_off_at is None:
        abort(404)
    shown = next(iter(parts_of(report, part)), None) or abort(404)
    earlier = shown.reply
    form = ReplyForm.from_request(words=earlier.words if earlier else "", who=earlier.who if earlier else "")
    if form.submitted():
        with form.explaining(), saving():
            services.reply(shown.head, **form.answers, by=me())
            say("good", _("Your reply stands under this part."))
            return redirect(url_for(".reports"))
    return render_template("scrutiny/voice_report/reply.html", report=report, part=shown, form=form)
