"""Taking in what somebody told us: by themselves on the site, or through a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.files.models import StoredFile
from core.messages.recipients import Channel
from engagement.customers.models import Customer
from engagement.feedback.kinds import HEARD_AS, CameBy, CaseKind
from engagement.feedback.models import Case, CaseFile, SafetyReport, Stage, random_id
from engagement.feedback.references import next_reference
from engagement.feedback.telling import tell
from engagement.voices.services import hear, voice_by_code

SOURCE = "feedback"


@dataclass(frozen=True)
class Person:
    """Who says it, and how to reach them. `speaks_for` names the person they speak for, if it is another."""

    name: str = ""
    reach_by: Channel | None = None
    address: str = ""
    speaks_for: str = ""
    needs: str = ""
    customer: Customer | None = None


@dataclass(frozen=True)
class Safety:
    """What is asked about a building-safety concern besides the words."""

    danger_now: bool = False
    about: str = ""
    is_about_how_we_acted: bool = False
    exact_place: str = ""
    noticed: str = ""
    reported_before: str = ""


@dataclass(frozen=True)
class Contribution:
    """What was said. `remarks` are (question, text) pairs; `person` None means that they gave no name."""

    kind: CaseKind
    remarks: Sequence[tuple[str, str]]
    code: str
    person: Person | None = None
    place: str = ""
    praised: str = ""
    safety: Safety | None = None
    summary: str = ""
    wants_to_complain: bool | None = None
    came_by: CameBy = CameBy.WEB
    received_on: date | None = None


def receive(said: Contribution, files: Sequence[StoredFile] = (), *, told: bool = True) -> Case:
    """Keep a contribution as a voice with its case. The same code again gives the same case.

    Raises Refused when there are no words, or when help with rent gives no way to reach them.
    """
    known = case_by_code(said.code)
    if known is not None:
        return known
    case = _open(said, entered_by=None)
    _keep_files(case, files)
    if not case.is_anonymous:
        audit.record("case.received", case, by=None, kind=case.kind)
        if told:
            tell(case, "received", "received", code=said.code)
    return case


def enter(said: Contribution, *, by: Account) -> Case:
    """Keep what somebody told a colleague, who wrote it down. The person is told what was written.

    Raises Refused as `receive` does, and for a day to come.
    """
    known = case_by_code(said.code)
    if known is not None:
        return known
    if said.received_on and said.received_on > clock.today():
        raise Refused(_("This day has not come yet"), field="received_on")
    case = _open(said, entered_by=by)
    audit.record("case.entered", case, by=by, kind=case.kind, came_by=case.came_by)
    tell(case, "written_down", "received", code=said.code, by=by, officer=by.name)
    return case


def case_by_code(code: str) -> Case | None:
    """The case that a follow code opens."""
    voice = voice_by_code(code)
    return case_of_voice(voice.key) if voice is not None else None


def case_of_voice(voice_key: str) -> Case | None:
    return db.session.scalar(select(Case).where(Case.voice_key == voice_key))


def _open(said: Contribution, entered_by: Account | None) -> Case:
    _check(said)
    day, person = said.received_on or clock.today(), said.person
    voice = hear(
        kind=HEARD_AS[said.kind], source=SOURCE, remarks=said.remarks, code=said.code, heard_on=day,
        place=said.place or None,
    )  # fmt: skip
    case = Case(
        id=random_id(), kind=said.kind, voice=voice, received_on=day, came_by=said.came_by, place=said.place,
        praised=said.praised, summary=said.summary, is_anonymous=person is None,
        wants_to_complain=said.wants_to_complain,
        entered_by_id=entered_by.id if entered_by else None,
    )  # fmt: skip
    # A moment would tell who was writing just then.
    case.created_at = clock.start_of(day) if person is None else clock.now()
    if person is not None:
        case.reference = next_reference(day)
        case.name, case.reach_by, case.address = person.name, person.reach_by, person.address
        case.speaks_for, case.needs = person.speaks_for, person.needs
        case.customer_id = person.customer.id if person.customer else None
    if said.kind is CaseKind.COMPLAINT:
        case.stages = [Stage(number=1, began_on=day, created_at=case.created_at)]
    if said.kind is CaseKind.CONCERN:
        asked = said.safety or Safety()
        case.safety = SafetyReport(
            danger_now=asked.danger_now, about=asked.about, is_about_how_we_acted=asked.is_about_how_we_acted,
            exact_place=asked.exact_place, noticed=asked.noticed, reported_before=asked.reported_before,
            created_at=case.created_at,
        )  # fmt: skip
    db.session.add(case)
    db.session.flush()
    return case


def _check(said: Contribution) -> None:
    if not any(text.strip() for _question, text in said.remarks):
        raise Refused(_("Tell us in your own words"), field="words")
    person = said.person
    if said.kind is CaseKind.RENT_HELP and (person is None or not (person.address or person.customer)):
        raise Refused(_("We can only help with rent if we can reach you"), field="address")


def _keep_files(case: Case, files: Sequence[StoredFile]) -> None:
    """A picture of somebody without a name must not say by its number or time who sent it."""
    for file in files:
        if case.is_anonymous:
            file.id, file.created_at = random_id(), clock.start_of(case.received_on)
        case.files.append(CaseFile(file=file, created_at=case.created_at))
