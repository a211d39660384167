"""The questions of "Tell us", one form for each page."""

from __future__ import annotations

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FileField, RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from core.forms import OpenForm
from core.messages.recipients import Channel
from engagement.feedback.forms import LONG, MayBeEmpty

TOO_LONG = _l("This is too long for us. Use 20,000 letters or fewer.")
WORDS: dict[str, tuple[Any, Any]] = {
    "ask": (_l("What do you want to ask?"), _l("Write it as you would say it.")),
    "praise": (_l("What went well?"), _l("Write it as you would say it.")),
    "wrong": (_l("What is wrong?"), _l("Say what, and since when. Write it as you would say it.")),
    "complain": (_l("What went wrong?"), _l("Say what happened, and when. You need no special words.")),
    "safety": (_l("What have you seen?"), _l("Say what it is, and why it worries you.")),
    "rent": (_l("What has happened?"), _l("You can say as little as you like. We do not judge.")),
}
ABOUT = [
    ("fire_door", _l("A fire door")), ("wall", _l("The outside wall or cladding")), ("alarm", _l("Smoke or fire alarms")),
    ("way_out", _l("A way out that is blocked")), ("structure", _l("Cracks or falling parts")), ("gas", _l("Gas")),
    ("electrical", _l("Electricity")), ("water", _l("Water")), ("lift", _l("A lift")), ("asbestos", _l("Asbestos")),
    ("other", _l("Something else")),
]  # fmt: skip


class KindForm(OpenForm):
    kind = RadioField(
        _l("What do you want to tell us?"),
        choices=[
            ("ask", _l("I want to ask something")),
            ("wrong", _l("Something is wrong")),
            ("complain", _l("I want to complain")),
            ("safety", _l("I am worried about safety in my building")),
            ("rent", _l("I need help with my rent")),
            ("praise", _l("I want to say thank you")),
        ],
        validators=[InputRequired(_l("Choose the one that fits best"))],
    )


class WordsForm(OpenForm):
    words = TextAreaField(
        validators=[InputRequired(_l("Tell us in your own words")), Length(max=LONG, message=TOO_LONG)]
    )

    def ask(self, kind: str) -> None:
        label, hint = WORDS[kind]
        self.words.label.text, self.words.description = label, hint


class WantedForm(OpenForm):
    wanted = TextAreaField(
        _l("What would put it right?"), description=_l("You can leave this out."),
        validators=[Optional(), Length(max=LONG, message=TOO_LONG)],
    )  # fmt: skip


class PraisedForm(OpenForm):
    praised = StringField(
        _l("Who do you want to thank?"), description=_l("A name, a team, or how we can find them. You can leave this out."),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )  # fmt: skip


class WhereForm(OpenForm):
    where = StringField(
        _l("Where is it?"), description=_l("Your block, street or estate. You can leave this out."),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )  # fmt: skip


class ComplainForm(OpenForm):
    complain = RadioField(
        _l("Do you want to make a complaint?"),
        description=_l("If you only want it put right, say no. You can still complain later. A complaint never counts against you."),
        choices=[("no", _l("No, just put it right")), ("yes", _l("Yes, I am not happy with what you did or did not do"))],
        validators=[InputRequired(_l("Choose the one that fits best"))],
    )  # fmt: skip


class DangerForm(OpenForm):
    danger = RadioField(
        _l("Is anyone in danger now?"),
        choices=[("yes", _l("Yes, or I am not sure")), ("no", _l("No"))],
        validators=[InputRequired(_l("Choose yes or no"))],
    )


class RingForm(OpenForm):
    """Nothing is asked on the page that says whom to ring."""


class PlaceForm(OpenForm):
    building = StringField(
        _l("Which building is it?"),
        validators=[
            InputRequired(_l("Say which building")),
            Length(max=200, message=_l("Use 200 letters or fewer")),
        ],
    )
    exact_place = StringField(
        _l("Where exactly?"),
        description=_l("Like “floor 3, by the lift”."),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )
    about = RadioField(
        _l("What is it about?"),
        choices=ABOUT,
        validators=[InputRequired(_l("Choose the one that fits best"))],
    )
    acted = RadioField(
        _l("Is it about a danger, or about how we dealt with one?"),
        choices=[("risk", _l("A danger")), ("acted", _l("How you dealt with it"))], default="risk",
    )  # fmt: skip
    noticed = StringField(
        _l("When did you notice it?"),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )
    reported_before = StringField(
        _l("Did you tell us before?"),
        description=_l("If so, when, or the number we gave you."),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )


