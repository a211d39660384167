"""Counts what was answered, once, from the answers themselves.

A tally is true and not safe to show: it holds small counts. Everything people
see comes through `question_results`, which hides them.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any

from sqlalchemy import func, select, text

from core.database import db
from engagement.voices.models import Remark, Voice
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey
from surveys.questionnaires.question_types import kinds


@dataclass(frozen=True)
class QuestionTally:
    """`people` gave any answer to the question; of several ticks each is counted in `counts`."""

    people: int
    counts: dict[str, int]


@dataclass(frozen=True)
class Tally:
    """Everything a survey's results are worked out from. `comments` counts texts by the question's key."""

    answers: int
    by_channel: dict[str, int]
    invited: int
    invited_answered: int
    questions: dict[str, QuestionTally]
    comments: dict[str, int]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Tally:
        """The tally that `as_data` gave."""
        questions = {key: QuestionTally(**one) for key, one in data["questions"].items()}
        return cls(**{**data, "questions": questions})


def count(survey: Survey) -> Tally:
    """Count a survey as it stands now.

    The counts of its questions are kept in the process until another answer
    comes: answers are only ever added, so their number says which they are.
    """
    counts = fieldwork.counts(survey)
    asked = list(definitions.questions(survey.version.definition)) if survey.version else []
    chosen = [one["key"] for one in asked if not kinds[one["kind"]].is_text]
    name = (str(db.engine.engine.url), survey.id)
    state = (survey.slug, survey.created_at, len(survey.versions), counts.answers)
    kept = _kept.get(name)
    if kept is None or kept[0] != state:
        kept = _kept[name] = (state, _questions(survey, chosen))
        if len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return Tally(
        answers=counts.answers,
        by_channel=counts.by_channel,
        invited=counts.invited,
        invited_answered=counts.answered,
        questions=kept[1],
        comments=_comments(survey, [one for one in asked if kinds[one["kind"]].is_text]),
    )


_kept: dict[tuple[Any, ...], tuple[tuple[Any, ...], dict[str, QuestionTally]]] = {}
KEPT = 200
TABLES = ("response", "confidential_response")

# How often each answer was given to each question, every answer as JSON: a quarter of the time
# that it takes to bring the answers here and count them.
GIVEN = {
    "sqlite": """
        SELECT each.key, CASE each.type WHEN 'array' THEN each.value ELSE json_quote(each.value) END, count(*)
        FROM {table} AS response, json_each(response.answers) AS each
        WHERE response.version_id = :version GROUP BY 1, 2""",
    "postgresql": """
        SELECT each.key, CAST(each.value AS text), count(*)
        FROM {table} AS response, json_each(response.answers) AS each
        WHERE response.version_id = :version GROUP BY 1, 2""",
}


def _questions(survey: Survey, keys: list[str]) -> dict[str, QuestionTally]:
    people: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for table, version in product(TABLES, survey.versions):
        wanted = text(GIVEN[db.engine.dialect.name].format(table=table))
        for key, given, n in db.session.execute(wanted, {"version": version.id}):
            value = json.loads(given)
            if key not in found or value is None or value == []:
                continue
            people[key] += n
            for words in value if isinstance(value, list) else [value]:
                found[key][str(words)] += n
    return {key: QuestionTally(people[key], dict(counts)) for key, counts in found.items()}


def _comments(survey: Survey, asked: list[dict[str, Any]]) -> dict[str, int]:
    if not asked:
        return {}
    wanted = (
        select(Remark.question, func.count())
        .join(Voice, Remark.voice_key == Voice.key)
        .where(Voice.source == survey.source, ~Voice.is_taken_back, Remark.text != "")
        .group_by(Remark.question)
    )
    by_wording: Counter[str] = Counter()
    for wording, n in db.session.execute(wanted):
        by_wording[wording] = n
    return {one["key"]: by_wording[one["text"]] for one in asked}
