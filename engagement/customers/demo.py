"""The demo landlord's homes, its people, and who signs in: Willow Bank Homes, 8,500 homes in Alderbrook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import Any

from sqlalchemy import delete, select, update

from core import clock, settings
from core.access.permissions import Role
from core.accounts.models import Account
from core.accounts.services import add_account, by_email
from core.config import ROOT
from core.database import db
from core.messages.recipients import Channel
from engagement.customers.importing import bring_in
from engagement.customers.lines import Line
from engagement.customers.models import (
    Building,
    ContactPreference,
    ContactWay,
    Customer,
    Home,
    Household,
    Tenure,
)

SEED = 1
PHONE = "0161 496 0143"
CUSTOMER, CUSTOMER_EMAIL = "Mr Iqbal Rafiq", "rafiq@customers.example.org"
ROLES = {
    "administrator": [Role.ADMINISTRATOR],
    "complaints_officer": [Role.COMPLAINTS],
    "complaints_reviewer": [Role.COMPLAINTS],
    "safety_officer": [Role.COMPLAINTS],
}
FIRST_OF_THEIR_ROLE = ("haworth", "iqbal", "gallagher")
TENURES = {"shared_ownership": Tenure.LCHO, "leasehold": Tenure.OTHER}


@cache
def people() -> dict[str, Any]:
    """demo/people.json"""
    return json.loads((ROOT / "demo" / "people.json").read_text("utf-8"))


def open_the_office() -> None:
    """The landlord's own settings, and an account for everybody who signs in. Nobody has a password."""
    landlord = people()["landlord"]
    for name, value in {
        "landlord.name": landlord["name"],
        "landlord.phone": PHONE,
        "landlord.emergency_phone": landlord["emergency_phone"],
        "landlord.email": landlord["email"],
        "landlord.address": "\n".join(landlord["address"]),
        "landlord.colour": landlord["brand"],
    }.items():
        settings.change(name, value, by=None)
    staff = sorted(people()["staff"], key=lambda person: person["key"] not in FIRST_OF_THEIR_ROLE)
    for person in staff:
        roles = ROLES.get(person["access"], [Role.OFFICER])
        add_account(name=person["name"], email=person["email"], roles=roles)
    add_account(name=CUSTOMER, email=CUSTOMER_EMAIL, roles=[Role.CUSTOMER])
    for member in people()["committee"]:
        seat = Role.CHAIR if member["role"] == "chair" else Role.COMMITTEE
        add_account(name=member["name"], email=member["email"], roles=[Role.CUSTOMER, seat])
    for member in people()["scrutiny_pool"]:
        add_account(name=member["name"], email=member["email"], roles=[Role.CUSTOMER, Role.POOL])


def move_in() -> None:
    """Homes, households and customers; the people of the demo's stories live where they say they do."""
    chance = Random(SEED)  # noqa: S311 - the demo is the same each time
    bring_in(_lines(chance))
    for place in people()["places"]:
        named = update(Building).where(Building.name == place["name"])
        db.session.execute(named.values(kind=place["building"]))
    _settle(_people_of_the_stories())
    _leave_some_homes_empty(chance)


def _lines(chance: Random) -> Iterator[Line]:
    numbers = count(1)
    languages = [language["code"] for language in people()["languages"]]
    shares = [language["share"] for language in people()["languages"]]
    for place in people()["places"]:
        tenures = [t for t, homes in place["homes_by_tenure"].items() for _home in range(homes)]
        chance.shuffle(tenures)
        for door, tenure in enumerate(tenures, 1):
            first = next(numbers)
            for second in range(1 + (chance.random() < 0.35)):
                language = chance.choices(languages, shares)[0] if not second else "en"
                yield _line(chance, place, door, first, second, tenure, language)


