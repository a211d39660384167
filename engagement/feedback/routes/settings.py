"""The page where an administrator sets targets for complaints, each from a day on."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import settings
from core.access import me, needs
from core.database import saving
from core.errors import Refused
from core.settings.services import forget
from core.templating import say
from engagement.feedback.settings_form import ComplaintSettingsForm

blueprint = Blueprint("complaint_settings", __name__)


@blueprint.route("/manage/settings/complaints", methods=["GET", "POST"])
@needs("settings.change")
def complaints() -> ResponseReturnValue:
    form = ComplaintSettingsForm.from_request(**ComplaintSettingsForm.values())
    if form.submitted():
        with form.explaining(), saving():
            for question, name, value in form.changes():
                try:
                    settings.change(name, value, by=me(), from_on=form.day)
                except Refused as refused:
                    forget()
                    raise Refused(refused.sentence, field=question) from refused
            say("good", _("Saved."))
            return redirect(url_for(".complaints"))
    return render_template("engagement/feedback/settings.html", form=form)
