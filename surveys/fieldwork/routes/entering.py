"""Staff write down what somebody said by phone or on paper, with the same questions and the same checks."""

from __future__ import annotations

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import needs
from core.database import saving
from core.errors import Refused
from core.forms import OldForm, read_token, write_token
from engagement.voices import codes
from surveys.fieldwork import services
from surveys.fieldwork.forms import EntryForm
from surveys.fieldwork.routes import blueprint
from surveys.questionnaires import validating
from surveys.questionnaires.blocks import questions_block
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named

ENTRY = "survey entry"


@blueprint.route("/manage/surveys/<slug>/enter", methods=["GET", "POST"])
@needs("fieldwork.enter")
def enter(slug: str) -> ResponseReturnValue:
    """Nobody has to answer a question on the telephone: what is left out counts as no answer."""
    survey = survey_named(slug) or abort(404)
    if survey.version is None or not survey.is_open:
        raise Refused(_("This survey is not open."))
    form = EntryForm.from_request()
    checker = validating.compile(survey.version)
    answers, errors = checker(request.form) if request.method == "POST" else ({}, {})
    typed = {key: request.form.getlist(key) for key in errors}
    errors = {key: said for key, said in errors.items() if any(typed[key])}
    if request.method == "POST" and form.validate() and not errors:
        with form.explaining():
            return _store(survey, form, answers)
    return render_template(
        "surveys/fieldwork/enter.html",
        survey=survey, form=form, answers=answers, errors=errors, token=_token(),
        block=questions_block(survey.version).filled(answers, errors=errors, typed=typed),
    )  # fmt: skip


def _store(survey: Survey, form: EntryForm, answers: dict[str, object]) -> ResponseReturnValue:
    if not answers:
        raise Refused(_("Write down at least one answer."))
    code = _code()
    with saving():
        stored = services.answer(
            survey.version, answers, code=code, channel=form.channel.data, token=form.link.data or None
        )
    return render_template("surveys/fieldwork/entered.html", survey=survey, code=stored.code)


def _token() -> str:
    """The same form sent twice is one answer here too: a new code only for a new form."""
    return write_token(ENTRY, _code())


def _code() -> str:
    try:
        return str(read_token(ENTRY, request.form.get("form_token")))
    except OldForm:
        return codes.new_code()
