"""What we ask of whoever judges an alert."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from core.forms import BaseForm
from engagement.safety.models import Judgement


class JudgeForm(BaseForm):
    judgement = RadioField(
        _l("What is it?"),
        choices=[
            (Judgement.DANGER, _l("Somebody may be in danger")),
            (Judgement.KNOWN, _l("We know about it, and it is being dealt with")),
            (Judgement.NO_DANGER, _l("No danger")),
        ],
        coerce=lambda value: Judgement(value) if value else None,
        validators=[InputRequired(_l("Choose what it is"))],
    )
    what_was_done = TextAreaField(
        _l("What did you do?"),
        description=_l("Who you rang and what happens now, or why nothing is needed."),
        validators=[InputRequired(_l("Say what you did, or why nothing is needed")), Length(max=1000)],
    )
