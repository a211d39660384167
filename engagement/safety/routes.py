"""Where a person judges what was heard."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.access.permissions import may, why_not
from core.database import db, saving
from core.errors import NotAllowed
from core.templating import say
from engagement.safety import queries, services
from engagement.safety.forms import JudgeForm
from engagement.safety.kinds import kind_names
from engagement.safety.models import Alert

blueprint = Blueprint("alerts", __name__, url_prefix="/manage/alerts")


@blueprint.get("")
@needs("safety.judge")
def all_alerts() -> ResponseReturnValue:
    waiting = queries.visible_to(me(), queries.open_alerts())
    hidden = queries.count_open() - len(waiting)
    return render_template(
        "engagement/safety/alerts.html",
        waiting=waiting, judged=queries.visible_to(me(), queries.judged_alerts()), hidden=hidden,
        hour_of=queries.hour_of, now=clock.now(), names=kind_names(),
    )  # fmt: skip


@blueprint.route("/<int:alert_id>", methods=["GET", "POST"])
@needs("safety.judge")
def alert(alert_id: int) -> ResponseReturnValue:
    found = db.get_or_404(Alert, alert_id)
    if found.is_sensitive and not may(me(), "safety.sensitive"):
        raise NotAllowed(why_not("safety.sensitive"))
    form = JudgeForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.judge(found, **form.answers, by=me())
            say("good", _("Thank you. Your judgement is kept."))
            return redirect(url_for(".all_alerts"))
    return render_template(
        "engagement/safety/alert.html",
        alert=found, form=form, hour=queries.hour_of(found), now=clock.now(), names=kind_names(),
    )  # fmt: skip
