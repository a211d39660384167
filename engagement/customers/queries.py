"""Finding customers and households."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload

from core.accounts.models import Account
from core.database import db
from engagement.customers.models import Customer, Home, Household, Tenure


def customer_of(account: Account | None) -> Customer | None:
    """The customer who signs in with this account."""
    if account is None:
        return None
    return db.session.scalar(select(Customer).where(Customer.account_id == account.id))


def active_households(tenure: str | Tenure | None = None) -> list[int]:
    """The ids of households that live with us now, in the order of their ids."""
    wanted = select(Household.id).where(Household.is_active).order_by(Household.id)
    if tenure is not None:
        wanted = wanted.where(Household.tenure == Tenure(tenure))
    return list(db.session.scalars(wanted))


def areas() -> list[str]:
    """The names of our estates."""
    return list(db.session.scalars(select(Home.area).where(Home.area != "").distinct().order_by(Home.area)))


def matching(words: str) -> Select[tuple[Customer]]:
    """Customers by name, reference or postcode. Every word must be found in one of them."""
    found = (
        select(Customer)
        .join(Customer.household)
        .join(Household.home)
        .options(joinedload(Customer.household).joinedload(Household.home))
        .order_by(Customer.name, Customer.id)
    )
    postcode = "".join(words.split())
    for word in words.split():
        found = found.where(or_(*_found_in(word), _postcode_begins(postcode)))
    return found


def _found_in(word: str) -> list[ColumnElement[bool]]:
    part = word.lower()
    return [
        func.lower(Customer.name).contains(part, autoescape=True),
        func.lower(Customer.reference).startswith(part, autoescape=True),
        func.lower(Household.reference).startswith(part, autoescape=True),
        func.lower(Home.reference).startswith(part, autoescape=True),
    ]


def _postcode_begins(text: str) -> ColumnElement[bool]:
    return func.replace(Home.postcode, " ", "").startswith(text.upper(), autoescape=True)


def counts() -> dict[str, int]:
    """How many homes, households that live with us now, and customers we know."""
    return {
        "homes": db.session.scalar(select(func.count(Home.id))) or 0,
        "households": db.session.scalar(select(func.count(Household.id)).where(Household.is_active)) or 0,
        "customers": db.session.scalar(select(func.count(Customer.id))) or 0,
    }
