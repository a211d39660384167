"""What we ask those who write, sign off and reply."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from core.forms import BaseForm
from scrutiny.voice_report import years
from scrutiny.voice_report.sections import quote
from scrutiny.voice_report.sections.themes import FEWEST, MOST

LONGEST = 20_000


class BeginForm(BaseForm):
    """Which year a new report is of."""

    year = StringField(
        _l("Which year is it of?"),
        description=_l("From April to March, written like 2026-27."),
        validators=[InputRequired(_l("Write the year like 2026-27"))],
    )


class AddForm(BaseForm):
    """What to add to a report."""

    kind = SelectField(_l("What do you want to add?"), validators=[InputRequired(_l("Choose what to add"))])


class ActForm(BaseForm):
    """One press of a button: its value says what is done to which section."""

    act = HiddenField()


class SectionForm(BaseForm):
    """The words that every section may have. `version` is the save that the writer began from."""

    not_answers = BaseForm.not_answers | {"version"}

    version = HiddenField()
    title = StringField(
        _l("Title"),
        validators=[Optional(), Length(max=120, message=_l("Use 120 letters or fewer"))],
    )
    opens_part = BooleanField(_l("This opens a new part of the report, with a page of its own"))
    lead = TextAreaField(
        _l("First sentence, set larger"),
        validators=[Optional(), Length(max=400, message=_l("Use 400 letters or fewer"))],
    )
    text = TextAreaField(
        _l("Our words"),
        description=_l(
            "A new line between paragraphs. **Two stars** make words bold. A figure is written {{ figure actions.late }}."
        ),
        validators=[Optional(), Length(max=LONGEST, message=_l("Use 20,000 letters or fewer"))],
    )
    signed = StringField(
        _l("Who says this?"),
        description=_l("For example: Maureen Okafor, chair, for the customer committee"),
        validators=[Optional(), Length(max=160, message=_l("Use 160 letters or fewer"))],
    )


class FigureForm(SectionForm):
    figure = StringField(
        _l("Which figure?"),
        description=_l("Copy it from the list of figures, like actions.late"),
        validators=[InputRequired(_l("Choose a figure, like “actions.late”")), Length(max=300)],
    )
    finding = TextAreaField(
        _l("What does it show, in a sentence?"),
        description=_l("You can put the figure into it. Left empty, the figure speaks for itself."),
        validators=[Optional(), Length(max=300, message=_l("Use 300 letters or fewer"))],
    )


class RunChartForm(SectionForm):
    question = SelectField(
        _l("Which measure?"),
        choices=[(f"TP{number:02d}", f"TP{number:02d}") for number in range(1, 13)],
        validators=[InputRequired(_l("Choose a measure"))],
    )
    finding = FigureForm.finding
    changed_in = StringField(
        _l("Did the way of asking change? Which year was the first of the new way?"),
        description=_l("Like 2025-26. Nobody should compare across it, so a line is drawn there."),
        validators=[Optional()],
    )
    before = StringField(_l("Words before the line"), validators=[Optional(), Length(max=40)])
    after = StringField(_l("Words after the line"), validators=[Optional(), Length(max=40)])

    def validate_changed_in(self, field: StringField) -> None:
        try:
            years.bounds(field.data)
        except ValueError as error:
            raise ValidationError(_("Write the year like 2026-27")) from error


class ThemesForm(SectionForm):
    how_many = IntegerField(
        _l("How many themes?"),
        description=_l("From 1 to 12. Left empty, 5."),
        validators=[Optional(), NumberRange(FEWEST, MOST, _l("Give a number from 1 to 12"))],
    )


class QuoteForm(SectionForm):
    """Only quotes that staff have passed are offered."""

    not_answers = SectionForm.not_answers | {"quote"}

    quote = SelectField(_l("Which quote?"), validators=[InputRequired(_l("Choose a quote"))])

    def offer(self, theme: str = "", words: str = "") -> None:
        self.pairs = {str(n): each for n, each in enumerate(quote.choices())}
        shown = [(n, f"{name}: {said}") for n, (_slug, name, said) in self.pairs.items()]
        self.quote.choices = [("", _("Choose a quote")), *shown]
        if not self.is_submitted():
            chosen = [n for n, (slug, _name, said) in self.pairs.items() if (slug, said) == (theme, words)]
            self.quote.data = chosen[0] if chosen else ""

    @property
    def answers(self) -> dict[str, object]:
        slug, _name, said = self.pairs.get(self.quote.data or "", ("", "", ""))
        return super().answers | {"theme": slug, "words": said}


class AsksForm(SectionForm):
    asked = TextAreaField(
        _l("What do you ask for?"),
        description=_l("One on each line: what, by whom, by when."),
        validators=[InputRequired(_l("Write at least one")), Length(max=4000)],
    )


FORMS: dict[str, type[SectionForm]] = {
    "figure": FigureForm, "run_chart": RunChartForm, "themes": ThemesForm, "quote": QuoteForm, "asks": AsksForm,
}  # fmt: skip


class ChangedFigureForm(BaseForm):
    """The committee decides on a figure that changed: take the new one, or keep the old and say its day."""

    key = HiddenField()
    choice = HiddenField()


class SignOffForm(BaseForm):
    """Nothing to ask: pressing the button is the act."""


class ReplyForm(BaseForm):
    """The landlord's reply to one part."""

    words = TextAreaField(
        _l("What do you reply?"),
        description=_l("Customers read this under the committee's words."),
        validators=[
            InputRequired(_l("Write your reply")),
            Length(max=4000, message=_l("Use 4,000 letters or fewer")),
        ],
    )
    who = StringField(
        _l("Who replies?"),
        description=_l("A name and a role, like “Dawn Pritchard, who runs repairs”."),
        validators=[InputRequired(_l("Give a name and a role")), Length(max=120)],
    )
