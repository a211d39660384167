"""The questions we ask of staff who run a survey."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, NumberRange, Optional

from core.forms import BaseForm


class SampleForm(BaseForm):
    tenure = RadioField(
        _l("Which homes?"),
        choices=[("LCRA", _l("Rented homes")), ("LCHO", _l("Shared ownership"))],
        default="LCRA",
    )
    size = IntegerField(
        _l("How many homes do we ask?"),
        description=_l("Not everybody answers. Ask more homes than the answers you need."),
        validators=[
            InputRequired(_l("Give a number")),
            NumberRange(min=1, max=1_000_000, message=_l("Give a number above 0")),
        ],
    )
    seed = IntegerField(
        _l("The seed of the draw"),
        description=_l("We record it, so that anyone can repeat the draw."),
        validators=[InputRequired(_l("Give a whole number")), NumberRange(min=0, max=2_000_000_000)],
    )


class EntryForm(BaseForm):
    channel = RadioField(
        _l("How did they answer?"),
        choices=[("phone", _l("By phone")), ("paper", _l("On paper")), ("face", _l("Face to face"))],
        validators=[InputRequired(_l("Choose how they answered"))],
    )
    link = StringField(
        _l("The link in their letter"),
        description=_l("Twelve letters and numbers. Leave it empty if they have none."),
        validators=[Optional()],
    )
