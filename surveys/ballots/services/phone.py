"""Votes by phone: two people on the call write down the caller's words, each alone, and both must have heard the same.

The caller's code stays in the first person's page, and the call knows no
caller. It is deleted once the vote is taken, and after two hours in any case.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.keyed import secret
from surveys.ballots import marks as papers
from surveys.ballots import queries
from surveys.ballots.models import Ballot, PhoneVote, VoteChannel
from surveys.ballots.sealing import seal, unseal
from surveys.ballots.services.voting import AlreadyVoted, NotOpen, Stored, UnknownCode, vote

HEARD = "heard"
NUMBERS = 9000  # call numbers have four digits
LONGEST = timedelta(hours=2)


class HeardDifferently(Refused):
    """The two people wrote down different words."""


def check_caller(ballot: Ballot, code: str) -> None:
    """Whether the caller's code opens a paper that is not used. Raises UnknownCode, AlreadyVoted and NotOpen."""
    if not ballot.is_open:
        raise NotOpen(_("This vote is not open, so nobody can vote by phone."))
    entry = queries.entry_of_code(code)
    if entry is None or entry.ballot_id != ballot.id:
        raise UnknownCode(_("We do not know this code. Ask the caller to read it again."), field="code")
    if queries.has_voted(entry):
        raise AlreadyVoted(_("This vote has been used already. We take one from each voter."), field="code")


def begin_call(ballot: Ballot, marks: Any, *, by: Account) -> PhoneVote:
    """Keep what the first person heard, and give the call a number for the second."""
    marks = papers.check(ballot.rules, marks)
    taken = set(db.session.scalars(select(PhoneVote.number).where(PhoneVote.ballot_id == ballot.id)))
    free = [number for number in range(1000, 1000 + NUMBERS) if number not in taken]
    call = PhoneVote(ballot=ballot, number=secrets.choice(free), first_by=by, first=_sealed(ballot, marks))
    db.session.add(call)
    db.session.flush()
    return call


def hear_again(call: PhoneVote, marks: Any, *, by: Account) -> None:
    """Write down once more what the caller says: the first person their part, any other the second's.

    Raises Refused for a third person.
    """
    sealed = _sealed(call.ballot, papers.check(call.ballot.rules, marks))
    if by.id == call.first_by_id:
        call.first = sealed
        return
    if call.second_by_id not in (None, by.id):
        raise Refused(_("Two other people are on this call."))
    call.second_by, call.second = by, sealed
    db.session.flush()


def finish_call(call: PhoneVote, code: str) -> Stored:
    """Take the vote once both have written down the same, in the caller's transaction. End the call afterwards.

    Raises Refused while the second has written nothing, HeardDifferently, and whatever `vote` raises.
    """
    if call.second is None:
        raise Refused(_("The second person has not written it down yet."))
    first, second = (unseal(secret(), call.ballot_id, HEARD, one) for one in (call.first, call.second))
    if first != second:
        raise HeardDifferently(_("You wrote down different words. Ask the caller once more, both of you."))
    return vote(call.ballot, code, first, channel=VoteChannel.TELEPHONE)


def end_call(call: PhoneVote, *, by: Account | None, taken: bool) -> None:
    """Forget what was heard. In a transaction after the vote's own, so that the two share no stamp."""
    audit.record("ballot.call_ended", call.ballot, by=by, taken=taken)
    db.session.delete(call)
    db.session.flush()


def call_numbered(ballot: Ballot, number: int) -> PhoneVote | None:
    return db.session.scalar(
        select(PhoneVote).where(PhoneVote.ballot_id == ballot.id, PhoneVote.number == number)
    )


def forget_calls() -> int:
    """Delete calls that nobody ended. Gives how many."""
    return db.session.execute(delete(PhoneVote).where(PhoneVote.created_at < clock.now() - LONGEST)).rowcount


def _sealed(ballot: Ballot, marks: Any) -> bytes:
    return seal(secret(), ballot.id, HEARD, marks, ballot.rules.width)