def _line(
    chance: Random, place: dict[str, Any], door: int, number: int, second: int, tenure: str, language: str
) -> Line:
    block = place["kind"] == "block"
    name = f"{chance.choice(people()['first_names'])} {chance.choice(people()['last_names'])}"
    lines = f"Flat {door}\n{place['name']}" if block else f"{door} {place['name']}"
    ways: dict[Channel, str] = {}
    if chance.random() < (0.45 if tenure == "older_people" else 0.74):
        ways[Channel.EMAIL] = f"customer{number}{'b' if second else ''}@example.org"
    if chance.random() < 0.88:
        ways[Channel.SMS] = f"07700 900{chance.randrange(1000):03d}"
    return Line(
        home_reference=f"WB{number:05d}",
        household_reference=f"T{number:05d}",
        customer_reference=f"C{number:05d}{'B' if second else ''}",
        building=place["name"] if block else None,
        home={"lines": f"{lines}\nAlderbrook", "postcode": place["postcode"], "area": place["name"]},
        household={"tenure": TENURES.get(tenure, Tenure.LCRA)},
        customer={"name": name, "born_on": _birthday(chance, tenure), "language": language},
        ways=ways,
        wishes=_wishes(chance, tenure, ways),
    )


def _birthday(chance: Random, tenure: str) -> date:
    age = chance.triangular(60, 96, 74) if tenure == "older_people" else chance.triangular(19, 92, 44)
    return clock.today() - timedelta(days=int(age * 365.25))


def _wishes(chance: Random, tenure: str, ways: dict[Channel, str]) -> dict[str, Any]:
    wishes: dict[str, Any] = {}
    if chance.random() < 0.4:
        wishes["channel"] = chance.choice([Channel.LETTER, *ways])
    if chance.random() < (0.2 if tenure == "older_people" else 0.02):
        wishes["large_print"] = True
    if chance.random() < 0.03:
        wishes["no_surveys"] = True
    return wishes


def _people_of_the_stories() -> list[tuple[str, str, Account | None]]:
    """(name, place, account): the committee, the pool, and everybody with a case in demo/cases.json."""
    members = [*people()["committee"], *people()["scrutiny_pool"]]
    settled = [(member["name"], member["place"], by_email(member["email"])) for member in members]
    cases = json.loads((ROOT / "demo" / "cases.json").read_text("utf-8"))["cases"]
    places = {place["name"] for place in people()["places"]}
    named = {case["customer"]: case["place"] for case in cases if case.get("place") in places}
    named.pop("Name kept private", None)
    account = by_email(CUSTOMER_EMAIL)
    return settled + [(name, place, account if name == CUSTOMER else None) for name, place in named.items()]


def _settle(stories: list[tuple[str, str, Account | None]]) -> None:
    """Give each person the name of the next door in their place, and their account where they have one."""
    wanted = Counter(place for _name, place, _account in stories)
    doors = {place: _first_customers_in(place, number) for place, number in wanted.items()}
    for name, place, account in stories:
        customer = doors[place].pop(0)
        customer.name, customer.language = name, "en"
        if account is not None:
            customer.account = account
            email = next((way for way in customer.ways if way.channel is Channel.EMAIL), None)
            if email is None:
                email = ContactWay(channel=Channel.EMAIL)
                customer.ways.append(email)
            email.address = account.email


def _first_customers_in(area: str, number: int) -> list[Customer]:
    lives_there = select(Customer).join(Customer.household).join(Household.home).where(Home.area == area)
    return list(db.session.scalars(lives_there.order_by(Customer.id).limit(number)))


def _leave_some_homes_empty(chance: Random) -> None:
    """About one home in a hundred is between two lettings: nobody lives there now."""
    lived_in = select(Customer.household_id).where(Customer.account_id.is_not(None))
    homes = select(Household.id).where(Household.id.not_in(lived_in)).order_by(Household.id)
    households = list(db.session.scalars(homes))
    empty = chance.sample(households, len(households) // 100)
    gone = select(Customer.id).where(Customer.household_id.in_(empty))
    for model in (ContactWay, ContactPreference):
        db.session.execute(delete(model).where(model.customer_id.in_(gone)))
    db.session.execute(delete(Customer).where(Customer.household_id.in_(empty)))
    db.session.execute(update(Household).where(Household.id.in_(empty)).values(is_active=False))
    db.session.expire_all()
