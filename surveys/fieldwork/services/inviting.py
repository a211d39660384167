"""Drawing a sample, inviting its households, and reminding those who have not answered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import Select, insert, select
from sqlalchemy.orm import joinedload

from analysis.estimates.sample_size import minimum_answers
from core import audit, clock, files, messages
from core.accounts.models import Account
from core.database import db, saving
from core.documents import can_make_pdf
from core.errors import Refused
from core.keyed import keyed_hash
from core.messages.recipients import Channel, Recipient
from engagement.customers.models import Customer, Household
from engagement.customers.queries import active_households
from engagement.customers.services import recipient_for_household
from surveys.fieldwork import letters, links
from surveys.fieldwork.models import Invitation, InvitationLink, LetterBatch, Sample
from surveys.fieldwork.sampling import sample
from surveys.questionnaires.models import Survey

AT_ONCE = 100
MOST_REMINDERS = 2
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Went:
    """What became of a round: e-mails queued, letters to print, homes or voters that cannot be written to."""

    emails: int = 0
    letters: int = 0
    unreachable: int = 0
    letters_wait: int = 0

    def plus(self, other: Went) -> Went:
        return Went(
            self.emails + other.emails,
            self.letters + other.letters,
            self.unreachable + other.unreachable,
            self.letters_wait + other.letters_wait,
        )


def frame(survey: Survey, tenure: str) -> list[int]:
    """The households that may be drawn: those that live with us and were not asked in this survey."""
    asked = set(db.session.scalars(select(Invitation.household_id).where(Invitation.survey_id == survey.id)))
    return [one for one in active_households(tenure) if one not in asked]


def needed_answers(homes: int) -> int:
    """How many answers the regulator's accuracy needs (TSM technical requirements, notes 1.6)."""
    return minimum_answers(homes) if homes else 0


