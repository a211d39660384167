"""Asking for news of a survey: an address on a page of its own, which leads to no answer."""

from __future__ import annotations

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import EmailField
from wtforms.validators import InputRequired, Length, Regexp

from core.access import anyone
from core.database import saving
from core.forms import OpenForm
from core.limits import limiter
from core.messages import Recipient
from engagement.voices.services import subscribe
from surveys.fieldwork import sheets
from surveys.fieldwork.routes import blueprint


class NewsForm(OpenForm):
    email = EmailField(
        _l("Your e-mail address"),
        validators=[
            InputRequired(_l("Give your e-mail address")),
            Length(max=200, message=_l("Give a shorter e-mail address")),
            Regexp(
                r"^[^@\s]+@[^@\s]+\.[^@\s]+$", message=_l("Give an e-mail address such as name@example.org")
            ),
        ],
    )


@blueprint.route("/surveys/<slug>/news", methods=["GET", "POST"])
@limiter.limit("20 per 15 minutes", methods=["POST"])
@anyone
def news(slug: str) -> ResponseReturnValue:
    g.light_page = True
    sheet = sheets.sheet_named(slug)
    if sheet is None:
        abort(404)
    form, done = NewsForm.from_request(), False
    if form.submitted():
        with form.explaining(), saving():
            subscribe(sheet.source, Recipient.by_email("", form.email.data))
            done = True
    return render_template(
        "surveys/fieldwork/news.html", form=None if done else form, done=done, title=sheet.title
    )
