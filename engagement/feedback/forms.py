"""What staff are asked when they handle a case."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from core.forms import BaseForm, DateField
from core.messages.recipients import Channel
from engagement.feedback.kinds import CAME_BY, DECISIONS, KINDS, CameBy, CaseKind, Decision

LONG = 20000
TOO_LONG = _l("This is too long. Use 20,000 letters or fewer.")
WAYS: list[tuple[str, Any]] = [
    (Channel.EMAIL.value, _l("By e-mail")),
    (Channel.SMS.value, _l("By text")),
    (Channel.CALL.value, _l("By phone call")),
    (Channel.LETTER.value, _l("By letter")),
]


class MayBeEmpty(Optional):
    """Nothing is checked when it is empty, and the label does not say that it can be: a rule elsewhere decides."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags = {}


def long_text(
    label: Any, hint: Any = "", *, required: Any = None, limit: int = LONG, rule_elsewhere: bool = False
) -> TextAreaField:
    checks = [InputRequired(required)] if required else [MayBeEmpty() if rule_elsewhere else Optional()]
    return TextAreaField(label, description=hint, validators=[*checks, Length(max=limit, message=TOO_LONG)])


def short_text(label: Any, hint: Any = "", *, required: Any = None, limit: int = 200) -> StringField:
    checks = [InputRequired(required)] if required else [Optional()]
    said = _l("Use 200 letters or fewer")
    return StringField(label, description=hint, validators=[*checks, Length(max=limit, message=said)])


class EnterForm(BaseForm):
    """A call, a letter, a visit: what somebody told a colleague."""

    kind = RadioField(
        _l("What is it?"), choices=[(k.value, label) for k, label in KINDS.items()],
        coerce=lambda value: CaseKind(value) if value else None, validators=[InputRequired(_l("Choose what it is"))],
    )  # fmt: skip
    came_by = RadioField(
        _l("How did it come?"),
        choices=[(c.value, label) for c, label in CAME_BY.items() if c is not CameBy.WEB],
        coerce=lambda value: CameBy(value) if value else None, validators=[InputRequired(_l("Choose how it came"))],
    )  # fmt: skip
    received_on = DateField(
        _l("Which day did it come?"), description=_l("The clock starts on this day. For example, 31 3 2027"),
        validators=[InputRequired(_l("Give the day, like 31 3 2027"))],
    )  # fmt: skip
    words = long_text(
        _l("What did they say?"),
        _l("In their own words. We send them this to check."),
        required=_l("Write what they said"),
    )
    wanted = long_text(_l("What would put it right for them?"))
    danger_now = BooleanField(
        _l("Somebody is in danger now"),
        description=_l("Only for building safety. Ring the emergency line first."),
    )
    praised = short_text(_l("Who do they praise?"), _l("Only for praise."))
    place = short_text(_l("Where is it?"), _l("A block or an estate."))
    customer_reference = short_text(
        _l("Customer reference"), _l("Like C00012. Leave it empty if they are not a customer.")
    )
    name = short_text(_l("Their name"), _l("Leave it empty if they did not give one."))
    speaks_for = short_text(_l("Who do they speak for?"), _l("Only if they speak for somebody else."))
    reach_by = RadioField(
        _l("How do they want to hear from us?"), choices=[("", _l("As we know from their record")), *WAYS], default="",
        coerce=lambda value: Channel(value) if value else None, validators=[Optional()],
    )  # fmt: skip
    address = TextAreaField(
        _l("E-mail address, phone number or postal address"), validators=[Optional(), Length(max=500)]
    )
    needs = short_text(
        _l("Is there anything they need from us?"), _l("Large print, a language, a time to ring.")
    )


class AcknowledgeForm(BaseForm):
    definition = long_text(
        _l("What do you understand the complaint to be about?"),
        _l(
            "We send this, so that they can put it right. Say what they want to happen, and what is not ours to do."
        ),
        required=_l("Write what you understand the complaint to be about"),
    )


class PlainForm(BaseForm):
    """A button, with the token that keeps it safe."""


class ReplyForm(BaseForm):
    words = long_text(
        _l("Your reply"), _l("We send it as you write it."), required=_l("Write the reply first")
    )


class AnswerForm(BaseForm):
    """The answer to a complaint, in the parts that the Code wants. `services.missing_parts` says what is missing."""

    definition = long_text(
        _l("What the complaint is about"),
        _l("As you understood it when you wrote to them."),
        rule_elsewhere=True,
    )
    decision = RadioField(
        _l("What you decided"), choices=[(d.value, label) for d, label in DECISIONS.items()],
        coerce=lambda value: Decision(value) if value else None, validators=[MayBeEmpty()],
    )  # fmt: skip
    reasons = long_text(
        _l("The reasons"),
        _l("Answer every point. Name the policy, law or good practice."),
        rule_elsewhere=True,
    )
    remedy = long_text(
        _l("How you put it right"), _l("What you offer, and sorry where it is due."), rule_elsewhere=True
    )
    next_step = long_text(
        _l("What happens next"), _l("What is still to do, and by when."), rule_elsewhere=True
    )
    promise = short_text(
        _l("A promise to follow"), _l("One thing you will do. It stays here until it is done.")
    )
    promise_due_on = DateField(_l("By when will you do it?"), validators=[Optional()])
    learning = long_text(_l("What we learned"), _l("So that it does not happen again. Customers see it too."))


class ExtendForm(BaseForm):
    days = IntegerField(
        _l("How many working days longer?"), validators=[InputRequired(_l("Give a number of working days"))]
    )
    why = long_text(
        _l("Why does it take longer?"),
        _l("We send this, with the Ombudsman’s details."),
        required=_l("Say why it takes longer"),
        limit=2000,
    )


class AssignForm(BaseForm):
    owner = SelectField(_l("Who has it?"), coerce=int, validators=[InputRequired(_l("Choose a person"))])


class NoteForm(BaseForm):
    words = long_text(_l("A note for colleagues"), required=_l("Write the note first"))


class ComplaintForm(BaseForm):
    why = long_text(
        _l("Why is it a complaint now?"),
        _l("They said so, or they are unhappy with what we did."),
        required=_l("Say why it is a complaint now"),
        limit=2000,
    )


class DescribeForm(BaseForm):
    summary = short_text(_l("What is it about, in a few words?"), _l("For our lists. No names."))
    is_sensitive = BooleanField(_l("Only complaints officers may see it"))


class TriageForm(BaseForm):
    is_higher_risk_building = BooleanField(_l("It is a higher-risk building (7 floors or 18 metres)"))
    is_relevant_complaint = BooleanField(
        _l("It is a complaint about fire or structure, or how we act on them")
    )
    may_be_an_occurrence = BooleanField(_l("It may have to be reported to the regulator"))
    handed_to = short_text(
        _l("Who has it now, and under which job number?"), required=_l("Say who makes it safe")
    )


class PromiseForm(BaseForm):
    words = short_text(_l("What did we promise?"), required=_l("Write what we promised"), limit=500)
    due_on = DateField(
        _l("When will it be done?"), validators=[InputRequired(_l("Give a date, like 31 3 2027"))]
    )


class DoneForm(BaseForm):
    words = short_text(
        _l("How do you know that it is done?"), required=_l("Say how you know that it is done"), limit=500
    )


class CloseForm(BaseForm):
    outcome = short_text(_l("How did it end?"), required=_l("Say how it ended"), limit=500)


class FurtherForm(BaseForm):
    because = long_text(_l("Did they say why?"), _l("They need not."), limit=5000)
