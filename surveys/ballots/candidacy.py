"""Who may stand: the rules of a call in words, and each of them checked for one person.

A rule is stated and checked in the same place, so that what is checked is
exactly what was said. What no record of ours can tell, a person checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from core import clock
from core.access.permissions import STAFF
from core.database import db
from engagement.customers.models import Customer
from surveys.ballots.eligibility import on_the_roll
from surveys.ballots.models import Ballot, RollEntry
from surveys.ballots.purposes import Per, Who


@dataclass(frozen=True)
class Check:
    """A rule, whether somebody fits it (None: only a person can tell), and what to say when they do not."""

    rule: str
    fits: bool | None
    otherwise: str = ""


def rules(ballot: Ballot) -> list[str]:
    """Who may stand, a sentence each."""
    return [one.rule for one in _checks(ballot, None)]


def checks(ballot: Ballot, customer: Customer) -> list[Check]:
    """The same rules, checked for one person."""
    return _checks(ballot, customer)


def misfit(ballot: Ballot, customer: Customer) -> str | None:
    """Why somebody cannot stand, in a sentence; None when nothing we know speaks against it."""
    return next((one.otherwise for one in checks(ballot, customer) if one.fits is False), None)


def may_vote(ballot: Ballot, customer: Customer) -> bool:
    """Whether they are on the list of who may vote; before it is frozen, whether they would be."""
    wanted = customer.household_id if ballot.per is Per.HOUSEHOLD else customer.id
    if ballot.roll_frozen_at is not None:
        column = RollEntry.household_id if ballot.per is Per.HOUSEHOLD else RollEntry.customer_id
        found = select(RollEntry.id).where(RollEntry.ballot_id == ballot.id, column == wanted)
    else:
        everybody = on_the_roll(ballot, clock.today()).order_by(None).subquery()
        found = select(everybody.c.id).where(everybody.c.id == wanted)
    return db.session.scalar(found) is not None


def _checks(ballot: Ballot, one: Customer | None) -> list[Check]:
    """Most telling first: whoever works for us is told so, and not that they are on no list."""
    found = [
        Check(_("You do not work for us."), one and not _is_staff(one), _("Whoever works for us cannot stand.")),
        _age(ballot, one),
    ]  # fmt: skip
    if ballot.tenure:
        rents = ballot.tenure == "LCRA"
        found.append(
            Check(
                _("You rent your home from us.") if rents else _("You own a share of your home with us."),
                one and one.household.tenure == ballot.tenure,
                _("Only people who rent their home from us can stand.")
                if rents
                else _("Only people who own a share of their home with us can stand."),
            )
        )
    if ballot.areas:
        where = ", ".join(ballot.areas)
        found.append(
            Check(
                _("Your home is in one of these places: %(where)s.", where=where),
                one and one.household.home.area in ballot.areas,
                _("Only people whose home is in one of these places can stand: %(where)s.", where=where),
            )
        )
    found.append(
        Check(_on_the_list(ballot), one and may_vote(ballot, one), _("Only people who may vote can stand."))
    )
    return [*found, *(Check(rule, None) for rule in ballot.candidate_rules)]


def _on_the_list(ballot: Ballot) -> str:
    if ballot.who is Who.MEMBERS:
        return _("You are a member of our committee or scrutiny pool.")
    if ballot.per is Per.HOUSEHOLD:
        return _("Your household may vote in this vote.")
    return _("You may vote in this vote.")


def _age(ballot: Ballot, one: Customer | None) -> Check:
    age = ballot.candidate_age
    fits = None
    if one is not None and one.born_on is not None:
        fits = age_on(one.born_on, clock.today()) >= age
    return Check(
        _("You are %(age)s or older.", age=age),
        fits,
        _("Only people of %(age)s or older can stand.", age=age),
    )


def age_on(born_on: date, day: date) -> int:
    """Full years. Born on 29 February, somebody grows older on 1 March of a year without one.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _is_staff(customer: Customer) -> bool:
    return customer.account is not None and bool(STAFF & customer.account.role_set)