def draw_sample(
    survey: Survey, *, size: int, seed: int, tenure: str = "LCRA", by: Account | None, on: date | None = None
) -> Sample:
    """Draw households at random, in a way that anyone can repeat from the recorded seed.

    `on` is the day of a draw that was made before, outside this system.
    Raises Refused when the survey has closed or there are not so many homes.
    """
    if on is None and survey.state() == "closed":
        raise Refused(_("This survey has closed."))
    moment = clock.start_of(on) if on else clock.now()
    ids = frame(survey, tenure)
    if not 1 <= size <= len(ids):
        raise Refused(_("There are %(there)s homes to draw from.", there=f"{len(ids):,}"), field="size")
    drawn = sample(ids, size, seed)
    listed = hashlib.sha256("\n".join(map(str, ids)).encode()).hexdigest()
    made = Sample(
        survey=survey, seed=seed, size=size, frame_size=len(ids), frame_sha256=listed, tenure=tenure,
        drawn_by_id=by.id if by else None, created_at=moment,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    rows = [
        {"survey_id": survey.id, "sample_id": made.id, "household_id": one, "created_at": moment}
        for one in sorted(drawn)
    ]
    db.session.execute(insert(Invitation), rows)
    audit.record("sample.drawn", made, by=by, survey=survey.slug, seed=seed, size=size, of=len(ids))
    return made


def invite(survey: Survey, *, by: Account | None, tell: Tell | None = None) -> Went:
    """Write to every drawn household that was not written to. Saves as it goes; safe to run again.

    Raises Refused when the survey is not open.
    """
    return _round(survey, Invitation.is_sent.is_(False), "invitation", by, tell)


def remind(survey: Survey, *, by: Account | None, tell: Tell | None = None) -> Went:
    """Write again to households that were written to and have not answered, at most twice.

    Raises Refused when the survey is not open.
    """
    fewest = select(Invitation.reminders).where(
        Invitation.survey_id == survey.id, Invitation.is_sent, ~Invitation.has_answered
    )
    done = db.session.scalar(fewest.order_by(Invitation.reminders).limit(1))
    if done is None or done >= MOST_REMINDERS:
        raise Refused(_("There is nobody left to remind."))
    condition = Invitation.is_sent & ~Invitation.has_answered & (Invitation.reminders == done)
    return _round(survey, condition, "reminder", by, tell)


def forget_letters(batch: LetterBatch, *, by: Account | None) -> None:
    """Delete a printed batch: it holds links."""
    if batch.file is not None:
        files.path_of(batch.file).unlink(missing_ok=True)
        file, batch.file = batch.file, None
        db.session.flush()
        db.session.delete(file)
    audit.record("letters.deleted", batch, by=by, letters=batch.letters)


def _round(survey: Survey, condition: object, kind: str, by: Account | None, tell: Tell | None) -> Went:
    if not survey.is_open:
        raise Refused(_("Open the survey first."))
    wanted = select(Invitation.id).where(Invitation.survey_id == survey.id, condition)  # type: ignore[arg-type]
    waiting = list(db.session.scalars(wanted.order_by(Invitation.id)))
    went = Went()
    for start in range(0, len(waiting), AT_ONCE):
        with saving():
            went = went.plus(_write_to(survey, waiting[start : start + AT_ONCE], kind))
        if tell:
            tell(min(start + AT_ONCE, len(waiting)), len(waiting), _("Writing to customers"))
    with saving():
        audit.record(
            f"survey.{kind}s_sent", survey, by=by,
            emails=went.emails, letters=went.letters, unreachable=went.unreachable,
        )  # fmt: skip
    return went


def _write_to(survey: Survey, ids: list[int], kind: str) -> Went:
    """One batch: e-mails into the outbox, letters into one file to print."""
    emails = unreachable = letters_wait = 0
    to_print: list[letters.Letter] = []
    printable = can_make_pdf()
    for invitation in db.session.scalars(_with_people(ids)).unique():
        recipient = _recipient(invitation.household)
        if recipient is None:
            unreachable += 1
            continue
        if recipient.channel is Channel.LETTER and not printable:
            letters_wait += 1
            continue
        link = links.new_link()
        db.session.add(
            InvitationLink(invitation_id=invitation.id, link_hash=keyed_hash("invitation", links.tidy(link)))
        )
        if recipient.channel is Channel.LETTER:
            to_print.append(letters.Letter(recipient, link))
        else:
            emails += 1
            once = f"{kind}:{invitation.id}:{invitation.reminders}"
            messages.queue(
                f"surveys/fieldwork/{kind}", to=recipient, once=once, forget=True, survey=survey, link=link
            )
        invitation.way, invitation.is_sent = recipient.channel, True
        if kind == "reminder":
            invitation.reminders += 1
    if to_print:
        _keep_letters(survey, to_print, kind)
    return Went(emails, len(to_print), unreachable, letters_wait)


def _keep_letters(survey: Survey, to_print: list[letters.Letter], kind: str) -> None:
    file = files.keep(f"{survey.slug}-{kind}s.pdf", letters.printed(survey, to_print, kind))
    db.session.flush()
    db.session.add(
        LetterBatch(
            survey_id=survey.id, file_id=file.id, letters=len(to_print), is_reminder=kind == "reminder"
        )
    )


def _recipient(household: Household) -> Recipient | None:
    """By e-mail or letter. Who prefers a call or text gets a letter, which says how to ring us."""
    found = recipient_for_household(household, "survey")
    if found is None or found.channel in {Channel.EMAIL, Channel.LETTER}:
        return found
    if not household.home.address:
        return None
    return Recipient(
        found.name,
        Channel.LETTER,
        household.home.address,
        language=found.language,
        large_print=found.large_print,
    )


def _with_people(ids: list[int]) -> Select[tuple[Invitation]]:
    household = joinedload(Invitation.household)
    customers = household.selectinload(Household.customers)
    return (
        select(Invitation)
        .where(Invitation.id.in_(ids))
        .options(
            household.joinedload(Household.home),
            customers.selectinload(Customer.ways),
            customers.joinedload(Customer.preference),
            customers.joinedload(Customer.household).joinedload(Household.home),
        )
        .order_by(Invitation.id)
    )
