"""A number from 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.base import NOTHING, Answer, Kind, Question, Reader

NUMBERS = [str(number) for number in range(11)]


class ZeroToTen(Kind):
    """Kept as a whole number. `low` and `high` say what the two ends mean."""

    name = "zero_to_ten"
    label = _l("A number from 0 to 10")
    look = "numbers"
    missing = _l("Choose a number from 0 to 10")

    def choices(self, question: Question) -> list[str]:
        return NUMBERS

    def reader(self, question: Question) -> Reader:
        def read(values: Sequence[str]) -> tuple[Answer | None, Any]:
            given = [value for value in values if value]
            if not given:
                return NOTHING
            if len(given) > 1 or given[0] not in NUMBERS:
                return None, self.missing
            return int(given[0]), None

        return read
