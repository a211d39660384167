"""Any number of several answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.base import NOTHING, Answer, Kind, Question, Reader
from surveys.questionnaires.question_types.choosing import NOT_OFFERED, problems_of_choices


class MultipleChoice(Kind):
    """The answer is a list of words, in the order they are offered."""

    name = "multiple_choice"
    label = _l("Choose all that fit")
    look = "ticks"
    missing = _l("Choose at least one answer")
    hint = _l("Choose all that fit.")

    def choices(self, question: Question) -> list[str]:
        return list(question.get("choices") or [])

    def problems(self, question: Question) -> list[str]:
        return problems_of_choices(question)

    def reader(self, question: Question) -> Reader:
        order = {words: place for place, words in enumerate(self.choices(question))}

        def read(values: Sequence[str]) -> tuple[Answer | None, Any]:
            given = {value for value in values if value}
            if not given:
                return NOTHING
            if not given <= order.keys():
                return None, NOT_OFFERED
            return sorted(given, key=order.__getitem__), None

        return read
