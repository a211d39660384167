"""What we ask about themes."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from core.forms import BaseForm, DateField
from engagement.voices.models import Kind


class RunForm(BaseForm):
    """What the machine should read."""

    kind = SelectField(_l("Which comments?"), validators=[Optional()])
    since = DateField(
        _l("Said since"), description=_l("Leave it empty to read them all."), validators=[Optional()]
    )
    n_themes = IntegerField(
        _l("How many themes?"),
        description=_l("Leave it empty and the computer chooses."),
        validators=[Optional(), NumberRange(1, 60, _l("Give a number from 1 to 60"))],
    )

    def offer_kinds(self, names: dict[Kind, str]) -> None:
        self.kind.choices = [("", _l("All of them")), *((kind.value, name) for kind, name in names.items())]


class NameForm(BaseForm):
    name = StringField(
        _l("What do customers call it?"),
        description=_l("A short phrase, like “Waiting for a repair”."),
        validators=[
            InputRequired(_l("Give it a name")),
            Length(max=80, message=_l("Use 80 letters or fewer")),
        ],
    )
    description = TextAreaField(
        _l("What goes in here?"),
        description=_l("One or two sentences, so that two people would sort alike."),
        validators=[Length(max=400, message=_l("Use 400 letters or fewer"))],
    )


class MergeForm(BaseForm):
    into = SelectField(_l("Which theme does it belong in?"), validators=[InputRequired(_l("Choose a theme"))])


class QuoteForm(BaseForm):
    text = TextAreaField(
        _l("The words everybody may read"),
        description=_l("Take out whatever names a person or a home. Put [name] for a name. Add nothing."),
        validators=[InputRequired(_l("Leave some words to show")), Length(max=1000)],
    )


class OnlyAToken(BaseForm):
    """A button that changes something needs a form, if only for its token."""
