"""Anyone proposes a topic: no account, no cookie, no script."""

from __future__ import annotations

from flask import Blueprint, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import anyone
from core.database import saving
from core.errors import Refused
from core.forms import OldForm, read_token, write_token
from core.limits import limiter
from engagement.voices.codes import new_code
from scrutiny.projects import services
from scrutiny.projects.forms import ProposeForm
from scrutiny.projects.services.topics import topic_by_code

blueprint = Blueprint("propose_topic", __name__)
TOKEN = "propose a topic"  # noqa: S105 - the kind of form, not a secret


@blueprint.route("/scrutiny/propose", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per 15 minutes", methods=["POST"])
def propose() -> ResponseReturnValue:
    """The follow code travels in the form, signed, so that sending it twice is sending it once."""
    g.light_page = True
    form = ProposeForm.from_request()
    code, is_old = _code()
    if form.submitted() and not is_old:
        try:
            with saving():
                services.propose(**form.answers, code=code)
        except Refused as refused:
            if topic_by_code(code) is None:
                form.explain(refused)
                return _asked(form, code)
        return render_template("scrutiny/projects/proposed.html", code=code)
    if is_old:
        form.refusals.append(_("This page was open for a long time. Check it, and send it again."))
    return _asked(form, code)


def _asked(form: ProposeForm, code: str) -> str:
    return render_template("scrutiny/projects/propose.html", form=form, token=write_token(TOKEN, code))


def _code() -> tuple[str, bool]:
    """The code in the form, or a new one; and whether the form was too old to be trusted."""
    if request.method == "GET":
        return new_code(), False
    try:
        return read_token(TOKEN, request.form.get("form_token")), False
    except OldForm:
        return new_code(), True
