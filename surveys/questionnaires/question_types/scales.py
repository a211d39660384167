"""Five words in a fixed order, and "Not applicable/don't know" apart from them when it is offered."""

from __future__ import annotations

from typing import ClassVar

from flask_babel import lazy_gettext as _l

from analysis.estimates.tsm import NOT_APPLICABLE
from surveys.questionnaires.question_types.base import Question
from surveys.questionnaires.question_types.choosing import ChoosesOne


class Scale(ChoosesOne):
    """The words are the regulator's and cannot be changed; `apart` offers the sixth answer."""

    look = "scale"
    words: ClassVar[tuple[str, ...]]
    hint = _l("Choose one. There is no wrong answer.")

    def choices(self, question: Question) -> list[str]:
        return [*self.words, *([NOT_APPLICABLE] if question.get("apart") else [])]
