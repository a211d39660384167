"""Making a ballot, and what can be chosen in it."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from flask_babel import gettext as _

from core import audit, clock, settings, slugs
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.files.models import StoredFile
from surveys.ballots.marks import ONE, RANKS, TICKS, YES_NO
from surveys.ballots.models import Ballot, BallotOption
from surveys.ballots.phases import Phase
from surveys.ballots.purposes import STATUTORY, USUAL, Purpose
from surveys.ballots.services.noting import note

CHANGEABLE = frozenset({Phase.DRAFT, Phase.NOMINATIONS, Phase.READY})
MONEY = frozenset({"budget-votes", "budget-equal-shares"})


def new_ballot(
    *, title: str, purpose: str | Purpose, by: Account | None, slug: str | None = None, **choices: Any
) -> Ballot:
    """Make a ballot as its purpose usually is, changed by `choices` (columns of Ballot).

    Raises Refused for a ballot the law gives to an independent body, and for
    choices that do not fit together.
    """
    if str(purpose) in STATUTORY:
        raise Refused(STATUTORY[str(purpose)][1], field="purpose")
    usual = USUAL[Purpose(purpose)]
    given = {name: value for name, value in choices.items() if value is not None}
    ballot = Ballot(
        **{
            "slug": slug or slugs.free_slug(Ballot, title),
            "title": title,
            "purpose": Purpose(purpose),
            "method": usual.method,
            "seats": usual.seats,
            "per": usual.per,
            "force": usual.force,
            "tie_seed": new_seed(title),
            "smallest_group": settings.get("ballots.smallest_group"),
            "made_by_id": by.id if by else None,
            **given,
        }
    )
    _check_it_fits(ballot)
    db.session.add(ballot)
    db.session.flush()
    audit.record("ballot.made", ballot, by=by, purpose=ballot.purpose, method=ballot.method)
    note(
        ballot,
        "made",
        slug=ballot.slug,
        purpose=ballot.purpose.value,
        method=ballot.method,
        seats=ballot.seats,
    )
    return ballot


def change_ballot(ballot: Ballot, *, by: Account | None, **choices: Any) -> None:
    """Change how the ballot is, until it opens.

    Raises Refused once it is open, and for choices that do not fit together.
    """
    _check_it_can_change(ballot)
    before = {name: getattr(ballot, name) for name in choices}
    for name, value in choices.items():
        setattr(ballot, name, value)
    _check_it_fits(ballot)
    changed = [name for name, value in choices.items() if before[name] != value]
    if changed:
        audit.record("ballot.changed", ballot, by=by, changed=changed)


def add_option(
    ballot: Ballot, *, name: str, by: Account | None, statement: str = "", cost: int | None = None,
    photo: StoredFile | None = None,
) -> BallotOption:  # fmt: skip
    """Put a name or idea on the paper.

    Raises Refused once the ballot is open, where a cost is missing, and for a name that is there.
    """
    _check_it_can_change(ballot)
    if ballot.kind == YES_NO:
        raise Refused(_("A yes or no vote has no names to choose from."))
    if ballot.method in MONEY and not cost:
        raise Refused(_("Say what this costs"), field="cost")
    if any(one.name.casefold() == name.casefold() for one in ballot.options):
        raise Refused(_("This name is on the paper already."), field="name")
    option = BallotOption(
        ballot=ballot, key=f"o{len(ballot.options) + 1}", name=name, statement=statement,
        cost=cost if ballot.method in MONEY else None, photo=photo,
    )  # fmt: skip
    db.session.add(option)
    db.session.flush()
    audit.record("ballot.option_added", ballot, by=by, option=option.key)
    return option


def withdraw_option(option: BallotOption, *, by: Account | None, on: date | None = None) -> None:
    """Take a name off the paper. Papers given before pass over it when they are counted.

    Raises Refused once the ballot is closed.
    """
    ballot = option.ballot
    if ballot.phase() not in CHANGEABLE | {Phase.OPEN}:
        raise Refused(_("This vote has closed."))
    if option.withdrawn_on is None:
        option.withdrawn_on = on or clock.today()
        audit.record("ballot.option_withdrawn", ballot, by=by, option=option.key)
        note(ballot, "option withdrawn", option=option.name)


def cancel_ballot(ballot: Ballot, *, reason: str, by: Account | None) -> None:
    """Stop a ballot for good, with a reason that everybody can read. Its sealed papers are never opened.

    Raises Refused when its result has been declared, or without a reason.
    """
    if ballot.phase() in {Phase.DECLARED, Phase.CANCELLED}:
        raise Refused(_("It is too late to cancel this vote."))
    if not reason.strip():
        raise Refused(_("Say why it is cancelled"), field="reason")
    ballot.cancelled_at, ballot.cancelled_because = clock.now(), reason.strip()
    audit.record("ballot.cancelled", ballot, by=by)
    note(ballot, "cancelled", reason=reason.strip())


def new_seed(title: str) -> str:
    """A seed for ties, published with the ballot long before anybody votes."""
    return f"{slugs.slug_from(title)}-{secrets.token_hex(4)}"


def problems(ballot: Ballot) -> list[str]:
    """What still stops it from being opened, a sentence each."""
    found: list[str] = []
    if ballot.kind != YES_NO and len(ballot.standing) < 2:
        found.append(_("Put at least two names or ideas on the paper."))
    if ballot.method in MONEY and not ballot.budget:
        found.append(_("Say how much money there is."))
    if not ballot.about.strip():
        found.append(_("Say what the vote is about."))
    if ballot.result_on is None or not ballot.result_where.strip():
        found.append(_("Say when and where the result is told."))
    if ballot.roll_frozen_at is None:
        found.append(_("Freeze the list of who may vote."))
    return found


def _check_it_can_change(ballot: Ballot) -> None:
    if ballot.phase() not in CHANGEABLE or ballot.opens_at is not None:
        raise Refused(_("This vote has opened, so it cannot be changed."))


def _check_it_fits(ballot: Ballot) -> None:
    if ballot.method in MONEY and not ballot.budget:
        raise Refused(_("Say how much money there is"), field="budget")
    if ballot.kind in {YES_NO, ONE} or ballot.method in {*MONEY, "av", "schulze"}:
        ballot.seats = 1
    if ballot.method == "limited" and not ballot.most_marks:
        ballot.most_marks = ballot.seats
    if ballot.kind != TICKS and ballot.kind != RANKS:
        ballot.most_marks = None
    if ballot.nominations_from and ballot.nominations_to and ballot.nominations_to < ballot.nominations_from:
        raise Refused(_("The last day must not be before the first"), field="nominations_to")
