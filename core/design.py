"""What the /design page shows: one made-up example of every component, in every state it can have.

The page renders templates/design.html with `example=examples()`. Forms are made anew for each page,
because a form remembers its errors.
"""

from datetime import date
from typing import Any

from markupsafe import Markup
from wtforms import (
    BooleanField,
    FileField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from core.documents import charts

SATISFACTION = [
    ("1", "Very satisfied"),
    ("2", "Fairly satisfied"),
    ("3", "Neither satisfied nor dissatisfied"),
    ("4", "Fairly dissatisfied"),
    ("5", "Very dissatisfied"),
    ("na", "Not applicable/don’t know"),
]


class _Day(StringField):
    """Stands in for core.forms.DateField, which needs a request; it is drawn by the same macro."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.type = "DateField"

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        return [("day", "Day", "31"), ("month", "Month", "3"), ("year", "Year", "2027")]


class ExampleForm(Form):
    """One question of every kind."""

    owner = StringField(
        "Who will see it through?", validators=[InputRequired("Give the name of a person or team")]
    )
    we_will = TextAreaField(
        "What will you do?", description="Customers will read this.", validators=[Optional()]
    )
    area = SelectField(
        "What is it about?", choices=[("", "Anything"), ("repairs", "Repairs"), ("lifts", "Lifts")]
    )
    channel = RadioField(
        "How shall we tell you?", choices=[("text", "By text"), ("letter", "By letter")], default="text"
    )
    topics = SelectMultipleField(
        "What would you like news of?",
        choices=[("repairs", "Repairs"), ("rent", "Rent"), ("safety", "Safety")],
        description="Tick all that fit.",
        default=["rent"],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    due_on = _Day("When will it be done?", description="For example, 31 3 2027.")
    photo = FileField("A photo of it", description="A JPG or PNG of up to 5 MB.")
    agrees = BooleanField("Tell me what came of it", description="We send one text and no more.")
    satisfied = RadioField(
        "How satisfied or dissatisfied are you that Willow Bank Homes listens to your views "
        "and acts upon them?",
        choices=SATISFACTION,
        description="Choose one. There is no wrong answer.",
        default="4",
    )


def _with_errors(prefix: str) -> ExampleForm:
    form = ExampleForm(prefix=prefix)
    form.owner.errors = ["Give the name of a person or team"]
    form.satisfied.data = None
    form.satisfied.errors = ["Choose the answer that fits best"]
    form.due_on.errors = ["Give a date, like 31 3 2027"]
    form.topics.errors = ["Tick at least one"]
    form.agrees.errors = ["Tick the box, so that we may send it"]
    return form


RUN = [
    charts.Point("2021", 74, 71, 77),
    charts.Point("2022", 72, 69, 75),
    charts.Point("2023", 70, 66, 74),
    charts.Point("2024", 66, 63, 69),
    charts.Point("2025", 71, 68, 74),
    charts.Point("2026", 68, 65, 71),
]
BASES = [604, 611, 588, 1040, 987, 1012]


def examples() -> dict[str, Any]:
    """Everything templates/design.html needs beyond what every page has."""
    finding = "68 in 100 customers are satisfied with repairs. That is about the same as last year."
    return {
        "fresh": ExampleForm(prefix="fresh-"),
        "filters": ExampleForm(prefix="filters-"),
        "wrong": _with_errors("wrong-"),
        "a_day": date(2026, 8, 9),
        "long_words": "The lift keeps breaking and my mum is 81. " * 14,
        "run_chart": charts.run_chart(RUN, finding, "2024", ("By phone only", "By phone and online")),
        "run_finding": finding,
        "run_rows": [
            {
                "cells": [point.label, f"{point.value}%", f"{point.low}% and {point.high}%", f"{base:,}"],
                "strong": point.label == "2026",
                "break_before": point.label == "2024",
            }
            for point, base in zip(RUN, BASES, strict=True)
        ],
        "bars": charts.bars(
            [
                charts.Bar("Willow Bank Homes", 68, 65, 71, ours=True),
                charts.Bar("Landlords like us", 71, 69, 73),
                charts.Bar("All landlords", 72, 70, 74),
            ],
            "Satisfied, of 1,012 customers",
        ),
        "satisfaction": dict(
            zip([label for _, label in SATISFACTION[:5]], [304, 385, 121, 121, 81], strict=True)
        ),
        "outcomes": [
            ("agreed", 31, "done, and customers agree"),
            ("we_say_done", 9, "we say done, not yet checked"),
            ("half", 12, "half done"),
            ("late", 5, "late"),
            ("did_not", 7, "we did not do"),
        ],
        "sparkline": charts.sparkline([14, 15, 17, 17, 18, 21, 25, 25, 26, 25, 28, 28]),
        "rich": Markup("<b>Two</b> customers rode the lift and agree it works."),
    }
