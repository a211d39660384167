"""Who may be on a roll, as a query over customers and households.

Somebody whose day of birth we do not know counts as old enough: we know the
day of few, and only adults hold a tenancy. Staff who are also customers have no
vote of their own; their household has one where it is one vote a household.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from core.access.permissions import MEMBERS, STAFF, Role
from core.accounts.models import Account, RoleHeld
from engagement.customers.models import Customer, Home, Household
from surveys.ballots.models import Ballot
from surveys.ballots.purposes import Per, Who


def on_the_roll(ballot: Ballot, today: date) -> Select[Any]:
    """The ids of customers, or of households, that the ballot's rules let vote."""
    if ballot.per is Per.HOUSEHOLD:
        found = select(Household.id).join(Household.home).where(Household.is_active)
        if ballot.who is Who.MEMBERS:
            found = found.where(Household.customers.any(_has_a_role(MEMBERS)))
        found = found.order_by(Household.id)
    else:
        found = select(Customer.id).join(Customer.household).join(Household.home).where(Household.is_active)
        found = found.where(_old_enough(ballot, today), ~_has_a_role(STAFF)).order_by(Customer.id)
        if ballot.who is Who.MEMBERS:
            found = found.where(_has_a_role(MEMBERS))
    if ballot.tenure:
        found = found.where(Household.tenure == ballot.tenure)
    if ballot.areas:
        found = found.where(Home.area.in_(ballot.areas))
    return found


def _old_enough(ballot: Ballot, today: date) -> ColumnElement[bool]:
    year = today.year - ballot.least_age
    try:
        born_by = today.replace(year=year)
    except ValueError:  # 29 February, in a year without one
        born_by = date(year, 2, 28)
    return or_(Customer.born_on.is_(None), Customer.born_on <= born_by)


def _has_a_role(roles: frozenset[Role]) -> ColumnElement[bool]:
    return Customer.account.has(Account.roles.any(RoleHeld.name.in_(roles)))
