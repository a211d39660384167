"""Ballots, for tests: drafts, open ones with codes, and votes in them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from core import clock
from core.database import db
from core.keyed import keyed_hash
from surveys.ballots import services
from surveys.ballots.models import Ballot, Credential, RollEntry
from surveys.fieldwork import links
from tests.makers.engagement_customers import a_customer

_numbers = count(1)
NAMES = ("Ann Baker", "Bo Chen", "Cy Davies")


def a_ballot(*, names: tuple[str, ...] = NAMES, **choices: Any) -> Ballot:
    """A draft with names on its paper, and all that must be said."""
    number = next(_numbers)
    given = {
        "title": f"Who sits on the committee {number}",
        "slug": f"committee-{number}",
        "purpose": "committee_election",
        "about": "Choose who speaks for customers.",
        "result_on": clock.today() + timedelta(days=40),
        "result_where": "On our website",
        "seats": 1,
    }
    ballot = services.new_ballot(**{**given, **choices}, by=None)
    for name in names if ballot.kind != "yes_no" else ():
        services.add_option(ballot, name=name, cost=1000 if ballot.budget else None, by=None)
    db.session.commit()
    return ballot


def an_open_ballot(*, voters: int = 3, days: int = 14, **choices: Any) -> tuple[Ballot, list[str]]:
    """A ballot that is open, and the codes of its voters in the order of the roll."""
    for _one in range(voters):
        a_customer()
    ballot = a_ballot(**choices)
    services.freeze_roll(ballot, reason="The list is complete", by=None)
    services.open_ballot(ballot, closes_at=clock.now() + timedelta(days=days), by=None)
    codes = codes_for(ballot)
    db.session.commit()
    return ballot, codes


def codes_for(ballot: Ballot) -> list[str]:
    """A code for everyone on the roll, handed over by the test."""
    codes = []
    for entry in db.session.query(RollEntry).filter_by(ballot_id=ballot.id).order_by(RollEntry.id):
        code = links.new_link()
        hashed = keyed_hash("ballot credential", links.tidy(code))
        db.session.add(Credential(roll_entry_id=entry.id, code_hash=hashed, kind="letter"))
        codes.append(code)
    return codes
