"""What we ask about meetings."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from core.forms import BaseForm, DateField


class PlanForm(BaseForm):
    """When and where the committee meets."""

    title = StringField(
        _l("What kind of meeting is it?"),
        default="Committee meeting",
        validators=[InputRequired(_l("Say what kind of meeting it is")), Length(max=100)],
    )
    on = DateField(
        _l("When is it?"),
        description=_l("For example, 3 12 2026"),
        validators=[InputRequired(_l("Give a date, like 3 12 2026"))],
    )
    place = StringField(
        _l("Where is it?"), validators=[InputRequired(_l("Say where it is")), Length(max=200)]
    )
    agenda = TextAreaField(
        _l("What will you talk about?"),
        description=_l("One thing on each line. You can leave this out."),
        validators=[Optional(), Length(max=2000)],
    )


class WriteUpForm(BaseForm):
    """Who came. What was said is asked for each item of the agenda, on the same page."""

    present = IntegerField(
        _l("How many of you were there?"),
        validators=[InputRequired(_l("Give a number")), NumberRange(1, 1000, _l("Give a number"))],
    )
    apologies = StringField(
        _l("Who could not come?"),
        description=_l("The names of those who sent word. You can leave this out."),
        validators=[Length(max=300)],
    )
