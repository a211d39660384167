"""One of several answers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.base import Question
from surveys.questionnaires.question_types.choosing import ChoosesOne, problems_of_choices


class SingleChoice(ChoosesOne):
    name = "single_choice"
    label = _l("Choose one answer")
    hint = _l("Choose one.")

    def choices(self, question: Question) -> list[str]:
        return list(question.get("choices") or [])

    def problems(self, question: Question) -> list[str]:
        return problems_of_choices(question)
