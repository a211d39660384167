"""A line of a customer list: what its columns mean, and what is wrong with it. Plain values in and out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from core.messages.recipients import Channel
from engagement.customers.models import Tenure

# Column → other names it may have in a list from elsewhere. The first two must be there.
COLUMNS: dict[str, tuple[str, ...]] = {
    "home": ("home_reference", "property", "property_reference", "uprn"),
    "household": ("household_reference", "tenancy", "tenancy_reference"),
    "address": ("home_address", "address_lines"),
    "postcode": ("post_code",),
    "area": ("estate",),
    "building": ("block",),
    "tenure": ("tenure_type",),
    "active": ("is_active",),
    "customer": ("customer_reference", "person", "person_reference"),
    "name": ("customer_name", "full_name"),
    "born_on": ("date_of_birth", "dob"),
    "email": ("e_mail", "email_address"),
    "phone": ("mobile", "telephone", "phone_number"),
    "reach_by": ("contact", "preferred_contact", "contact_preference"),
    "large_print": (),
    "no_surveys": (),
    "no_news": (),
    "language": (),
}
REQUIRED = ("home", "household")
YES_NO = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
}
TENURES = {
    "lcra": Tenure.LCRA, "general_needs": Tenure.LCRA, "rented": Tenure.LCRA, "older_people": Tenure.LCRA,
    "supported": Tenure.LCRA, "lcho": Tenure.LCHO, "shared_ownership": Tenure.LCHO, "other": Tenure.OTHER,
    "leasehold": Tenure.OTHER,
}  # fmt: skip
WAYS = {"email": Channel.EMAIL, "letter": Channel.LETTER, "post": Channel.LETTER, "text": Channel.SMS,
        "sms": Channel.SMS, "call": Channel.CALL, "phone": Channel.CALL}  # fmt: skip
EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")


@dataclass(frozen=True)
class Line:
    """What one row says. Each dictionary holds only what the row gives: an empty cell changes nothing."""

    home_reference: str
    household_reference: str
    customer_reference: str | None
    building: str | None = None
    home: dict[str, Any] = field(default_factory=dict)
    household: dict[str, Any] = field(default_factory=dict)
    customer: dict[str, Any] = field(default_factory=dict)
    ways: dict[Channel, str] = field(default_factory=dict)
    wishes: dict[str, Any] = field(default_factory=dict)


class BadLine(Exception):
    """What is wrong with a row, as a sentence."""


def column_names(columns: tuple[str, ...]) -> dict[str, str]:
    """Ours → theirs, for the columns of a list that we know; case and spaces do not matter."""
    known: dict[str, str] = {}
    plain = {re.sub(r"[\s-]+", "_", column.casefold().strip()): column for column in columns}
    for ours, others in COLUMNS.items():
        found = next((plain[name] for name in (ours, *others) if name in plain), None)
        if found is not None:
            known[ours] = found
    return known


def read_line(cells: Mapping[str, str]) -> Line:
    """A row by our column names. Raises BadLine with what to put right.

    >>> read_line({"home": "H1", "household": "T1", "tenure": "LCRA"}).household
    {'tenure': <Tenure.LCRA: 'LCRA'>}
    """
    given = {name: " ".join(cells.get(name, "").split()) for name in COLUMNS if name != "address"}
    _no_formulas(given)
    for name in REQUIRED:
        if not given[name]:
            raise BadLine(_("The column “%(name)s” is empty.", name=name))
    if given["customer"] and not given["name"]:
        raise BadLine(_("There is a customer reference and no name."))
    if given["name"] and not given["customer"]:
        raise BadLine(_("There is a name and no customer reference."))
    return Line(
        home_reference=given["home"],
        household_reference=given["household"],
        customer_reference=given["customer"] or None,
        building=given["building"] or None,
        home=_home(given, cells.get("address", "")),
        household=_household(given),
        customer=_customer(given),
        ways=_ways(given),
        wishes=_wishes(given),
    )


def _no_formulas(given: Mapping[str, str]) -> None:
    for name, text in given.items():
        if text.startswith(("=", "@")) or (name != "phone" and text.startswith(("+", "-"))):
            raise BadLine(_("“%(name)s” begins with %(sign)s, as a formula does.", name=name, sign=text[0]))
        if any(ord(letter) < 32 or ord(letter) == 127 for letter in text):
            raise BadLine(_("“%(name)s” holds a character that nobody can type.", name=name))


def _home(given: Mapping[str, str], address: str) -> dict[str, Any]:
    lines = [" ".join(part.split()) for part in re.split(r"[\n,]+", address)]
    home = {"lines": "\n".join(line for line in lines if line)}
    home |= {"postcode": _postcode(given["postcode"]), "area": given["area"]}
    return {name: text for name, text in home.items() if text}


def _postcode(text: str) -> str:
    plain = text.replace(" ", "").upper()
    if plain and not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", plain):
        raise BadLine(_("“%(text)s” is not a postcode.", text=text))
    return f"{plain[:-3]} {plain[-3:]}" if plain else ""


def _household(given: Mapping[str, str]) -> dict[str, Any]:
    household: dict[str, Any] = {}
    if given["tenure"]:
        tenure = TENURES.get(given["tenure"].casefold().replace(" ", "_"))
        if tenure is None:
            raise BadLine(_("“%(text)s” is not a tenure: use LCRA, LCHO or other.", text=given["tenure"]))
        household["tenure"] = tenure
    if given["active"]:
        household["is_active"] = _yes_no("active", given["active"])
    return household


def _customer(given: Mapping[str, str]) -> dict[str, Any]:
    if not given["customer"]:
        return {}
    customer: dict[str, Any] = {"name": given["name"]}
    if given["born_on"]:
        customer["born_on"] = _day(given["born_on"])
    if given["language"]:
        if not re.fullmatch(r"[A-Za-z]{2,3}", given["language"]):
            raise BadLine(_("“%(text)s” is not a language code, such as en.", text=given["language"]))
        customer["language"] = given["language"].lower()
    return customer


def _day(text: str) -> date:
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise BadLine(_("“%(text)s” is not a day: use 1944-03-31 or 31/03/1944.", text=text))


def _ways(given: Mapping[str, str]) -> dict[Channel, str]:
    ways: dict[Channel, str] = {}
    if given["email"]:
        if not EMAIL.fullmatch(given["email"]):
            raise BadLine(_("“email” is not an e-mail address."))
        ways[Channel.EMAIL] = given["email"]
    if given["phone"]:
        digits = sum(letter.isdigit() for letter in given["phone"])
        if not re.fullmatch(r"\+?[\d\s()-]+", given["phone"]) or not 7 <= digits <= 15:
            raise BadLine(_("“phone” is not a phone number."))
        ways[Channel.SMS] = given["phone"]
    return ways if given["customer"] else {}


def _wishes(given: Mapping[str, str]) -> dict[str, Any]:
    wishes: dict[str, Any] = {}
    if given["reach_by"]:
        channel = WAYS.get(given["reach_by"].casefold().replace("-", ""))
        if channel is None:
            raise BadLine(
                _("“%(text)s” is not a way to reach somebody: use email, letter, text or call.",
                  text=given["reach_by"])
            )  # fmt: skip
        wishes["channel"] = channel
    for name in ("large_print", "no_surveys", "no_news"):
        if given[name]:
            wishes[name] = _yes_no(name, given[name])
    return wishes if given["customer"] else {}


def _yes_no(name: str, text: str) -> bool:
    if text.casefold() not in YES_NO:
        raise BadLine(_("“%(name)s” says “%(text)s”: use yes or no.", name=name, text=text))
    return YES_NO[text.casefold()]
