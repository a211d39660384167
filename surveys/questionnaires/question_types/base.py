"""What every kind of question can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l

Question = dict[str, Any]
Answer = str | int | list[str]
Reader = Callable[[Sequence[str]], tuple[Answer | None, Any]]
NOTHING: tuple[None, None] = (None, None)


class Kind(ABC):
    """A kind of question.

    `look` names how the answer is asked (rows, ticks, numbers, line, box);
    `is_text` says that the answer is free text, which is heard as a voice.
    """

    name: ClassVar[str]
    label: ClassVar[Any]
    look: ClassVar[str]
    is_text: ClassVar[bool] = False
    missing: ClassVar[Any] = _l("Choose the answer that fits best")
    hint: ClassVar[Any] = ""

    def choices(self, question: Question) -> list[str] | None:
        """The words of all answers in order, or None where any answer may be given."""
        return None

    def problems(self, question: Question) -> list[str]:
        """What must be mended before the survey can open."""
        return []

    @abstractmethod
    def reader(self, question: Question) -> Reader:
        """A function, made once a version, that turns sent values into an answer or a sentence.

        It gives (None, None) for nothing sent, (answer, None) for a good answer
        and (None, sentence) for one that cannot be used.
        """
