"""What we ask about actions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from core.forms import BaseForm, DateField
from engagement.actions.lateness import Step, Word


class OpenActionForm(BaseForm):
    """How the landlord says what it will do."""

    title = StringField(
        _l("What is it about?"),
        description=_l("A few words customers would use, like “Lights in car parks”."),
        validators=[
            InputRequired(_l("Say what it is about")),
            Length(max=100, message=_l("Use 100 letters or fewer")),
        ],
    )
    you_said = TextAreaField(
        _l("What did customers say?"),
        description=_l("Sum it up fairly, in words they would use. The count is added for you."),
        validators=[
            InputRequired(_l("Say what customers told you")),
            Length(max=600, message=_l("Use 600 letters or fewer")),
        ],
    )
    we_will = TextAreaField(
        _l("What will you do?"),
        description=_l("Customers will read this. Say it the way you would say it to them."),
        validators=[
            InputRequired(_l("Say what you will do")),
            Length(max=600, message=_l("Use 600 letters or fewer")),
        ],
    )
    owner = StringField(
        _l("Who will see it through?"),
        validators=[InputRequired(_l("Give the name of a person or team")), Length(max=120)],
    )
    due_on = DateField(
        _l("When will it be done?"),
        description=_l("For example, 31 3 2027"),
        validators=[InputRequired(_l("Give a date, like 31 3 2027"))],
    )
    area = SelectField(_l("Where is it?"), choices=[("", _l("Everywhere"))])
    origins = SelectMultipleField(
        _l("What did it come from?"),
        description=_l("Tick all that it answers. Their customers can follow it."),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=True,
    )


class UpdateForm(BaseForm):
    """News of an action."""

    step = RadioField(
        _l("How does it stand?"),
        choices=[
            (Step.DOING, _l("We are doing it")),
            (Step.HALF_DONE, _l("Half done")),
            (Step.DONE, _l("Done")),
            (Step.DID_NOT, _l("We will not do it")),
        ],
        coerce=lambda value: Step(value) if value else None,
        validators=[InputRequired(_l("Choose how it stands"))],
    )
    words = TextAreaField(
        _l("What happened?"),
        description=_l("If you will not do it, say why. If it is late, say why, and own it."),
        validators=[
            InputRequired(_l("Say what has happened. Customers will read this.")),
            Length(max=800, message=_l("Use 800 letters or fewer")),
        ],
    )
    done_of = IntegerField(
        _l("How many pieces are done?"),
        description=_l("Only if it has pieces, like 3 of 8 car parks."),
        validators=[Optional(), NumberRange(0, 100000, _l("Give a number"))],
    )
    out_of = IntegerField(
        _l("Of how many?"), validators=[Optional(), NumberRange(1, 100000, _l("Give a number"))]
    )
    new_due_on = DateField(
        _l("Is there a new date?"),
        description=_l("Leave it empty if the date stands. The first date stays on show."),
        validators=[Optional()],
    )


class JudgeForm(BaseForm):
    """The committee's word."""

    word = RadioField(
        _l("What does the committee say?"),
        choices=[
            (Word.AGREE, _l("It is done. We have checked")),
            (Word.QUESTION, _l("We want to ask something first")),
            (Word.SEND_BACK, _l("It is not done. We send it back")),
        ],
        coerce=lambda value: Word(value) if value else None,
        validators=[InputRequired(_l("Choose what the committee says"))],
    )
    words = TextAreaField(
        _l("How do you know?"),
        description=_l("What you saw, or what you ask. Customers will read this."),
        validators=[Length(max=800, message=_l("Use 800 letters or fewer"))],
    )
