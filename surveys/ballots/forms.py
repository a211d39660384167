"""What voters type before a paper."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from core.forms import OpenForm


class CodeForm(OpenForm):
    code = StringField(
        _l("Your code"),
        description=_l("Twelve letters and numbers, in your letter or e-mail."),
        validators=[InputRequired(_l("Type your code")), Length(max=60, message=_l("Type only your code"))],
    )


class TrackerForm(OpenForm):
    tracker = StringField(
        _l("Your three words and number"),
        description=_l("We gave them to you when you voted. Such as BIRCH-LAKE-ROBIN-42."),
        validators=[
            InputRequired(_l("Type your three words and number")),
            Length(max=60, message=_l("Type only the three words and the number")),
        ],
    )
