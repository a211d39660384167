"""Freezing the roll, and adding to it afterwards: two people, and a reason."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func, insert, select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from engagement.customers.models import Customer, Household
from surveys.ballots.eligibility import on_the_roll
from surveys.ballots.models import Ballot, LateAddition, RollEntry
from surveys.ballots.phases import Phase
from surveys.ballots.purposes import Per
from surveys.ballots.services.noting import note


def freeze_roll(ballot: Ballot, *, reason: str, by: Account | None) -> int:
    """Write down who may vote, as it is at this moment. Gives how many they are.

    Raises Refused when it is frozen, without a reason, and when nobody may vote.
    """
    if ballot.roll_frozen_at is not None:
        raise Refused(_("The list is frozen already."))
    if ballot.cancelled_at is not None:
        raise Refused(_("This vote is cancelled."))
    if not reason.strip():
        raise Refused(_("Say why the list is frozen at this moment"), field="reason")
    moment = clock.now()
    ids = list(db.session.scalars(on_the_roll(ballot, clock.today())))
    if not ids:
        raise Refused(_("Nobody may vote by these rules. Look at them again."))
    column = "household_id" if ballot.per is Per.HOUSEHOLD else "customer_id"
    rows = [{"ballot_id": ballot.id, column: one, "created_at": moment} for one in ids]
    db.session.execute(insert(RollEntry), rows)
    ballot.roll_frozen_at, ballot.roll_reason = moment, reason.strip()
    audit.record("ballot.roll_frozen", ballot, by=by, voters=len(ids))
    note(ballot, "roll frozen", voters=len(ids), reason=reason.strip())
    return len(ids)


def add_late(ballot: Ballot, who: Customer | Household, *, reason: str, by: Account) -> LateAddition:
    """Propose somebody who is missing on a frozen roll. They may vote once another person has confirmed it.

    Raises Refused before the roll is frozen, after the ballot has closed,
    without a reason, and for somebody who is on the roll or proposed already.
    """
    if ballot.roll_frozen_at is None:
        raise Refused(_("The list is not frozen yet."))
    _check_it_is_not_over(ballot)
    if not reason.strip():
        raise Refused(_("Say why they were missing"), field="reason")
    if isinstance(who, Household) != (ballot.per is Per.HOUSEHOLD):
        raise Refused(
            _("This vote is one for each home.")
            if ballot.per is Per.HOUSEHOLD
            else _("This vote is one for each person.")
        )
    named = {"household_id" if isinstance(who, Household) else "customer_id": who.id}
    if db.session.scalar(select(RollEntry.id).filter_by(ballot_id=ballot.id, **named)) is not None:
        raise Refused(_("They are on the list already."))
    if db.session.scalar(select(LateAddition.id).filter_by(ballot_id=ballot.id, **named)) is not None:
        raise Refused(_("They have been proposed already."))
    addition = LateAddition(ballot=ballot, reason=reason.strip(), proposed_by=by, **named)
    db.session.add(addition)
    db.session.flush()
    audit.record("ballot.late_addition_proposed", ballot, by=by, addition=addition.id)
    return addition


def confirm_late(addition: LateAddition, *, by: Account) -> RollEntry:
    """Add them to the roll. Their code goes out with the next round of codes.

    Raises Refused when the same person confirms who proposed, when it was
    confirmed before, and after the ballot has closed.
    """
    ballot = addition.ballot
    if addition.confirmed_by_id is not None:
        raise Refused(_("This is confirmed already."))
    if addition.proposed_by_id == by.id:
        raise Refused(_("Another person must confirm this."))
    _check_it_is_not_over(ballot)
    entry = RollEntry(
        ballot=ballot, customer_id=addition.customer_id, household_id=addition.household_id, is_late=True
    )
    addition.roll_entry, addition.confirmed_by, addition.confirmed_at = entry, by, clock.now()
    db.session.add(entry)
    db.session.flush()
    audit.record("ballot.late_addition_confirmed", ballot, by=by, addition=addition.id)
    late = select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id, RollEntry.is_late)
    note(ballot, "late addition", late_additions=db.session.scalar(late), reason=addition.reason)
    return entry


def _check_it_is_not_over(ballot: Ballot) -> None:
    if ballot.phase() not in {Phase.READY, Phase.NOMINATIONS, Phase.OPEN}:
        raise Refused(_("This vote has closed, so nobody can be added."))
