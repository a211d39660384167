"""What we promised in an answer, followed until it is done."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from engagement.feedback.models import Case, Remedy
from engagement.feedback.telling import tell
from engagement.feedback.who_sees import check


def promise(case: Case, *, words: str, due_on: date, by: Account) -> Remedy:
    """Write down something promised, with its day (Code 7.3)."""
    check(by, case)
    if not words.strip():
        raise Refused(_("Write what we promised"), field="words")
    if due_on < case.received_on:
        raise Refused(_("This day is before the case came"), field="due_on")
    remedy = Remedy(case=case, words=words.strip(), due_on=due_on)
    db.session.add(remedy)
    audit.record("case.promised", case, by=by, due_on=due_on)
    return remedy


def keep_promise(
    remedy: Remedy, *, words: str, by: Account, on: date | None = None, told: bool = True
) -> None:
    """Say that something promised is done, and tell the customer."""
    check(by, remedy.case)
    if remedy.done_on is not None:
        raise Refused(_("This is done already."))
    if not words.strip():
        raise Refused(_("Say how you know that it is done"), field="words")
    remedy.done_on, remedy.done_words = on or clock.today(), words.strip()
    audit.record("case.kept_promise", remedy.case, by=by, remedy=remedy.id)
    if told:
        db.session.flush()
        tell(remedy.case, "promise_kept", f"kept:{remedy.id}", by=by, remedy=remedy)
