"""The customer's own words: shared by short and long text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.base import NOTHING, Answer, Kind, Question, Reader

UNTYPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Strip, and drop what no keyboard types. Emoji and right-to-left text stay as they are.

    >>> clean(" my\\x00 lift\\r\\nis out ")
    'my lift\\nis out'
    """
    return UNTYPED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


class Text(Kind):
    """Free text, up to a limit. It is heard as a voice and not kept with the other answers."""

    is_text = True
    limit: ClassVar[int]
    missing = _l("Write your answer in the box")

    def reader(self, question: Question) -> Reader:
        limit = min(int(question.get("limit") or self.limit), self.limit)

        def read(values: Sequence[str]) -> tuple[Answer | None, Any]:
            text = clean(values[0]) if values else ""
            if not text:
                return NOTHING
            if len(text) > limit:
                return None, _l(
                    "Make this shorter. It has %(has)s letters and spaces. You can use %(limit)s.",
                    has=f"{len(text):,}",
                    limit=f"{limit:,}",
                )
            return text, None

        return read
