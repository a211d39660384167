"""Building a survey, for staff: words, questions, opening, closing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock, settings
from core.access import me, needs
from core.database import saving
from core.errors import Refused
from core.forms import BaseForm
from core.slugs import free_slug
from core.templating import say
from surveys.questionnaires import building, queries, services
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.forms import (
    ClosingForm,
    DetailsForm,
    NewSurveyForm,
    OpenForm,
    QuestionForm,
    SectionForm,
    WhenForm,
)
from surveys.questionnaires.models import Survey
from surveys.questionnaires.question_types import kinds

blueprint = Blueprint("questionnaires", __name__)
BUILD = "questionnaires.build"


@blueprint.get("/manage/surveys")
@needs("questionnaires.see")
def surveys() -> ResponseReturnValue:
    return render_template("surveys/questionnaires/surveys.html", surveys=queries.surveys())


@blueprint.route("/manage/surveys/new", methods=["GET", "POST"])
@needs(BUILD)
def new() -> ResponseReturnValue:
    form = NewSurveyForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            ready = form.start_with.data if form.start_with.data != "blank" else None
            made = services.new_survey(
                title=form.title.data, slug=free_slug(Survey, form.title.data), ready_set=ready, by=me()
            )
            return redirect(_home(made))
    return render_template("surveys/questionnaires/new.html", form=form)


@blueprint.route("/manage/surveys/<slug>/details", methods=["GET", "POST"])
@needs(BUILD)
def details(slug: str) -> ResponseReturnValue:
    survey = _draft(slug)
    form = DetailsForm.from_request(
        title=survey.title, intro=survey.intro, thanks=survey.thanks, pages=survey.draft["pages"]
    )
    if form.submitted():
        with form.explaining(), saving():
            building.change_details(survey, **form.answers, by=me())
            say("good", _("The words are saved."))
            return redirect(_home(survey))
    return render_template("surveys/questionnaires/details.html", form=form, survey=survey)


@blueprint.route("/manage/surveys/<slug>/questions", methods=["GET", "POST"])
@needs(BUILD)
def questions(slug: str) -> ResponseReturnValue:
    survey = _named(slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            _change_order(survey, request.form.get("do", ""))
            return redirect(url_for(".questions", slug=slug))
    return render_template(
        "surveys/questionnaires/questions.html",
        survey=survey, form=form, kinds=kinds, is_draft=survey.opens_at is None,
        problems=definitions.problems(survey.draft), wording=_wording(survey),
    )  # fmt: skip


def _wording(survey: Survey) -> dict[str, str]:
    """Each question's words as they will be asked, with the landlord's name in its place."""
    asked = definitions.frozen(survey.draft, settings.get("landlord.name"))
    return {one["key"]: one["text"] for one in definitions.questions(asked)}


def _change_order(survey: Survey, asked: str) -> None:
    what, _colon, key = asked.partition(":")
    if what in {"up", "down"}:
        building.move_question(survey, key, up=what == "up", by=me())
    elif what == "remove":
        building.remove_question(survey, key, by=me())
    elif what == "everybody":
        building.ask_only_after(survey, key, question=None, answers=[], by=me())
    else:
        raise Refused(_("Choose what to do with the question."))


@blueprint.route("/manage/surveys/<slug>/questions/add", methods=["GET", "POST"])
@needs(BUILD)
def add_question(slug: str) -> ResponseReturnValue:
    survey = _draft(slug)
    form = QuestionForm(sections=_sections(survey), section=survey.draft["sections"][-1]["key"])
    form.refusals = []
    if form.submitted():
        with form.explaining(), saving():
            building.add_question(survey, **form.said(), by=me())
            say("good", _("The question is added."))
            return redirect(url_for(".questions", slug=slug))
    return render_template("surveys/questionnaires/question_form.html", form=form, survey=survey, key=None)


@blueprint.route("/manage/surveys/<slug>/questions/<key>", methods=["GET", "POST"])
@needs(BUILD)
def question(slug: str, key: str) -> ResponseReturnValue:
    survey = _draft(slug)
    one = definitions.question(survey.draft, key) or abort(404)
    start: dict[str, Any] = dict(one, choices="\n".join(one.get("choices") or []))
    form = QuestionForm(data=start)
    form.refusals = []
    if form.submitted():
        with form.explaining(), saving():
            building.change_question(survey, key, **form.said(), by=me())
            say("good", _("The question is saved."))
            return redirect(url_for(".questions", slug=slug))
    return render_template("surveys/questionnaires/question_form.html", form=form, survey=survey, key=key)


@blueprint.route("/manage/surveys/<slug>/questions/<key>/when", methods=["GET", "POST"])
@needs(BUILD)
def when(slug: str, key: str) -> ResponseReturnValue:
    """First choose the earlier question (`?after=`), then its answers."""
    survey = _draft(slug)
    one = definitions.question(survey.draft, key) or abort(404)
    earlier = _earlier_with_choices(survey, key)
    after = next((q for q in earlier if q["key"] == request.args.get("after")), None)
    form = WhenForm.from_request()
    if after:
        form.answers_given.choices = [(words, words) for words in after["choices"]]
        if form.submitted():
            with form.explaining(), saving():
                building.ask_only_after(
                    survey, key, question=after["key"], answers=form.answers_given.data, by=me()
                )
                return redirect(url_for(".questions", slug=slug))
    return render_template(
        "surveys/questionnaires/when.html",
        form=form if after else None, survey=survey, one=one, earlier=earlier, after=after,
    )  # fmt: skip


@blueprint.route("/manage/surveys/<slug>/sections", methods=["GET", "POST"])
@needs(BUILD)
def add_section(slug: str) -> ResponseReturnValue:
    survey = _draft(slug)
    form = SectionForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            building.add_section(survey, form.title.data, by=me())
            return redirect(url_for(".questions", slug=slug))
    return render_template("surveys/questionnaires/section.html", form=form, survey=survey)


@blueprint.route("/manage/surveys/<slug>/open", methods=["GET", "POST"])
@needs(BUILD)
def open_survey(slug: str) -> ResponseReturnValue:
    survey = _on_its_own(slug)
    form = OpenForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.open_survey(
                survey,
                promise=form.promise.data,
                closes_at=clock.end_of(form.closes_on.data),
                has_open_link=form.has_open_link.data,
                by=me(),
            )
            say("good", _("The survey is open."))
            return redirect(_home(survey))
    return render_template("surveys/questionnaires/open.html", form=form, survey=survey)


@blueprint.route("/manage/surveys/<slug>/close", methods=["GET", "POST"])
@needs(BUILD)
def close(slug: str) -> ResponseReturnValue:
    """Close it today, or give people until another day."""
    survey = _on_its_own(slug)
    form, now_form = ClosingForm(prefix="later"), BaseForm.from_request()
    form.refusals = []
    if request.form.get("do") == "now" and now_form.submitted():
        with now_form.explaining(), saving():
            services.close_survey(survey, by=me())
            say("good", _("The survey is closed."))
            return redirect(_home(survey))
    elif form.submitted():
        with form.explaining(), saving():
            services.change_closing(survey, clock.end_of(form.closes_on.data), by=me())
            say("good", _("The last day is changed."))
            return redirect(_home(survey))
    return render_template("surveys/questionnaires/close.html", form=form, survey=survey)


def _named(slug: str) -> Survey:
    return queries.survey_named(slug) or abort(404)


def _on_its_own(slug: str) -> Survey:
    """Questions made for something else, such as a consultation, are opened and closed there, by its rules."""
    survey = _named(slug)
    if survey.made_for != "survey":
        abort(404)
    return survey


def _draft(slug: str) -> Survey:
    survey = _named(slug)
    if survey.opens_at is not None:
        raise Refused(_("This survey was opened. Its questions are fixed."))
    return survey


def _home(survey: Survey) -> str:
    return url_for("fieldwork.manage_survey", slug=survey.slug)


def _sections(survey: Survey) -> list[tuple[str, str]]:
    return [
        (section["key"], section["title"] or _("Part %(number)s", number=number))
        for number, section in enumerate(survey.draft["sections"], 1)
    ]


def _earlier_with_choices(survey: Survey, key: str) -> list[dict[str, Any]]:
    found = []
    for one in definitions.questions(survey.draft):
        if one["key"] == key:
            break
        whole = definitions.complete(one)
        if whole.get("choices"):
            found.append(whole)
    return found
