"""What is asked about the charter, of staff."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import FileField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from core.forms import BaseForm, DateField


class CharterForm(BaseForm):
    """A charter as a file or as text. The file wins, and its words are shown as text afterwards."""

    file = FileField(
        _l("The charter as a text file"),
        description=_l("Plain text, with a line for each heading and each bullet."),
    )
    text = TextAreaField(
        _l("Or paste its words here"),
        description=_l("Voice - We listen to you, then a bullet for each promise."),
    )
    letters = StringField(
        _l("A letter for each promise heading, in order"),
        description=_l("Such as VRCSONA. If you leave it empty, we take the first letter that is free."),
        validators=[Optional(), Length(max=26, message=_l("Give 26 letters or fewer"))],
    )
    adopted_on = DateField(
        _l("When was it agreed?"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )


class MonitorForm(BaseForm):
    """Who checks a promise."""

    monitored_by = StringField(
        _l("Who checks this promise?"),
        description=_l("A person or group. Customers see this name."),
        validators=[Length(max=120, message=_l("Give a shorter name"))],
    )
