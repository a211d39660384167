"""A line of text."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.texts import Text


class ShortText(Text):
    name = "short_text"
    label = _l("A few words")
    look = "line"
    limit = 200
