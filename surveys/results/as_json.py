"""Results as plain data, for the command and for whoever reads its JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from analysis.estimates.tsm import shown
from surveys.results.comparing import Comparison
from surveys.results.question_results import QuestionResult
from surveys.results.survey_results import SurveyResults, comparisons


def as_data(found: SurveyResults) -> dict[str, Any]:
    """Shares are numbers from 0 to 1. None is what is hidden, or what there is nothing to say of."""
    survey, response = found.survey, found.response
    compared = comparisons(found)
    return {
        "survey": survey.slug,
        "title": survey.title,
        "state": survey.state(),
        "promise": survey.promise.value if survey.promise else None,
        "as_at": found.as_at.isoformat(),
        "answers": response.answers,
        "is_sample": found.is_sample,
        "response": {
            "invited": response.invited,
            "answered": response.invited_answered,
            "rate": _number(response.rate),
            "by_channel": response.by_channel,
        },
        "questions": [_question(one, compared.get(one.key)) for one in found.questions],
    }


def _question(one: QuestionResult, compared: Comparison | None) -> dict[str, Any]:
    named = {"key": one.key, "code": one.code, "text": one.text, "kind": one.kind, "base": one.base}
    if one.is_text:
        return named | {"comments": one.base}
    counted = named | {"counts": one.counts, "shares": {c.words: _number(c.share) for c in one.cells}}
    if one.kind == "zero_to_ten":
        return counted | {"groups": one.groups, "mean": _number(one.mean)}
    if not one.is_scale:
        return counted
    scale = counted | {
        "positive": one.positive,
        "share": _number(one.share),
        "low": one.low,
        "high": one.high,
        "interval": "Wilson, 95%",
        "score": shown(one.score) if one.score is not None else None,
        "change": _change(compared) if compared else None,
    }
    # Said only where it is not small: a hidden number here would follow from all answers less the base.
    return scale if one.not_in_base is None else scale | {"not_applicable": one.not_in_base}


def _change(compared: Comparison) -> dict[str, Any]:
    return {
        "since": compared.survey.slug,
        "before": _number(compared.before.share),
        "points": _number(compared.points),
        "verdict": compared.verdict.value,
        "test": compared.test or None,
        "p_value": compared.p_value,
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
