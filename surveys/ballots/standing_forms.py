"""What is asked of those who call for names, of those who stand, and of those who support them."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FileField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from core.forms import BaseForm, DateField

SHORTER = _l("Make it shorter")


class CallForm(BaseForm):
    """The call for names."""

    role_about = TextAreaField(
        _l("What will they do?"),
        description=_l("How often they meet, how long it lasts, what they are paid, who helps them."),
        validators=[InputRequired(_l("Say what they will do")), Length(max=5000, message=SHORTER)],
    )
    nominations_from = DateField(
        _l("The first day to put a name forward"),
        validators=[InputRequired(_l("Give a date, like 31 3 2027"))],
    )
    nominations_to = DateField(
        _l("The last day"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )
    statement_words = IntegerField(
        _l("How many words may each write?"),
        validators=[
            InputRequired(_l("Give a number")),
            NumberRange(20, 500, message=_l("Give a number from 20 to 500")),
        ],
    )
    candidate_age = IntegerField(
        _l("How old must they be?"),
        validators=[
            InputRequired(_l("Give a number")),
            NumberRange(16, 25, message=_l("Give a number from 16 to 25")),
        ],
    )
    candidate_rules = TextAreaField(
        _l("Other rules, one on each line"),
        description=_l(
            "Only what a person can check. Such as: You have not been on the committee for 9 years."
        ),
        validators=[Optional(), Length(max=2000, message=SHORTER)],
    )
    needs_seconder = BooleanField(_l("Another customer must support each name"))

    @property
    def rules(self) -> list[str]:
        return [line.strip() for line in (self.candidate_rules.data or "").splitlines() if line.strip()]


class StandForm(BaseForm):
    """What somebody says who stands."""

    name = StringField(
        _l("Your name, as it shall stand on the paper"),
        validators=[InputRequired(_l("Type your name")), Length(max=80, message=SHORTER)],
    )
    statement = TextAreaField(
        _l("Why should people vote for you?"),
        validators=[
            InputRequired(_l("Write at least one sentence")),
            Length(max=6000, message=SHORTER),
        ],
    )
    photo = FileField(
        _l("A photograph of you"),
        description=_l("A JPG or PNG file. We keep no record of where it was taken."),
        validators=[Optional()],
    )
    agree = BooleanField(
        _l("I fit the rules. My name, words and photograph may be published."),
        validators=[DataRequired(_l("Tick this if it is true. Else you cannot stand."))],
    )


class PaperStandForm(StandForm):
    """The same, typed by staff from a form on paper."""

    name = StringField(
        _l("Their name, as it stands on the form"),
        validators=[InputRequired(_l("Type their name")), Length(max=80, message=SHORTER)],
    )
    statement = TextAreaField(
        _l("What they wrote"),
        description=_l("Type it as it is. Change nothing."),
        validators=[InputRequired(_l("Type what they wrote")), Length(max=6000, message=SHORTER)],
    )
    photo = FileField(_l("Their photograph"), validators=[Optional()])
    came_on = DateField(
        _l("On which day did the form come?"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )
    agree = BooleanField(
        _l("They have signed that they fit the rules and that it may be published."),
        validators=[DataRequired(_l("Only a signed form counts"))],
    )


class SupportForm(BaseForm):
    code = StringField(
        _l("The six letters and numbers they gave you"),
        validators=[InputRequired(_l("Type the six letters and numbers")), Length(max=20, message=SHORTER)],
    )


class RefuseForm(BaseForm):
    reason = TextAreaField(
        _l("Why can they not stand?"),
        description=_l("We send them these words."),
        validators=[InputRequired(_l("Say why. The person is told.")), Length(max=1000, message=SHORTER)],
    )


class PressForm(BaseForm):
    """A button, and nothing to fill in."""
