"""Reading cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from core.access.permissions import may
from core.accounts.models import Account
from core.database import db, remembered
from engagement.customers.models import Customer
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case
from engagement.feedback.state import Next, State, next_of, state_of
from engagement.feedback.who_sees import visible_to
from engagement.voices.models import Correction, Voice

MOST_SHOWN = 200


@dataclass(frozen=True)
class Waiting:
    """A case with what it waits for."""

    case: Case
    state: State
    next: Next | None


def _whole() -> Select[tuple[Case]]:
    return select(Case).options(
        selectinload(Case.stages), selectinload(Case.remedies), joinedload(Case.owner), joinedload(Case.safety),
        selectinload(Case.voice).selectinload(Voice.remarks),
    )  # fmt: skip


def by_id(case_id: int) -> Case | None:
    return db.session.scalar(_whole().where(Case.id == case_id))


def by_reference(reference: str) -> Case | None:
    return db.session.scalar(_whole().where(Case.reference == reference.strip().upper()))


def of_customer(customer: Customer) -> list[Case]:
    """A customer's own cases, the newest first."""
    theirs = _whole().where(Case.customer_id == customer.id)
    return list(db.session.scalars(theirs.order_by(Case.received_on.desc(), Case.reference.desc())))


def open_cases() -> list[Case]:
    """Everything that waits for us: not answered, or answered with a promise that is not kept yet."""
    found = db.session.scalars(_whole().where(Case.closed_on.is_(None), ~Case.is_taken_back))
    return [case for case in found if next_of(case) is not None]


def waiting_for_us(today: date, account: Account) -> list[Waiting]:
    """What this person may see that waits for us: late first, then by due date."""
    wanted = _whole().where(visible_to(account), Case.closed_on.is_(None), ~Case.is_taken_back)
    found = [Waiting(case, state_of(case, today), next_of(case)) for case in db.session.scalars(wanted)]
    waiting = [each for each in found if each.next is not None]
    return sorted(
        waiting, key=lambda w: (w.state is not State.LATE, w.next.aim.on, w.case.reference or "", w.case.id)
    )


def answered(today: date, account: Account) -> list[Waiting]:
    """Answered and ended cases that this person may see, the newest first."""
    wanted = _whole().where(visible_to(account)).order_by(Case.received_on.desc(), Case.id)
    found = [
        Waiting(case, state_of(case, today), next_of(case)) for case in db.session.scalars(wanted.limit(1000))
    ]
    return [each for each in found if each.next is None][:MOST_SHOWN]


def handlers(complaints_only: bool = False) -> list[Account]:
    """Who a case can be given to."""
    permission = "cases.handle" if complaints_only else "cases.see"
    accounts = db.session.scalars(select(Account).where(Account.active).order_by(Account.name))
    return [account for account in accounts if may(account, permission)]


def wishes_about(case: Case) -> list[Correction]:
    """What whoever it is from asked about their own words, not settled yet."""
    asked = select(Correction).where(Correction.voice_key == case.voice_key, ~Correction.is_settled)
    return list(db.session.scalars(asked.order_by(Correction.key)))


def case_of_voice(voice_key: str) -> Case | None:
    return db.session.scalar(_whole().where(Case.voice_key == voice_key))


@remembered
def complaints_between(first: date, last: date) -> list[Case]:
    """Complaints that came between two days, both counted, with their stages."""
    found = _whole().where(
        Case.kind == CaseKind.COMPLAINT, Case.received_on >= first, Case.received_on <= last
    )
    return list(db.session.scalars(found))


def count_of_kind(kind: CaseKind, first: date, last: date) -> int:
    counted = select(func.count()).select_from(Case)
    return (
        db.session.scalar(
            counted.where(Case.kind == kind, Case.received_on >= first, Case.received_on <= last)
        )
        or 0
    )


def cases_of_kinds(kinds: set[CaseKind], first: date, last: date) -> list[Case]:
    found = select(Case).where(Case.kind.in_(kinds), Case.received_on >= first, Case.received_on <= last)
    return list(db.session.scalars(found))


def customer_by_reference(reference: str) -> Customer | None:
    return db.session.scalar(select(Customer).where(Customer.reference == reference.strip().upper()))


def count_visible(account: Account) -> int:
    return db.session.scalar(select(func.count()).select_from(Case).where(visible_to(account))) or 0
