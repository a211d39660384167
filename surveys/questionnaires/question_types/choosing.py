"""Choosing one of some words: shared by single choice and the scales."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.base import NOTHING, Answer, Kind, Question, Reader

NOT_OFFERED = _l("Choose one of the answers on the page")


class ChoosesOne(Kind):
    """One answer from a list. The words of the answer are what is kept."""

    look = "rows"

    def reader(self, question: Question) -> Reader:
        offered = frozenset(self.choices(question) or ())

        def read(values: Sequence[str]) -> tuple[Answer | None, Any]:
            given = [value for value in values if value]
            if not given:
                return NOTHING
            if len(given) > 1 or given[0] not in offered:
                return None, NOT_OFFERED
            return given[0], None

        return read


def problems_of_choices(question: Question) -> list[str]:
    """Two or more different answers are needed for a choice."""
    choices = question.get("choices") or []
    if len(choices) < 2:
        return ["It needs at least two answers to choose from."]
    if len(set(choices)) != len(choices):
        return ["Two of its answers have the same words."]
    return []
