"""As much as somebody wants to say."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from surveys.questionnaires.question_types.texts import Text


class LongText(Text):
    name = "long_text"
    label = _l("In your own words")
    look = "box"
    limit = 5000
