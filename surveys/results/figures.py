"""The figures of surveys, by name."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from core import clock
from core.database import db
from core.figures import Figure, UnknownFigure, name_figure
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named
from surveys.results.question_results import QuestionResult
from surveys.results.survey_results import SurveyResults, comparisons, published_results, results

TSM_SET = "tsm"
YEAR = re.compile(r"(\d{4})(?:-\d{2})?")


def name_them() -> None:
    name_figure("results.responses", _l("How many answered a survey."), responses)
    name_figure(
        "results.response_rate", _l("The share of homes asked that answered a survey."), response_rate
    )
    name_figure("results.satisfaction", _l("The share who are satisfied, or agree."), satisfaction)
    name_figure("results.change", _l("Whether a share moved since the survey before."), change)
    name_figure("results.tsm", _l("A Tenant Satisfaction Measure, for a year such as 2026-27."), measure)


def responses(survey: str) -> Figure:
    found = _results(survey)
    n = found.response.answers
    return _figure(found, n, "count", _("All sets of answers, however they came."), base=n, is_held=n is None)


def response_rate(survey: str) -> Figure:
    found = _results(survey)
    rate = found.response.rate
    return _figure(
        found,
        rate,
        "share",
        _("Homes we asked that answered, of all homes we asked."),
        base=found.response.invited,
        is_held=rate is None and found.response.invited > 0,
    )


def satisfaction(survey: str, question: str) -> Figure:
    found = _results(survey)
    return _share(found, _scale(found, question))


def measure(question: str, year: str = "") -> Figure:
    """`year` is a financial year (2026-27), the one the survey closed in; the last closed survey without it."""
    found = results(_tsm_survey(year))
    return _share(found, _scale(found, question))


def change(survey: str, question: str) -> Figure:
    found = _results(survey)
    one = _scale(found, question)
    compared = comparisons(found).get(one.key)
    if compared is None:
        how = _("There is no earlier survey to compare with, or too few people answered one of them.")
        return _figure(found, None, "text", how, base=one.base, is_held=_is_held(one), title=one.text)
    how = (
        _(
            "The share of %(earlier)s beside the share of this survey. The test is the %(test)s.",
            earlier=compared.survey.title, test=compared.test,
        )
        if compared.test
        else _("Fewer than 30 people answered one of the two surveys.")
    )  # fmt: skip
    rows = [
        {"survey": name.slug, "share": one.share, "positive": one.positive, "base": one.base}
        for name, one in ((compared.survey, compared.before), (found.survey, compared.after))
    ]
    return _figure(
        found, compared.verdict.value, "text", how, base=one.base, title=one.text, rows=rows
    )  # fmt: skip


def financial_year(day: date) -> str:
    """The year from April to March that a day is in.

    >>> financial_year(date(2027, 3, 31)), financial_year(date(2027, 4, 1))
    ('2026-27', '2027-28')
    """
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"


def tsm_surveys() -> dict[str, Survey]:
    """The survey of each financial year, by the year it closes in: the last to close where there are several."""
    wanted = select(Survey).where(
        Survey.ready_set == TSM_SET, Survey.made_for == "survey", Survey.opens_at.is_not(None)
    )
    return {
        financial_year(clock.in_london(one.closes_at).date()): one
        for one in db.session.scalars(wanted.order_by(Survey.closes_at))
        if one.closes_at is not None
    }


def _tsm_survey(year: str) -> Survey:
    found = tsm_surveys()
    if year:
        match = YEAR.fullmatch(year.replace("/", "-"))
        wanted = financial_year(date(int(match[1]), 4, 1)) if match and int(match[1]) else None
        if wanted not in found:
            raise UnknownFigure(f"There is no survey of the measures for {year}. Write a year as 2026-27.")
        return found[wanted]
    closed = [one for one in found.values() if one.state() == "closed"]
    if not closed:
        raise UnknownFigure("No survey of the measures has closed yet.")
    return closed[-1]


def _results(slug: str) -> SurveyResults:
    survey = survey_named(slug)
    if survey is None or survey.opens_at is None:
        raise UnknownFigure(f"There is no survey called “{slug}” that was opened.")
    return results(survey)


def _scale(found: SurveyResults, name: str) -> QuestionResult:
    one = found.question(name)
    if one is None:
        raise UnknownFigure(f"The survey “{found.survey.slug}” has no question “{name}”.")
    if not one.is_scale:
        raise UnknownFigure(f"The question “{name}” does not ask how satisfied people are.")
    return one


def _share(found: SurveyResults, one: QuestionResult) -> Figure:
    is_agreement = one.kind == "agreement"
    how = (
        _("Those who agree, of all who gave one of the five answers.")
        if is_agreement
        else _("Those who are very or fairly satisfied, of all who gave one of the five answers.")
    )
    margin: dict[str, Any] = {}
    if found.is_sample and one.low is not None and one.high is not None:
        margin = {"low": Fraction(one.low), "high": Fraction(one.high)}
        how = _("%(how)s The range is Wilson's, at 95%%.", how=how)
    rows = [{"answer": cell.words, "count": cell.count, "share": cell.share} for cell in one.cells]
    return _figure(
        found, one.share, "share", how, base=one.base, is_held=_is_held(one), title=one.text, rows=rows, **margin
    )  # fmt: skip


def _is_held(one: QuestionResult) -> bool:
    """Held back is not the same as nobody having answered."""
    return one.share is None and one.base != 0


def _figure(
    found: SurveyResults, value: Any, unit: str, how: str, *, is_held: bool = False, **more: Any
) -> Figure:
    path = "/surveys" if published_results(found.survey) else "/manage/surveys"
    more.setdefault("title", found.survey.title)
    return Figure(
        value, unit, found.as_at, how, held_back=is_held, link=f"{path}/{found.survey.slug}/results", **more
    )
