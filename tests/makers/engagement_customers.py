"""Customers and their homes, for tests. Each call makes new ones; name what your test is about."""

from __future__ import annotations

from itertools import count
from typing import Any

from core.database import db
from core.messages.recipients import Channel
from engagement.customers.models import ContactPreference, ContactWay, Customer, Home, Household

_numbers = count(1)


def a_home(**changes: Any) -> Home:
    number = next(_numbers)
    home = Home(
        **{
            "reference": f"H{number:05d}",
            "lines": f"{number} Weir Lane\nAlderbrook",
            "postcode": "WB1 1AA",
            "area": "Weir Side",
            **changes,
        }
    )
    db.session.add(home)
    return home


def a_household(**changes: Any) -> Household:
    household = Household(**{"reference": f"T{next(_numbers):05d}", **changes})
    if household.home is None:
        household.home = a_home()
    db.session.add(household)
    db.session.commit()
    return household


def a_customer(*, email: str | None = None, phone: str | None = None, **changes: Any) -> Customer:
    """A customer; wishes such as `no_surveys=True` or `channel=…` become their preferences."""
    wishes = {
        key: changes.pop(key) for key in ("channel", "large_print", "no_surveys", "no_news") if key in changes
    }
    customer = Customer(**{"name": "Maureen Okafor", "reference": f"C{next(_numbers):05d}", **changes})
    if customer.household is None:
        customer.household = a_household()
    for channel, address in ((Channel.EMAIL, email), (Channel.SMS, phone)):
        if address:
            customer.ways.append(ContactWay(channel=channel, address=address))
    if wishes:
        customer.preference = ContactPreference(**wishes)
    db.session.add(customer)
    db.session.commit()
    return customer
