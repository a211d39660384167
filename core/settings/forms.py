"""What we ask of the landlord about itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from core.forms import BaseForm, DateField
from core.settings import services

FIELDS = ("name", "tagline", "phone", "emergency_phone", "email", "address", "colour")


class LandlordForm(BaseForm):
    name = StringField(
        _l("What is your landlord called?"), validators=[InputRequired(_l("Give the name")), Length(max=80)]
    )
    tagline = StringField(_l("What stands under the name?"), validators=[Length(max=60)])
    phone = StringField(
        _l("Which number do customers ring?"),
        validators=[InputRequired(_l("Give a telephone number")), Length(max=30)],
    )
    emergency_phone = StringField(
        _l("Which number do they ring in an emergency?"),
        validators=[InputRequired(_l("Give a telephone number")), Length(max=30)],
    )
    email = EmailField(_l("Which e-mail address do they write to?"), validators=[Length(max=200)])
    address = TextAreaField(_l("Where do they send a letter?"), validators=[Length(max=300)])
    colour = StringField(
        _l("What is your colour?"),
        description=_l("Write it like #742A5B. We make sure people can read every button."),
        validators=[InputRequired(_l("Give a colour")), Length(max=7)],
    )

    @classmethod
    def values(cls) -> dict[str, Any]:
        return {name: services.get(f"landlord.{name}") for name in FIELDS}

    def changes(self) -> Iterator[tuple[str, Any]]:
        """The settings that were changed, and to what."""
        for name in FIELDS:
            value = self[name].data or ""
            if value != services.get(f"landlord.{name}"):
                yield f"landlord.{name}", value


class RuleForm(BaseForm):
    """A rule's new value, and the day it begins to hold."""

    value = StringField("", validators=[Length(max=200)])
    from_on = DateField(
        _l("From which day?"),
        description=_l("Earlier days keep the rule they had."),
        validators=[InputRequired(_l("Give a date, like 31 3 2027"))],
    )


class RuleOfLinesForm(RuleForm):
    """The same for a rule that is a list, one on each line."""

    value = TextAreaField("", validators=[Length(max=2000)])
