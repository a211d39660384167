"""The survey as customers will see it, for staff. Nothing is kept."""

from __future__ import annotations

from datetime import timedelta

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from core import clock, settings
from core.access import needs
from core.errors import Refused
from surveys.fieldwork import drawing, state
from surveys.fieldwork.routes import blueprint
from surveys.fieldwork.sheets import Sheet
from surveys.fieldwork.state import START
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import validating
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named


@blueprint.route("/manage/surveys/<slug>/preview", methods=["GET", "POST"])
@needs("questionnaires.see")
def preview(slug: str) -> ResponseReturnValue:
    sheet = _sheet(survey_named(slug) or abort(404))
    if not sheet.pages:
        raise Refused("Add a question first.")
    if request.method == "GET":
        return _page(sheet, state.fresh().at(0, {}))
    here, _good = state.read(sheet, request.form.get("form_token"))
    keys = sheet.pages[here.page] if here.page >= 0 else ()
    answers, _errors = validating.compile(sheet)(request.form, only=keys, earlier=here.answers)
    if request.form.get("go") == "back":
        return _page(sheet, here.at(max(0, state.page_before(sheet, here.page, answers)), answers))
    onward = state.next_page(sheet, here.page, answers)
    if onward is None or request.form.get("go") == "later":
        return render_template("surveys/fieldwork/previewed.html", sheet=sheet)
    return _page(sheet, here.at(onward, answers))


def _page(sheet: Sheet, here: state.State) -> str:
    page = max(here.page, START + 1)
    return drawing.question_page(
        sheet, page, token=state.written(sheet, here), answers=here.answers, errors={}, typed={},
        progress=state.progress(sheet, page, here.answers),
        is_last=state.next_page(sheet, page, here.answers) is None,
    )  # fmt: skip


def _sheet(survey: Survey) -> Sheet:
    frozen = definitions.frozen(survey.draft, settings.get("landlord.name"))
    moment = clock.now()
    return Sheet(
        survey.id, survey.slug, survey.title, survey.intro, survey.thanks, survey.made_for, survey.has_open_link,
        survey.opens_at or moment, survey.closes_at or moment + timedelta(days=14), 0,
        survey.promise.value if survey.promise else "anonymous", definitions.fingerprint(frozen), frozen,
        tuple(tuple(keys) for keys in definitions.pages(frozen)),
    )  # fmt: skip
