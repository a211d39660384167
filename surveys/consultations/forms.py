"""What is asked of staff who run a consultation."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from core.forms import BaseForm, DateField

SHORT, LONG = 200, 5000


def _words(label, description="", must_be_there=False):
    """A box for some words. `must_be_there` before it opens; it may be saved empty all the same."""
    length = Length(max=LONG, message=_l("Make it shorter"))
    return TextAreaField(
        label, description=description, validators=[length] if must_be_there else [Optional(), length]
    )


class NewForm(BaseForm):
    start_with = RadioField(
        _l("What is it about?"),
        choices=[("charter", _l("Our charter")), ("blank", _l("Something else"))],
        default="charter",
    )
    title = StringField(
        _l("What is it called?"),
        description=_l("Customers see this. For the charter you can leave it out."),
        validators=[Optional(), Length(max=120, message=_l("Make it shorter"))],
    )


class PlanForm(BaseForm):
    """Everything customers must know before they answer. It may be saved with parts still empty."""

    title = StringField(
        _l("What is it called?"),
        validators=[InputRequired(_l("Give it a name")), Length(max=120, message=_l("Make it shorter"))],
    )
    about = _words(
        _l("What is it about, and why do you ask?"), _l("Give your reasons, so that people can answer well.")
    )
    can_still_change = _words(
        _l("What can still change?"), _l("Only ask about what is not decided yet."), must_be_there=True
    )
    cannot_change = _words(_l("What cannot change?"))
    options = _words(_l("What are the choices?"))
    impacts = _words(_l("What would it cost, and whom would it touch most?"))
    ends_on = DateField(_l("The last day to answer"), description=_l("28 days or more is usual."))
    why_so_short = _words(_l("If people have fewer than 14 days: why?"))
    decided_by = StringField(
        _l("Who decides?"),
        description=_l("A person, a board or a vote."),
        validators=[Length(max=SHORT, message=_l("Make it shorter"))],
    )
    decides_on = DateField(_l("When do they decide?"))
    other_formats = _words(_l("How can somebody ask for another format?"), must_be_there=True)


class LongerForm(BaseForm):
    ends_on = DateField(
        _l("The new last day to answer"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )


class OutcomeForm(BaseForm):
    """What was decided. All but the last part must be there before it is published."""

    was_said = TextAreaField(
        _l("What was said?"),
        description=_l("Say it fairly, also what you did not want to hear."),
        validators=[InputRequired(_l("Say what people told you")), Length(max=LONG)],
    )
    considered = TextAreaField(
        _l("How did you consider it?"),
        validators=[InputRequired(_l("Say who read it and what they made of it")), Length(max=LONG)],
    )
    decision = TextAreaField(
        _l("What was decided?"), validators=[InputRequired(_l("Say what was decided")), Length(max=LONG)]
    )
    reasons = TextAreaField(_l("Why?"), validators=[InputRequired(_l("Give the reasons")), Length(max=LONG)])
    not_done = _words(_l("What did you not do, and why?"))
    decided_on = DateField(
        _l("When was it decided?"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )
