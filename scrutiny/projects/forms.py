"""What we ask the committee, the panel and the landlord."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import (
    FileField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from core.forms import BaseForm, DateField, OpenForm
from scrutiny.projects.models import FollowWord, TopicWord, Word
from scrutiny.projects.weeks import USUAL_WEEKS

LONG = 6000
TOO_LONG = _l("Use 6,000 letters or fewer")


def _ticks(label: object, description: object = "") -> SelectMultipleField:
    return SelectMultipleField(
        label, description=description, coerce=int, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )  # fmt: skip


def _words(label: object, needed: object = None, description: object = "", most: int = LONG) -> TextAreaField:
    must = [InputRequired(needed)] if needed else [Optional()]
    return TextAreaField(
        label, description=description, validators=[*must, Length(max=most, message=TOO_LONG)]
    )


class ProposeForm(OpenForm):
    """Anyone may propose a topic."""

    title = StringField(
        _l("What should customers look into?"),
        description=_l("A few words, like “Slow repairs at night”."),
        validators=[InputRequired(_l("Say what it is about")), Length(max=100, message=_l("Use 100 letters or fewer"))],
    )  # fmt: skip
    words = _words(
        _l("Why?"), _l("Say why, in your own words"), _l("Write it as you would say it. Do not name anybody.")
    )
    place = StringField(
        _l("Which estate or block?"),
        description=_l("You can leave this out."),
        validators=[Optional(), Length(max=100)],
    )


class DecideForm(BaseForm):
    """The committee's word on a topic."""

    word = RadioField(
        _l("What does the committee say?"),
        choices=[
            (TopicWord.LISTED, _l("We decide at our next meeting")),
            (TopicWord.NOT_TAKEN_UP, _l("We do not take it up")),
        ],
        coerce=lambda value: TopicWord(value) if value else None,
        validators=[InputRequired(_l("Choose what the committee says"))],
    )
    title = StringField(
        _l("What is it called on the page?"),
        validators=[InputRequired(_l("Give it a name")), Length(max=100)],
    )
    shown = _words(
        _l("Which of their words may everybody read?"), description=_l("Hide names and door numbers. Leave it empty to show none.")
    )  # fmt: skip
    says = _words(
        _l("What do you say to whoever proposed it?"), description=_l("They read it with their code.")
    )


class CommissionForm(BaseForm):
    """A project, from the committee."""

    title = StringField(
        _l("What is the project called?"), validators=[InputRequired(_l("Give it a name")), Length(max=100)]
    )
    question = _words(
        _l("What is the question?"), _l("Write the question"), _l("One question a customer would ask."), 600
    )
    looks_at = _words(_l("What do they look at?"), _l("Say what they look at"), most=600)
    leaves_out = _words(_l("What do they leave out?"), description=_l("You can leave this empty."), most=600)
    sponsor = StringField(
        _l("Who at the landlord helps them?"),
        description=_l("The sponsor opens doors and finds papers. They do not write."),
        validators=[InputRequired(_l("Give a name and what they do")), Length(max=120)],
    )
    panel = _ticks(_l("Who is on the panel?"), _l("They come from the pool."))
    lead = SelectField(_l("Who leads it?"), coerce=lambda value: int(value) if value else None)
    weeks = IntegerField(
        _l("How many weeks do they have?"),
        default=USUAL_WEEKS,
        validators=[InputRequired(_l("Give a number")), NumberRange(1, 52, _l("Give 1 to 52"))],
    )
    says = _words(_l("Why do you take it up?"), description=_l("Whoever proposed it reads this."), most=600)


class EvidenceForm(BaseForm):
    """A text or a quote."""

    kind = RadioField(
        _l("What is it?"),
        choices=[("text", _l("Something we saw, heard or read")), ("quote", _l("What a customer said"))],
        default="text",
    )
    title = StringField(
        _l("What do you call it?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )
    text = _words(_l("What does it say?"), _l("Write it down"))
    source = StringField(
        _l("Where is it from?"),
        description=_l(
            "Like “A visit to the planning desk”. For a quote, say that you have leave to use it."
        ),
        validators=[InputRequired(_l("Say where it is from")), Length(max=200)],
    )


class FileForm(BaseForm):
    """A picture or paper."""

    title = StringField(
        _l("What do you call it?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )
    file = FileField(
        _l("Choose the file"), description=_l("A picture, PDF, Word, CSV or text file, up to 10 MB.")
    )
    text = _words(_l("What does it show?"), _l("Say what it shows, for those who cannot see it"))
    source = StringField(
        _l("Where is it from?"), validators=[InputRequired(_l("Say where it is from")), Length(max=200)]
    )


class FigureForm(BaseForm):
    """A figure, fixed as it stands."""

    title = StringField(
        _l("What do you call it?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )
    name = SelectField(_l("Which figure?"), validators=[InputRequired(_l("Choose a figure"))])
    arguments = StringField(
        _l("Which part of it?"),
        description=_l("Like “since=2026-04-01”. Leave it empty for all."),
        validators=[Optional(), Length(max=300)],
    )
    text = _words(_l("What do you make of it?"), description=_l("You can leave this empty."))


class QuoteForm(BaseForm):
    """A quote that staff have passed for everybody to read."""

    quote = SelectField(_l("Which words?"), validators=[InputRequired(_l("Choose the words"))])
    title = StringField(
        _l("What do you call it?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )


class ChangeEvidenceForm(BaseForm):
    """Mend the words of a piece of evidence."""

    title = StringField(
        _l("What do you call it?"), validators=[InputRequired(_l("Give it a name")), Length(max=120)]
    )
    text = _words(_l("What does it say?"))
    source = StringField(
        _l("Where is it from?"), validators=[InputRequired(_l("Say where it is from")), Length(max=200)]
    )


class FindingForm(BaseForm):
    """What the panel found."""

    words = _words(
        _l("What did you find?"),
        _l("Write what you found"),
        _l("One thing. The next one gets its own."),
        1000,
    )
    evidence = _ticks(_l("What does it rest on?"))
    no_evidence_because = _words(
        _l("No evidence? Say why"), description=_l("Only if nothing above is ticked."), most=600
    )


class RecommendationForm(BaseForm):
    """What the panel asks for."""

    words = _words(_l("What should the landlord do?"), _l("Write what you ask for"), _l("One thing."), 1000)
    outcome_wanted = _words(
        _l("What should come of it?"),
        _l("Say what should come of it"),
        _l("Something you can check later."),
        600,
    )
    findings = _ticks(_l("Which findings does it rest on?"))


class ReportForm(BaseForm):
    """The panel's words around its findings."""

    now = StringField(
        _l("What are you doing now?"),
        description=_l("Everybody sees this, like “Talking to 12 households”."),
        validators=[Optional(), Length(max=120)],
    )
    opening = _words(
        _l("How does the report begin?"),
        description=_l("Who you are, and what you want readers to know first."),
    )
    overran_because = _words(_l("Did it take longer? Say why"), most=600)
    thanks = _words(_l("Who do you thank?"), most=1000)


class PublishForm(BaseForm):
    """Nothing to fill in: pressing the button is the answer."""


class FollowUpForm(BaseForm):
    """How far the panel says it is."""

    word = RadioField(
        _l("Is it done?"),
        choices=[
            (FollowWord.DONE, _l("Done")),
            (FollowWord.HALF, _l("Half done")),
            (FollowWord.NOT, _l("Not done")),
        ],
        coerce=lambda value: FollowWord(value) if value else None,
        validators=[InputRequired(_l("Choose how far it is"))],
    )
    words = _words(_l("How do you know?"), _l("Say what you saw, or how you know"), most=1000)

    def after_a_no(self) -> None:
        """The landlord said no, so there is nothing to do: ask whether the panel is content with that."""
        self.word.label.text = _l("Is it settled?")
        self.word.choices = [
            (FollowWord.DONE, _l("Yes, the reasons will do")),
            (FollowWord.NOT, _l("No, we still ask for it")),
        ]


class AnswerForm(BaseForm):
    """The landlord's answer to one recommendation."""

    word = RadioField(
        _l("What is your answer?"),
        choices=[
            (Word.ACCEPT, _l("Yes, we accept it")),
            (Word.PARTLY, _l("Partly")),
            (Word.REJECT, _l("No, we reject it")),
        ],
        coerce=lambda value: Word(value) if value else None,
        validators=[InputRequired(_l("Choose your answer"))],
    )
    reasons = _words(_l("Why?"), _l("Give your reasons. Everybody will read them."), most=2000)
    by_name = StringField(
        _l("Who answers?"),
        description=_l("A name and what they do. It stands under the answer."),
        validators=[InputRequired(_l("Give a name")), Length(max=120)],
    )
    title = StringField(_l("What is the action called?"), validators=[Optional(), Length(max=100)])
    we_will = _words(
        _l("What will you do?"),
        description=_l("A yes needs this, and a date. It is shown on “You said, we did”."),
        most=600,
    )
    owner = StringField(_l("Who will see it through?"), validators=[Optional(), Length(max=120)])
    due_on = DateField(
        _l("When will it be done?"), description=_l("For example, 31 3 2027"), validators=[Optional()]
    )
