"""The questions we ask of staff who build a survey."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from core.forms import BaseForm, DateField
from surveys.questionnaires.question_types import kinds


class Ticks(SelectMultipleField):
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class NewSurveyForm(BaseForm):
    title = StringField(
        _l("What is it called?"),
        description=_l("Customers see this."),
        validators=[InputRequired(_l("Give it a name")), Length(max=120, message=_l("Make it shorter"))],
    )
    start_with = RadioField(
        _l("What does it start with?"),
        choices=[("blank", _l("No questions yet")), ("tsm", _l("The regulator's twelve yearly questions"))],
        default="blank",
    )


class DetailsForm(BaseForm):
    title = StringField(
        _l("What is it called?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )
    intro = TextAreaField(
        _l("What do you say before the first question?"),
        description=_l("Say why you ask and what you will do with the answers."),
        validators=[Optional(), Length(max=3000, message=_l("Make it shorter"))],
    )
    thanks = TextAreaField(
        _l("What do you say at the end?"),
        validators=[Optional(), Length(max=2000, message=_l("Make it shorter"))],
    )
    pages = RadioField(
        _l("How much is on a page?"),
        choices=[("one", _l("One question")), ("sections", _l("A whole part"))],
        default="one",
    )


class SectionForm(BaseForm):
    title = StringField(
        _l("Name of the new part"), validators=[InputRequired(_l("Give the part a name")), Length(max=120)]
    )


class QuestionForm(BaseForm):
    kind = RadioField(_l("What kind of answer do you want?"), choices=[], default="satisfaction")
    text = TextAreaField(
        _l("The question"),
        validators=[InputRequired(_l("Write the question")), Length(max=600, message=_l("Make it shorter"))],
    )
    hint = StringField(
        _l("A hint under it"), validators=[Optional(), Length(max=300, message=_l("Make it shorter"))]
    )
    choices = TextAreaField(
        _l("The answers to choose from"),
        description=_l("One on each line. Only for “Choose one answer” and “Choose all that fit”."),
        validators=[Optional(), Length(max=4000)],
    )
    low = StringField(
        _l("What 0 means"), description=_l("Only for 0 to 10."), validators=[Optional(), Length(max=60)]
    )
    high = StringField(
        _l("What 10 means"), description=_l("Only for 0 to 10."), validators=[Optional(), Length(max=60)]
    )
    apart = BooleanField(
        _l("Offer “Not applicable/don't know” too"), description=_l("Only for the two scales.")
    )
    required = BooleanField(_l("People must answer this to go on"))
    section = RadioField(_l("Which part is it in?"), choices=[], validators=[Optional()])

    def __init__(self, *args: Any, sections: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [(kind.name, kind.label) for kind in kinds]
        self.section.choices = sections or []
        if len(self.section.choices) < 2:
            del self.section

    def said(self) -> dict[str, Any]:
        """The question as `building` takes it."""
        answers = dict(self.answers)
        answers["choices"] = [line.strip() for line in (answers["choices"] or "").split("\n") if line.strip()]
        return answers


class WhenForm(BaseForm):
    answers_given = Ticks(
        _l("Which answers lead to this question?"),
        choices=[],
        validators=[InputRequired(_l("Choose at least one answer"))],
    )


class OpenForm(BaseForm):
    promise = RadioField(
        _l("What do you promise?"),
        description=_l("You cannot change this later."),
        choices=[
            ("anonymous", _l("Anonymous: nobody can find out who said what")),
            ("confidential", _l("In confidence: staff who run the survey can see who answered")),
        ],
        validators=[InputRequired(_l("Choose what you promise"))],
    )
    closes_on = DateField(
        _l("What is the last day to answer?"), validators=[InputRequired(_l("Give the last day"))]
    )
    has_open_link = BooleanField(
        _l("Anyone with the address may answer, not only those we ask"), default=True
    )


class ClosingForm(BaseForm):
    closes_on = DateField(
        _l("What is the new last day?"), validators=[InputRequired(_l("Give the last day"))]
    )
