"""Results as CSV: the counts as they are shown, and the answers themselves for staff who may have them.

The answers carry no day, no channel, no key and no free text, and are sorted
by their content, so that their order says nothing. A row of many answers may
still be one of a kind; who may take them is a permission of its own, and each
copy is in the log.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from analysis.disclosure.one_way import SMALLEST_BASE
from analysis.estimates.tsm import shown
from core.errors import Refused
from core.spreadsheets import as_csv
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey
from surveys.questionnaires.question_types import kinds
from surveys.results.question_results import QuestionResult
from surveys.results.survey_results import SurveyResults

HEADS = ("question", "code", "text", "answer", "count", "base", "share", "low", "high")
HIDDEN = "hidden"


def counts_csv(found: SurveyResults) -> bytes:
    """Every count and share, hidden where the page hides them."""
    rows: list[list[Any]] = []
    for one in found.questions:
        named = [one.key, one.code, one.text]
        if one.is_text:
            rows.append([*named, "comments", _count(one.base), _count(one.base), "", "", ""])
            continue
        rows += [
            [*named, c.words, _count(c.count), _count(one.base), _percent(c.share), "", ""] for c in one.cells
        ]
        if one.is_scale:
            rows.append(_positive(one, named, found.is_sample))
    return as_csv(HEADS, rows)


def _positive(one: QuestionResult, named: list[Any], is_sample: bool) -> list[Any]:
    words = "agree" if one.kind == "agreement" else "satisfied"
    margin = [f"{100 * end:.1f}" for end in (one.low, one.high) if is_sample and end is not None]
    return [
        *named, words, _count(one.positive), _count(one.base), _percent(one.share), *(margin or ["", ""]),
    ]  # fmt: skip


def answers_csv(survey: Survey) -> bytes:
    """What was chosen, a row for each who answered, with no text.

    Raises Refused while people can still answer, and with fewer than 10 answers.
    """
    if survey.state() != "closed" or survey.version is None:
        raise Refused(_("Wait until the survey has closed. Then nobody can see one answer arrive."))
    responses = list(fieldwork.responses(survey))
    if len(responses) < SMALLEST_BASE:
        raise Refused(_("Fewer than 10 people answered. We keep what they said private."))
    asked = [
        one for one in definitions.questions(survey.version.definition) if not kinds[one["kind"]].is_text
    ]
    rows = [[_cell(response.answers.get(one["key"])) for one in asked] for response in responses]
    return as_csv(
        [one["code"] or one["key"] for one in asked], sorted(rows, key=lambda row: [*map(str, row)])
    )


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def _count(n: int | None) -> Any:
    return HIDDEN if n is None else n


def _percent(share: Any) -> str:
    return "" if share is None else shown(100 * share)
