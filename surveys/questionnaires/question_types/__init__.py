"""The kinds of question, one class a file. A new kind is a new file and a line here."""

from __future__ import annotations

from core.registry import Registry
from surveys.questionnaires.question_types.agreement import Agreement
from surveys.questionnaires.question_types.base import Kind
from surveys.questionnaires.question_types.long_text import LongText
from surveys.questionnaires.question_types.multiple_choice import MultipleChoice
from surveys.questionnaires.question_types.satisfaction import Satisfaction
from surveys.questionnaires.question_types.short_text import ShortText
from surveys.questionnaires.question_types.single_choice import SingleChoice
from surveys.questionnaires.question_types.zero_to_ten import ZeroToTen

kinds = Registry[Kind]("question kinds")


def hang_up() -> None:
    """Put the kinds on the peg, in the order the builder offers them."""
    for kind in (
        Satisfaction(),
        Agreement(),
        SingleChoice(),
        MultipleChoice(),
        ZeroToTen(),
        ShortText(),
        LongText(),
    ):
        kinds.add(kind.name, kind)


hang_up()

__all__ = ["Kind", "kinds"]
