"""What we ask a landlord about its complaints: its own targets, its closures and the Ombudsman's details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from core import clock, settings
from core.forms import BaseForm, DateField

NUMBER = _l("Give a number of working days")
# The name of each question, and of the setting it changes.
SETTINGS = {
    "acknowledge_1": "feedback.acknowledge_days_stage_1",
    "answer_1": "feedback.answer_days_stage_1",
    "acknowledge_2": "feedback.acknowledge_days_stage_2",
    "answer_2": "feedback.answer_days_stage_2",
    "from_receipt": "feedback.answer_days_from_receipt",
    "reply_days": "feedback.reply_days",
    "praise_days": "feedback.praise_days",
    "closures": "feedback.closures",
    "in_time_of": "feedback.in_time_of",
    "name": "ombudsman.name",
    "phone": "ombudsman.phone",
    "website": "ombudsman.website",
    "address": "ombudsman.address",
}


def _own_target(label: Any, code: int) -> IntegerField:
    hint = _l("In working days. The Code allows %(most)s. Leave it empty to use the Code’s.", most=code)
    return IntegerField(label, description=hint, validators=[Optional()])


def _text(label: Any) -> StringField:
    return StringField(
        label, validators=[InputRequired(_l("Customers need this. Do not leave it empty.")), Length(max=300)]
    )


class ComplaintSettingsForm(BaseForm):
    not_answers = BaseForm.not_answers | {"from_on"}

    from_on = DateField(
        _l("From which day?"), description=_l("What came before this day keeps the rules of its time."),
        validators=[InputRequired(_l("Give the day, like 31 3 2027"))],
    )  # fmt: skip
    acknowledge_1 = _own_target(_l("Stage 1: say we have it within"), 5)
    answer_1 = _own_target(_l("Stage 1: answer within"), 10)
    acknowledge_2 = _own_target(_l("Stage 2: say we have it within"), 5)
    answer_2 = _own_target(_l("Stage 2: answer within"), 20)
    from_receipt = BooleanField(_l("Count our own target to answer from the day it came"))
    reply_days = IntegerField(
        _l("Reply to questions within"),
        description=_l("In working days."),
        validators=[InputRequired(NUMBER)],
    )
    praise_days = IntegerField(
        _l("Pass praise on within"), description=_l("In working days."), validators=[InputRequired(NUMBER)]
    )
    closures = TextAreaField(
        _l("When is the office shut?"),
        description=_l("Beside bank holidays, like 2026-12-29, one day on each line. It moves our own targets, never the Code’s days."),
        validators=[Length(max=5000)],
    )  # fmt: skip
    in_time_of = RadioField(
        _l("What do we count answers in time against?"),
        choices=[
            ("received", _l("All complaints that came")),
            ("answered", _l("All complaints we answered")),
        ],
    )
    name = _text(_l("The Ombudsman’s name"))
    phone = _text(_l("The Ombudsman’s phone number"))
    website = _text(_l("The Ombudsman’s website"))
    address = _text(_l("Where letters to the Ombudsman go"))

    @classmethod
    def values(cls) -> dict[str, Any]:
        found = {field: settings.get(name) for field, name in SETTINGS.items()}
        return found | {"closures": "\n".join(found["closures"]), "from_on": clock.today()}

    def changes(self) -> Iterator[tuple[str, str, Any]]:
        """What was changed: (question, setting, value)."""
        for field, name in SETTINGS.items():
            value = self[field].data
            if field == "closures":
                value = (value or "").split()
            if value != settings.get(name, self.day):
                yield field, name, value

    @property
    def day(self) -> date | None:
        return self.from_on.data
