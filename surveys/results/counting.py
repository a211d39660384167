"""Counts what was answered, once, from the answers themselves.

A tally is true and not safe to show: it holds small counts. Everything people
see comes through `question_results`, which hides them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select

from core.database import db
from engagement.voices.models import Remark, Voice
from surveys.fieldwork import queries as fieldwork
from surveys.fieldwork.queries import Answered
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
    """Count a survey as it stands now."""
    counts = fieldwork.counts(survey)
    asked = list(definitions.questions(survey.version.definition)) if survey.version else []
    chosen = [one for one in asked if not kinds[one["kind"]].is_text]
    return Tally(
        answers=counts.answers,
        by_channel=counts.by_channel,
        invited=counts.invited,
        invited_answered=counts.answered,
        questions=_questions(chosen, fieldwork.responses(survey)),
        comments=_comments(survey, [one for one in asked if kinds[one["kind"]].is_text]),
    )


def _questions(asked: list[dict[str, Any]], responses: Iterable[Answered]) -> dict[str, QuestionTally]:
    people: Counter[str] = Counter()
    found: dict[str, Counter[str]] = {one["key"]: Counter() for one in asked}
    for response in responses:
        for key, value in response.answers.items():
            if key not in found or value is None or value == []:
                continue
            people[key] += 1
            if isinstance(value, list):
                found[key].update(dict.fromkeys(value, 1))
            else:
                found[key][str(value)] += 1
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
