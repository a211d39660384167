"""The pages of results: for staff and the committee, and for everybody once they are published."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import anyone, me, needs
from core.database import saving
from core.forms import BaseForm
from core.templating import say
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named
from surveys.results import exports, services
from surveys.results.cards import cards
from surveys.results.figures import TSM_SET
from surveys.results.forms import pack_form, words_by_letter
from surveys.results.models import PublishedResults, TsmPack
from surveys.results.pack import items
from surveys.results.survey_results import (
    SurveyResults,
    all_published,
    published_results,
    results,
    results_as_published,
)

blueprint = Blueprint("results", __name__)
SEE, PUBLISH, ANSWERS = "results.see", "results.publish", "results.answers"


@blueprint.get("/manage/surveys/<slug>/results")
@needs(SEE)
def manage_results(slug: str) -> ResponseReturnValue:
    survey = _opened(slug)
    return _page(results(survey), is_public=False, pack=services.pack_of(survey))


@blueprint.get("/surveys/<slug>/results")
@anyone
def public_results(slug: str) -> ResponseReturnValue:
    published = _published(slug)
    pack = services.pack_of(published.survey)
    return _page(results_as_published(published), is_public=True, pack=pack)


def _page(found: SurveyResults, *, is_public: bool, pack: TsmPack | None) -> str:
    return render_template(
        "surveys/results/results.html",
        found=found, survey=found.survey, cards=cards(found, is_public=is_public), is_public=is_public, form=BaseForm(),
        published=published_results(found.survey), has_pack=pack is not None and pack.published_at is not None,
        is_measured=found.survey.ready_set == TSM_SET, themes_url=url_for("themes.all_themes" if is_public else "manage_themes.workbench"),
    )  # fmt: skip


@blueprint.get("/results")
@anyone
def published() -> ResponseReturnValue:
    """Every survey whose results are published, the newest first."""
    return render_template("surveys/results/published.html", published=all_published())


@blueprint.get("/manage/surveys/<slug>/results.csv")
@needs(SEE)
def manage_counts(slug: str) -> ResponseReturnValue:
    survey = _opened(slug)
    return _csv(exports.counts_csv(results(survey)), f"{slug}-results.csv")


@blueprint.get("/surveys/<slug>/results.csv")
@anyone
def public_counts(slug: str) -> ResponseReturnValue:
    return _csv(exports.counts_csv(results_as_published(_published(slug))), f"{slug}-results.csv")


@blueprint.route("/manage/surveys/<slug>/results/publish", methods=["GET", "POST"])
@needs(PUBLISH)
def publish(slug: str) -> ResponseReturnValue:
    survey = _opened(slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            if request.form.get("do") == "take-down":
                services.take_down_results(survey, by=me())
                say("good", _("The results are taken down."))
            else:
                services.publish_results(survey, by=me())
                say("good", _("Everybody can see the results now."))
            return redirect(url_for(".manage_results", slug=slug))
    before = published_results(survey)
    has_new = before is not None and before.answers != fieldwork.counts(survey).answers
    return render_template(
        "surveys/results/publish.html", survey=survey, form=form, published=before, has_new=has_new
    )


@blueprint.route("/manage/surveys/<slug>/answers", methods=["GET", "POST"])
@needs(ANSWERS)
def answers(slug: str) -> ResponseReturnValue:
    """Say what the file is before giving it. Taking it is written in the log, so it is sent for by a button."""
    survey = _opened(slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            file = exports.answers_csv(survey)
            services.note_answers_taken(survey, by=me())
            return _csv(file, f"{slug}-answers.csv")
    return render_template("surveys/results/answers.html", survey=survey, form=form)


@blueprint.route("/manage/surveys/<slug>/approach", methods=["GET", "POST"])
@needs(PUBLISH)
def manage_approach(slug: str) -> ResponseReturnValue:
    """What must be published about how the measures were asked, and a form for what only the landlord knows."""
    survey = _measured(slug)
    pack = services.pack_of(survey)
    parts = items(survey, pack.words if pack else {})
    form = pack_form(parts)
    if form.submitted():
        with form.explaining(), saving():
            services.write_pack(survey, words_by_letter(form), by=me())
            say("good", _("Your words are saved."))
            return redirect(url_for(".manage_approach", slug=slug))
    return _approach("surveys/results/manage_approach.html", survey, parts=parts, pack=pack, form=form)


@blueprint.post("/manage/surveys/<slug>/approach/publish")
@needs(PUBLISH)
def publish_approach(slug: str) -> ResponseReturnValue:
    survey = _measured(slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.publish_pack(survey, by=me())
            say("good", _("Everybody can see how you asked now."))
            return redirect(url_for(".manage_approach", slug=slug))
    pack = services.pack_of(survey)
    parts = items(survey, pack.words if pack else {})
    shown = pack_form(parts)
    shown.refusals = form.refusals
    return _approach("surveys/results/manage_approach.html", survey, parts=parts, pack=pack, form=shown)


@blueprint.get("/surveys/<slug>/approach")
@anyone
def public_approach(slug: str) -> ResponseReturnValue:
    survey = _measured(slug)
    pack = services.pack_of(survey)
    if pack is None or pack.published_at is None:
        abort(404)
    return _approach("surveys/results/approach.html", survey, parts=items(survey, pack.words), pack=pack)


def _approach(template: str, survey: Survey, **context: Any) -> str:
    asked = [definitions.complete(one) for one in definitions.questions(survey.version.definition)]
    return render_template(template, survey=survey, questions=asked, **context)


def _opened(slug: str) -> Survey:
    survey = survey_named(slug)
    if survey is None or survey.opens_at is None:
        abort(404)
    return survey


def _measured(slug: str) -> Survey:
    survey = _opened(slug)
    if survey.ready_set != TSM_SET:
        abort(404)
    return survey


def _published(slug: str) -> PublishedResults:
    survey = survey_named(slug)
    return (published_results(survey) if survey else None) or abort(
        404, _("These results are not published.")
    )


def _csv(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
