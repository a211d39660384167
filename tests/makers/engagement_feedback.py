"""Cases, for tests."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from core.access import Role
from core.accounts.models import Account
from core.accounts.services import add_account
from core.database import db
from core.messages.recipients import Channel
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind, Decision
from engagement.feedback.models import Case
from engagement.feedback.services import Answer, Contribution, Person
from engagement.voices.codes import new_code

_numbers = count(1)


def a_person(**changes: Any) -> Person:
    return Person(
        **{
            "name": "Maureen Okafor",
            "reach_by": Channel.EMAIL,
            "address": "maureen@customers.example.org",
            **changes,
        }
    )


def a_case(
    kind: CaseKind = CaseKind.COMPLAINT,
    words: str = "Nobody mended the gate.",
    *,
    anonymous: bool = False,
    **changes: Any,
) -> Case:
    """A case as it came in by the site, from a named person unless `anonymous`."""
    said = {
        "kind": kind,
        "remarks": [("", words)],
        "code": new_code(),
        "person": None if anonymous else a_person(),
        **changes,
    }
    case = services.receive(Contribution(**said))
    db.session.commit()
    return case


def an_officer(*roles: str) -> Account:
    """A new member of staff: a complaints officer, unless other roles are named."""
    number = next(_numbers)
    account = add_account(
        name=f"Officer {number}",
        email=f"officer{number}@staff.example.org",
        roles=[Role(role) for role in roles or ["complaints_officer"]],
    )
    db.session.commit()
    return account


def an_answer(**changes: Any) -> Answer:
    """An answer with every part the Code wants."""
    return Answer(
        **{
            "definition": "The gate was not mended.",
            "decision": Decision.UPHELD,
            "reasons": "The job was closed too soon.",
            "remedy": "Sorry, and £50.",
            "next_step": "A joiner comes on Friday.",
            **changes,
        }
    )


def an_answered_complaint(by: Account | None = None, on: date | None = None, **changes: Any) -> Case:
    case = a_case(**changes)
    services.answer_complaint(case, an_answer(), by=by or an_officer(), on=on)
    db.session.commit()
    return case
