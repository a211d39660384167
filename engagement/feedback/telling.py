"""Telling people, each in their own way; where that is the telephone, a person here is asked to ring."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from core import messages
from core.accounts.models import Account
from core.database import db
from core.messages.recipients import Channel, Recipient
from engagement.customers.services import recipient_for
from engagement.feedback.kinds import NoteKind
from engagement.feedback.models import Case, Note
from engagement.feedback.ombudsman import ombudsman


def recipient_of(case: Case) -> Recipient | None:
    """Whom to tell, and how: what they said for this case first, then what we know of the customer."""
    if case.is_anonymous:
        return None
    if case.reach_by and case.address:
        known = case.customer
        return Recipient(
            case.name or (known.name if known else ""), case.reach_by, case.address,
            language=known.language if known else "en",
            large_print=bool(known and known.preference and known.preference.large_print),
        )  # fmt: skip
    return recipient_for(case.customer, "service") if case.customer else None


def tell(case: Case, template: str, occasion: str, *, by: Account | None = None, **context: Any) -> bool:
    """Tell whoever the case is from, once for each occasion. False when we know no way to."""
    to = recipient_of(case)
    if to is None:
        return False
    if to.channel is Channel.CALL:
        words = _("They asked us to ring. Ring %(number)s and tell them the news.", number=to.address)
        db.session.add(Note(case=case, kind=NoteKind.RING, words=words, by_id=by.id if by else None))
        return True
    queued = messages.queue(
        f"engagement/feedback/{template}", to=to, once=f"case:{case.id}:{occasion}", case=case,
        ombudsman=ombudsman(), **context,
    )  # fmt: skip
    if queued is not None:
        said = {
            Channel.EMAIL: _("We sent an e-mail: %(subject)s", subject=queued.subject),
            Channel.LETTER: _("We sent a letter: %(subject)s", subject=queued.subject),
            Channel.SMS: _("We sent a text: %(subject)s", subject=queued.subject),
        }[to.channel]
        db.session.add(Note(case=case, kind=NoteKind.TOLD, words=said, by_id=by.id if by else None))
    return True


def tell_colleague(account: Account, template: str, once: str, **context: Any) -> bool:
    """Send a colleague an e-mail, once for each occasion. False when they had it already, or have no address."""
    if not account.email:
        return False
    to = Recipient.by_email(account.name, account.email)
    return messages.queue(f"engagement/feedback/{template}", to=to, once=once, **context) is not None
