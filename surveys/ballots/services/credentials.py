"""Codes that open a paper: sending them out, and putting a new one in the place of a lost one."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import joinedload

from core import audit, files, messages
from core.accounts.models import Account
from core.database import db, saving
from core.documents import can_make_pdf
from core.errors import Refused
from core.messages.recipients import Channel, Recipient
from engagement.customers.models import Customer, Household
from engagement.customers.services import recipient_for, recipient_for_household
from surveys.ballots import letters
from surveys.ballots.models import (
    Ballot,
    Credential,
    CredentialKind,
    CredentialLetters,
    RollEntry,
    Voted,
)
from surveys.ballots.phases import Phase
from surveys.ballots.services.noting import note
from surveys.ballots.services.voting import code_hash
from surveys.fieldwork import links
from surveys.fieldwork.services import Went

AT_ONCE = 100
Tell = Callable[[int, int, str], None]
SENDABLE = frozenset({Phase.READY, Phase.OPEN})


def issue_credentials(ballot: Ballot, *, by: Account | None, tell: Tell | None = None) -> Went:
    """Send a code to everyone on the roll who has none. Saves as it goes; safe to run again.

    Raises Refused unless the roll is frozen and the ballot has a day to close.
    """
    if ballot.phase() not in SENDABLE or ballot.closes_at is None:
        raise Refused(_("First say when the vote opens and closes."))
    waiting = list(db.session.scalars(without_a_code(ballot)))
    went = Went()
    for start in range(0, len(waiting), AT_ONCE):
        with saving():
            went = went.plus(_write_to(ballot, waiting[start : start + AT_ONCE]))
        if tell:
            tell(min(start + AT_ONCE, len(waiting)), len(waiting), _("Writing to voters"))
    with saving():
        audit.record(
            "ballot.codes_sent", ballot, by=by,
            emails=went.emails, letters=went.letters, unreachable=went.unreachable,
        )  # fmt: skip
        if went.emails or went.letters:
            note(ballot, "codes sent", emails=went.emails, letters=went.letters)
    return went


def without_a_code(ballot: Ballot) -> Select[tuple[int]]:
    """The ids of roll entries that have never been given a code, and have not voted."""
    return (
        select(RollEntry.id)
        .where(
            RollEntry.ballot_id == ballot.id,
            ~select(Credential.id).where(Credential.roll_entry_id == RollEntry.id).exists(),
            ~select(Voted.roll_entry_id).where(Voted.roll_entry_id == RollEntry.id).exists(),
        )
        .order_by(RollEntry.id)
    )


def replace_credential(
    entry: RollEntry, *, kind: str | CredentialKind, reason: str, by: Account | None
) -> str | None:
    """Give a voter a new code; the old one is dead from this moment.

    By e-mail or letter it goes out by itself. For `paper` and `telephone` the
    code is given back, to be handed over or read out, and is shown nowhere again.

    Raises Refused when they have voted, when the ballot is over, without a
    reason, and when there is no address for it.
    """
    ballot, kind = entry.ballot, CredentialKind(kind)
    if ballot.phase() not in SENDABLE or ballot.closes_at is None:
        raise Refused(_("Codes can be given from the day the vote is opened until it closes."))
    if not reason.strip():
        raise Refused(_("Say why they need a new code"), field="reason")
    if db.session.get(Voted, entry.id) is not None:
        raise Refused(_("This vote has been used already, so a new code would open nothing."))
    recipient = _recipient(entry, kind)
    dead = update(Credential).where(Credential.roll_entry_id == entry.id, Credential.is_live)
    had_one = db.session.execute(dead.values(is_live=False)).rowcount
    code = _give_code(entry, kind)
    db.session.flush()
    audit.record("ballot.code_replaced", entry, by=by, kind=kind, reason=reason.strip())
    if had_one:
        note(ballot, "code replaced", replaced=replaced(ballot))
    if recipient is None:
        return code
    given = select(func.count(Credential.id)).where(Credential.roll_entry_id == entry.id)
    once = f"ballot-code:{entry.id}:{db.session.scalar(given)}"
    messages.queue(
        "surveys/ballots/code",
        to=recipient,
        once=once,
        forget=True,
        ballot=ballot,
        code=code,
        is_new=bool(had_one),
    )
    return None


def replaced(ballot: Ballot) -> int:
    """How many codes have died because another was given."""
    dead = select(func.count(Credential.id)).join(Credential.roll_entry)
    return db.session.scalar(dead.where(RollEntry.ballot_id == ballot.id, ~Credential.is_live)) or 0


def forget_letters(batch: CredentialLetters, *, by: Account | None) -> None:
    """Delete a printed batch: it holds codes."""
    if batch.file is not None:
        files.path_of(batch.file).unlink(missing_ok=True)
        file, batch.file = batch.file, None
        db.session.flush()
        db.session.delete(file)
    audit.record("ballot.letters_deleted", batch.ballot, by=by, letters=batch.letters)


def _write_to(ballot: Ballot, ids: list[int]) -> Went:
    """One batch: e-mails into the outbox, letters into one file to print."""
    emails = unreachable = letters_wait = 0
    to_print: list[letters.Letter] = []
    printable = can_make_pdf()
    for entry in db.session.scalars(_with_people(ids)).unique():
        recipient = _by_email_or_letter(entry)
        if recipient is None:
            unreachable += 1
        elif recipient.channel is Channel.LETTER and not printable:
            letters_wait += 1
        elif recipient.channel is Channel.LETTER:
            kind = CredentialKind.LARGE_PRINT if recipient.large_print else CredentialKind.LETTER
            to_print.append(letters.Letter(recipient, _give_code(entry, kind)))
            entry.way = Channel.LETTER
        else:
            emails += 1
            code = _give_code(entry, CredentialKind.EMAIL)
            messages.queue(
                "surveys/ballots/code", to=recipient, once=f"ballot-code:{entry.id}:1", forget=True,
                ballot=ballot, code=code, is_new=False,
            )  # fmt: skip
            entry.way = Channel.EMAIL
    if to_print:
        file = files.keep(f"{ballot.slug}-codes.pdf", letters.printed(ballot, to_print))
        db.session.flush()
        db.session.add(CredentialLetters(ballot_id=ballot.id, file_id=file.id, letters=len(to_print)))
    return Went(emails, len(to_print), unreachable, letters_wait)


def _give_code(entry: RollEntry, kind: CredentialKind) -> str:
    code = links.new_link()
    db.session.add(Credential(roll_entry_id=entry.id, code_hash=code_hash(code), kind=kind))
    return code


def _recipient(entry: RollEntry, kind: CredentialKind) -> Recipient | None:
    """Who a new code is sent to, by the way that was chosen; None where it is handed over.

    Raises Refused where we have no address for it.
    """
    if kind in {CredentialKind.PAPER, CredentialKind.TELEPHONE}:
        return None
    person = entry.customer or next(iter(entry.household.customers), None)
    home = (entry.household or entry.customer.household).home
    name = person.name if person else _("Customer")
    language = person.language if person else "en"
    if kind is CredentialKind.EMAIL:
        address = (
            next((way.address for way in person.ways if way.channel is Channel.EMAIL), "") if person else ""
        )
        if not address:
            raise Refused(_("We have no e-mail address for them. Choose another way."), field="kind")
        return Recipient(name, Channel.EMAIL, address, language)
    if not home.address:
        raise Refused(_("We have no postal address for them. Choose another way."), field="kind")
    return Recipient(name, Channel.LETTER, home.address, language, kind is CredentialKind.LARGE_PRINT)


def _by_email_or_letter(entry: RollEntry) -> Recipient | None:
    """A vote is no survey: it reaches everybody we have an address for. Calls and texts become letters."""
    found = recipient_for(entry.customer) if entry.customer else recipient_for_household(entry.household)
    if found is None or found.channel in {Channel.EMAIL, Channel.LETTER}:
        return found
    home = (entry.household or entry.customer.household).home
    if not home.address:
        return None
    return Recipient(found.name, Channel.LETTER, home.address, found.language, found.large_print)


def _with_people(ids: list[int]) -> Select[tuple[RollEntry]]:
    def reached(customers: object) -> list[object]:
        return [
            customers.selectinload(Customer.ways),
            customers.joinedload(Customer.preference),
            customers.joinedload(Customer.household).joinedload(Household.home),
        ]

    household = joinedload(RollEntry.household)
    return (
        select(RollEntry)
        .where(RollEntry.id.in_(ids))
        .options(
            household.joinedload(Household.home),
            *reached(household.selectinload(Household.customers)),
            *reached(joinedload(RollEntry.customer)),
        )
        .order_by(RollEntry.id)
    )