class WhoForm(OpenForm):
    who = RadioField(
        _l("Do you want to give your name?"),
        choices=[
            ("me", _l("Yes. I speak for myself")),
            ("other", _l("Yes. I speak for somebody else")),
            ("nobody", _l("No. I do not want to give my name")),
        ],
        validators=[InputRequired(_l("Choose the one that fits best"))],
    )


class ReachForm(OpenForm):
    name = StringField(
        _l("Your name"),
        validators=[
            InputRequired(_l("Give your name")),
            Length(max=200, message=_l("Use 200 letters or fewer")),
        ],
    )
    speaks_for = StringField(
        _l("Who do you speak for?"), description=_l("Leave it empty if you speak for yourself. They must know that you do."),
        validators=[Optional(), Length(max=200, message=_l("Use 200 letters or fewer"))],
    )  # fmt: skip
    reach_by = RadioField(
        _l("How do you want to hear from us?"),
        choices=[
            (Channel.EMAIL.value, _l("By e-mail")), (Channel.SMS.value, _l("By text")),
            (Channel.CALL.value, _l("By phone call")), (Channel.LETTER.value, _l("By letter")),
        ],
        validators=[InputRequired(_l("Choose how we reach you"))],
    )  # fmt: skip
    email = StringField(
        _l("Your e-mail address"),
        description=_l("Only if you want e-mail."),
        validators=[MayBeEmpty(), Length(max=200)],
    )
    phone = StringField(
        _l("Your phone number"),
        description=_l("Only if you want a text or a call."),
        validators=[MayBeEmpty(), Length(max=40, message=_l("Give a number with 10 or 11 digits"))],
    )
    postal = TextAreaField(
        _l("Your address"),
        description=_l("Only if you want a letter."),
        validators=[MayBeEmpty(), Length(max=500, message=_l("Use 500 letters or fewer"))],
    )
    needs = StringField(
        _l("Is there anything you need from us?"), description=_l("Large print, a language, a good time to ring."),
        validators=[Optional(), Length(max=300, message=_l("Use 300 letters or fewer"))],
    )  # fmt: skip

    def validate_reach_by(self, field: RadioField) -> None:
        """The address for the way they chose has to be there; the error stands beside its box."""
        if field.data == Channel.EMAIL.value and not re.fullmatch(
            r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+", self.email.data or ""
        ):
            self._wrong(self.email, _l("Give your e-mail address, like name@example.org"))
        elif (
            field.data in {Channel.SMS.value, Channel.CALL.value}
            and not 10 <= sum(c.isdigit() for c in self.phone.data or "") <= 15
        ):
            self._wrong(self.phone, _l("Give a phone number with 10 or 11 digits"))
        elif field.data == Channel.LETTER.value and len((self.postal.data or "").strip()) < 8:
            self._wrong(self.postal, _l("Give your address with the postcode"))

    unreachable: tuple[Any, Any] | None = None

    def _wrong(self, field: Any, sentence: Any) -> None:
        self.unreachable = (field, sentence)

    def validate(self, **more: Any) -> bool:
        self.unreachable = None
        good = super().validate(**more)
        if self.unreachable:
            field, sentence = self.unreachable
            field.errors = [*field.errors, sentence]
            return False
        return good


class CheckForm(OpenForm):
    file = FileField(
        _l("Add a picture or a paper"),
        description=_l("You can leave this out. Up to 10 MB. We take off where a picture was made."),
    )


class FurtherForm(OpenForm):
    because = TextAreaField(
        _l("Do you want to say why?"), description=_l("You do not have to."),
        validators=[Optional(), Length(max=LONG, message=TOO_LONG)],
    )  # fmt: skip


FORMS: dict[str, type[OpenForm]] = {
    "words": WordsForm, "wanted": WantedForm, "praised": PraisedForm, "where": WhereForm, "complain": ComplainForm,
    "danger": DangerForm, "ring": RingForm, "place": PlaceForm, "who": WhoForm, "reach": ReachForm, "check": CheckForm,
}  # fmt: skip

__all__ = ["FORMS", "FurtherForm", "KindForm"]
