"""What a ballot may be for, and what each is set to before anybody changes it.

Statutory ballots are named here only to be refused. An estate regeneration
ballot must be run by an independent body (the GLA's conditions for funding;
regulation notes 6.6), and a vote on a stock transfer is no landlord's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l


class Purpose(StrEnum):
    """What a ballot is for."""

    COMMITTEE = "committee_election"
    NAMING = "naming"
    PRIORITIES = "priorities"
    OPTIONS = "options"
    BUDGET = "budget"


class Per(StrEnum):
    """Who has one vote."""

    PERSON = "person"
    HOUSEHOLD = "household"


class Secrecy(StrEnum):
    """Whether anybody can see who voted for what."""

    SECRET = "secret"  # noqa: S105 - no password
    OPEN = "open"


class Force(StrEnum):
    """Whether the result decides, or is advice."""

    BINDS = "binds"
    ADVISES = "advises"


class Who(StrEnum):
    """Whose names may be on the roll."""

    CUSTOMERS = "customers"
    MEMBERS = "members"


@dataclass(frozen=True)
class Usual:
    """What a ballot of this purpose is usually like."""

    label: Any
    method: str
    per: Per
    force: Force
    seats: int = 1
    has_nominations: bool = False


USUAL: dict[Purpose, Usual] = {
    Purpose.COMMITTEE: Usual(
        _l("Choose people for a committee or pool"), "stv-scottish", Per.PERSON, Force.BINDS, 3, True
    ),
    Purpose.NAMING: Usual(_l("Choose a name"), "av", Per.PERSON, Force.ADVISES),
    Purpose.PRIORITIES: Usual(_l("Say what comes first"), "approval", Per.HOUSEHOLD, Force.ADVISES),
    Purpose.OPTIONS: Usual(
        _l("Choose between options after a consultation"), "av", Per.HOUSEHOLD, Force.ADVISES
    ),
    Purpose.BUDGET: Usual(
        _l("Say how to spend a sum of money"), "budget-equal-shares", Per.HOUSEHOLD, Force.BINDS
    ),
}

STATUTORY: dict[str, tuple[Any, Any]] = {
    "regeneration": (
        _l("Decide on pulling down or rebuilding homes"),
        _l(
            "We cannot run this vote. A vote on pulling down or rebuilding homes must be run by an "
            "independent body, and not by a landlord."
        ),
    ),
    "stock_transfer": (
        _l("Decide on a new landlord for the homes"),
        _l(
            "We cannot run this vote. A vote on a new landlord must be run by an independent body, "
            "and not by a landlord."
        ),
    ),
}

METHOD_NAMES: dict[str, Any] = {
    "yes-no": _l("Yes or no"),
    "plurality": _l("Choose one"),
    "approval": _l("Tick as many as you like"),
    "limited": _l("Tick up to a set number"),
    "score": _l("Give points"),
    "av": _l("Put in order, one wins"),
    "stv-scottish": _l("Put in order, several win (Scottish rules)"),
    "stv-meek": _l("Put in order, several win (Meek’s rules)"),
    "schulze": _l("Put in order, best against each other"),
    "budget-votes": _l("Money, by most ticks"),
    "budget-equal-shares": _l("Money, in equal shares"),
}

METHOD_WORDS: dict[str, Any] = {
    "yes-no": _l("Yes or no. The side with more votes wins."),
    "plurality": _l("Choose one. The one with most votes wins."),
    "approval": _l("Tick as many as you like. Those with most ticks win."),
    "limited": _l("Tick up to a set number. Those with most ticks win."),
    "score": _l("Give each a number of points. Those with most points win."),
    "av": _l("Put them in order. The last is taken out until one has more than half."),
    "stv-scottish": _l("Put them in order. Places are shared so that most votes help someone."),
    "stv-meek": _l("Put them in order. Places are shared by Meek’s method, worked out by computer."),
    "schulze": _l("Put them in order. The one that beats each other one wins."),
    "budget-votes": _l("Tick those you want. The most wanted are paid for first."),
    "budget-equal-shares": _l("Tick those you want. Each voter has an equal share of the money."),
}
