"""Standing for election: put forward, supported, accepted or refused, withdrawn."""

from __future__ import annotations

import secrets
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock, messages
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.files.models import StoredFile
from core.messages.recipients import Channel, Recipient
from engagement.customers.models import Customer
from engagement.customers.services import recipient_for
from surveys.ballots import candidacy
from surveys.ballots.models import Ballot, Nomination
from surveys.ballots.phases import Phase
from surveys.ballots.services.making import CHANGEABLE, add_option, withdraw_option
from surveys.ballots.statements import words_in
from surveys.fieldwork.links import LETTERS

BEFORE_OPENING = CHANGEABLE
SECONDER_CODE = 6  # letters and numbers: it only finds a name, and whoever supports it has signed in


def nominate(
    ballot: Ballot,
    customer: Customer,
    *,
    name: str,
    statement: str,
    by: Account | None,
    photo: StoredFile | None = None,
    came_on: date | None = None,
) -> Nomination:
    """Put somebody forward, or change what they said before.

    `came_on` is the day a paper form came, typed by staff (`by`). Without a new
    `photo` the old one stays.

    Raises Refused outside the days of the call, for too many words, for
    somebody who does not fit the rules, and once they were accepted.
    """
    _check_the_days(ballot, came_on)
    check_statement(ballot, statement)
    if (why := candidacy.misfit(ballot, customer)) is not None:
        raise Refused(why)
    found = nomination_of(ballot, customer)
    if found is not None and found.state == "accepted":
        raise Refused(_("This is accepted already, so it cannot be changed."))
    if found is None:
        found = Nomination(ballot=ballot, customer=customer)
        db.session.add(found)
    found.name, found.statement, found.came_on = name, statement, came_on or clock.today()
    found.photo = photo or found.photo
    found.entered_by = by if came_on is not None else None
    found.refused_because = found.withdrawn_at = found.decided_by_id = None
    if ballot.needs_seconder and not found.seconder_code:
        found.seconder_code = _new_code(ballot)
    db.session.flush()
    audit.record("nomination.sent", found, by=by, on_paper=came_on is not None)
    return found


def second(nomination: Nomination, customer: Customer, *, by: Account | None) -> None:
    """Support somebody who stands.

    Raises Refused for oneself, for whoever may not vote, and when it is too late or done already.
    """
    ballot = nomination.ballot
    if nomination.withdrawn_at is not None or ballot.phase() not in BEFORE_OPENING:
        raise Refused(_("It is too late to support this person."))
    if nomination.customer_id == customer.id:
        raise Refused(_("Another person must support this."))
    if not candidacy.may_vote(ballot, customer):
        raise Refused(_("Only people who may vote can support somebody."))
    if nomination.seconded_by_id is not None and nomination.seconded_by_id != customer.id:
        raise Refused(_("Somebody else supports this person already. Thank you all the same."))
    nomination.seconded_by = customer
    audit.record("nomination.seconded", nomination, by=by)


def accept(nomination: Nomination, *, by: Account | None) -> None:
    """Put them on the paper, and tell them.

    Raises Refused when they do not fit the rules now, have no seconder where
    one is asked for, withdrew, or were decided about before; and once the vote is open.
    """
    _check_it_waits(nomination)
    if (why := candidacy.misfit(nomination.ballot, nomination.customer)) is not None:
        raise Refused(why)
    if not nomination.is_seconded:
        raise Refused(_("Nobody supports this person yet. Ask them for their supporter."))
    nomination.option = add_option(
        nomination.ballot,
        name=nomination.name,
        statement=nomination.statement,
        photo=nomination.photo,
        by=by,
    )
    nomination.accepted_at, nomination.decided_by_id = clock.now(), by.id if by else None
    audit.record("nomination.accepted", nomination, by=by)
    _tell(nomination, "accepted")


def refuse(nomination: Nomination, *, reason: str, by: Account | None) -> None:
    """Refuse it with a reason, which the person is told. Within the days of the call they may send it again.

    Raises Refused without a reason, and when it was decided before.
    """
    _check_it_waits(nomination)
    if not reason.strip():
        raise Refused(_("Say why. The person is told."), field="reason")
    nomination.refused_because, nomination.decided_by_id = reason.strip(), by.id if by else None
    audit.record("nomination.refused", nomination, by=by)
    _tell(nomination, "refused")


def withdraw(nomination: Nomination, *, by: Account | None) -> None:
    """Stand no more. Whoever was accepted is taken off the paper; once it is open, votes for them pass on.

    Raises Refused when the vote has closed, or it was withdrawn before.
    """
    ballot = nomination.ballot
    if nomination.withdrawn_at is not None:
        raise Refused(_("This is withdrawn already."))
    if ballot.phase() not in BEFORE_OPENING | {Phase.OPEN}:
        raise Refused(_("This vote has closed."))
    if nomination.option is not None:
        withdraw_option(nomination.option, by=by)
    nomination.withdrawn_at = clock.now()
    audit.record("nomination.withdrawn", nomination, by=by)


def check_statement(ballot: Ballot, statement: str) -> None:
    """Raises Refused, beside the box, for more words than there is room for."""
    used, most = words_in(statement), ballot.statement_words
    if used > most:
        raise Refused(
            _("You have used %(used)s words. Use %(most)s or fewer.", used=used, most=most), field="statement"
        )


def nomination_of(ballot: Ballot, customer: Customer) -> Nomination | None:
    return db.session.scalar(
        select(Nomination).where(Nomination.ballot_id == ballot.id, Nomination.customer_id == customer.id)
    )


def _check_the_days(ballot: Ballot, came_on: date | None) -> None:
    if came_on is None:
        if ballot.phase() is not Phase.NOMINATIONS:
            raise Refused(_("Names can only be put forward on the days of the call."))
        return
    if ballot.opens_at is not None or ballot.phase() not in BEFORE_OPENING:
        raise Refused(_("This vote has opened, so nobody more can stand."))
    first, last = ballot.nominations_from, ballot.nominations_to
    if first is None or last is None or not first <= came_on <= last:
        raise Refused(_("The form must have come on one of the days of the call."), field="came_on")
    if came_on > clock.today():
        raise Refused(_("This day is still to come."), field="came_on")


def _check_it_waits(nomination: Nomination) -> None:
    said = {
        "withdrawn": _("This is withdrawn already."),
        "accepted": _("This is accepted already."),
        "refused": _("This is refused already."),
    }.get(nomination.state)
    if said:
        raise Refused(said)


def _new_code(ballot: Ballot) -> str:
    """Six letters and numbers for the seconder, that nobody else's nomination in this ballot has."""
    taken = set(db.session.scalars(select(Nomination.seconder_code).where(Nomination.ballot_id == ballot.id)))
    while True:
        code = "".join(secrets.choice(LETTERS) for _each in range(SECONDER_CODE))
        if code not in taken:
            return code


def _tell(nomination: Nomination, what: str) -> None:
    to = _by_email_or_letter(nomination.customer)
    if to is not None:
        messages.queue(
            f"surveys/ballots/nomination_{what}",
            to=to,
            once=f"nomination:{nomination.id}:{what}:{secrets.token_hex(4)}",
            ballot=nomination.ballot,
            nomination=nomination,
        )


def _by_email_or_letter(customer: Customer) -> Recipient | None:
    """Long words go by e-mail or letter, also to whoever likes calls and texts."""
    found = recipient_for(customer, "service")
    if found is None or found.channel in {Channel.EMAIL, Channel.LETTER}:
        return found
    home = customer.household.home
    if not home.address:
        return None
    return Recipient(found.name, Channel.LETTER, home.address, found.language, found.large_print)
