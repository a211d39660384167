"""What is asked of staff who run a ballot."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from core import clock
from core.forms import BaseForm, DateField
from surveys.ballots.models import Ballot, CredentialKind
from surveys.ballots.purposes import METHOD_NAMES, STATUTORY, USUAL, Force, Per, Secrecy, Who

SHORTER = _l("Make it shorter")
A_DATE = _l("Give a date, like 31 3 2027")
HOURS = [
    ("9", _l("9 in the morning")),
    ("12", _l("12 noon")),
    ("17", _l("5 in the afternoon")),
    ("20", _l("8 in the evening")),
]


def _number(label: Any, least: int, most: int, description: Any = "", optional: bool = False) -> IntegerField:
    said = _l("Give a number from %(least)s to %(most)s", least=least, most=f"{most:,}")
    first = Optional() if optional else InputRequired(said)
    return IntegerField(
        label, description=description, validators=[first, NumberRange(least, most, message=said)]
    )


class NewBallotForm(BaseForm):
    purpose = RadioField(
        _l("What is the vote for?"),
        choices=[
            *[(purpose.value, usual.label) for purpose, usual in USUAL.items()],
            *[(name, label) for name, (label, _reason) in STATUTORY.items()],
        ],
        validators=[InputRequired(_l("Choose what it is for"))],
    )
    title = StringField(
        _l("What is it called?"),
        description=_l("Voters see this. A question works well."),
        validators=[InputRequired(_l("Give it a name")), Length(max=120, message=SHORTER)],
    )
    budget = _number(_l("If money is to be spent: how many pounds?"), 1, 100_000_000, optional=True)


class RulesForm(BaseForm):
    """How the vote is. All of it is said to voters before they vote."""

    title = StringField(
        _l("What is it called?"),
        validators=[InputRequired(_l("Give it a name")), Length(max=120, message=SHORTER)],
    )
    about = TextAreaField(
        _l("What is it about?"),
        description=_l("What is decided, why, and what happens next."),
        validators=[InputRequired(_l("Say what it is about")), Length(max=3000, message=SHORTER)],
    )
    method = SelectField(_l("How is it counted?"), choices=list(METHOD_NAMES.items()))
    seats = _number(_l("How many can win?"), 1, 50, optional=True)
    most_marks = _number(_l("The most that one person may tick"), 1, 100, optional=True)
    highest_score = _number(_l("The most points for one"), 1, 100, optional=True)
    budget = _number(_l("How many pounds can be spent?"), 1, 100_000_000, optional=True)
    per = RadioField(
        _l("Who has one vote?"),
        choices=[(Per.PERSON.value, _l("Each person")), (Per.HOUSEHOLD.value, _l("Each home"))],
    )
    who = RadioField(
        _l("Who can vote?"),
        choices=[
            (Who.CUSTOMERS.value, _l("Customers")),
            (Who.MEMBERS.value, _l("Only members of the committee and the scrutiny pool")),
        ],
    )
    tenure = RadioField(
        _l("Which homes?"),
        choices=[("", _l("All")), ("LCRA", _l("Only rented homes")), ("LCHO", _l("Only shared ownership"))],
        default="",
        validators=[Optional()],
    )
    areas = SelectMultipleField(
        _l("Which estates?"), description=_l("Tick none for all of them."), validators=[Optional()]
    )
    least_age = _number(_l("How old must voters be?"), 0, 21)
    secrecy = RadioField(
        _l("Secret or open?"),
        choices=[
            (Secrecy.SECRET.value, _l("Secret: nobody can see who voted for what")),
            (Secrecy.OPEN.value, _l("Open: votes are published with names")),
        ],
    )
    may_change = BooleanField(_l("Voters may change their vote until it closes"))
    force = RadioField(
        _l("What does the result do?"),
        choices=[
            (Force.BINDS.value, _l("It decides: we must do what it says")),
            (Force.ADVISES.value, _l("It is advice: we say what we do about it")),
        ],
    )
    smallest_group = _number(
        _l("The fewest voters of which more is told"),
        2,
        100,
        _l("With fewer, we tell no turnout before the end, and no group on its own."),
    )
    result_on = DateField(_l("When is the result told?"), validators=[InputRequired(A_DATE)])
    result_where = StringField(
        _l("Where is it told?"),
        description=_l("Such as: on our website, and by letter."),
        validators=[InputRequired(_l("Say where it is told")), Length(max=200, message=SHORTER)],
    )
    nominations_from = DateField(
        _l("From when can names be put forward?"),
        description=_l("Leave it empty if you write the names yourself."),
    )
    nominations_to = DateField(_l("The last day to put a name forward"))
    statement_words = _number(_l("Words for each statement"), 20, 500)


class OptionForm(BaseForm):
    name = StringField(
        _l("The name or idea"),
        validators=[InputRequired(_l("Give the name or idea")), Length(max=120, message=SHORTER)],
    )
    statement = TextAreaField(
        _l("What is said about it"), validators=[Optional(), Length(max=3000, message=SHORTER)]
    )
    cost = _number(_l("What it costs, in pounds"), 1, 100_000_000, optional=True)


class RollForm(BaseForm):
    reason = StringField(
        _l("Why is this the right moment?"),
        description=_l("Everybody can read this. Such as: the list was checked today."),
        validators=[
            InputRequired(_l("Say why the list is frozen at this moment")),
            Length(max=300, message=SHORTER),
        ],
    )


class OpeningForm(BaseForm):
    opens_on = DateField(_l("When does it open?"), description=_l("Leave it empty to open it now."))
    closes_on = DateField(_l("The last day to vote"), validators=[InputRequired(A_DATE)])
    closes_hour = RadioField(_l("At what time does it close?"), choices=HOURS, default="17")

    def moments(self) -> dict[str, datetime | None]:
        """When it opens (None for now) and closes."""
        opens_on, closes_on, hour = self.opens_on.data, self.closes_on.data, int(self.closes_hour.data)
        closes_at = datetime.combine(closes_on, time(hour), clock.LONDON) if closes_on else None
        opens_at = datetime.combine(opens_on, time(9), clock.LONDON) if opens_on else None
        return {"opens_at": opens_at, "closes_at": closes_at}

    @staticmethod
    def usual(ballot: Ballot) -> dict[str, Any]:
        """Three weeks, or until the day before the result is told."""
        last = clock.today() + timedelta(days=21)
        if ballot.result_on:
            last = min(last, ballot.result_on - timedelta(days=1))
        return {"closes_on": last}


class ReasonForm(BaseForm):
    reason = StringField(
        _l("Why?"),
        description=_l("Everybody can read this."),
        validators=[Length(max=300, message=SHORTER)],
    )


class VoterForm(BaseForm):
    words = StringField(
        _l("Name, reference or postcode"),
        validators=[InputRequired(_l("Type a name, reference or postcode"))],
    )


class NewCodeForm(BaseForm):
    kind = RadioField(
        _l("How do they get it?"),
        choices=[
            (CredentialKind.EMAIL.value, _l("By e-mail")),
            (CredentialKind.LETTER.value, _l("By letter")),
            (CredentialKind.LARGE_PRINT.value, _l("By letter in large print")),
            (CredentialKind.PAPER.value, _l("I write it down for them")),
            (CredentialKind.TELEPHONE.value, _l("I read it out to them")),
        ],
        validators=[InputRequired(_l("Choose how they get it"))],
    )
    reason = StringField(
        _l("Why do they need a new code?"),
        validators=[InputRequired(_l("Say why they need a new code")), Length(max=200, message=SHORTER)],
    )
