"""Reading the charter."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from core import clock
from core.database import db, remembered
from engagement.promises.models import Charter, Commitment, Promise


@remembered
def current_charter(on: date | None = None) -> Charter | None:
    """The charter in force on a day (today if not said), with all that is in it."""
    wanted = (
        select(Charter)
        .where(Charter.adopted_on <= (on or clock.today()))
        .order_by(Charter.version.desc())
        .limit(1)
        .options(selectinload(Charter.commitments).selectinload(Commitment.promises))
        .options(selectinload(Charter.asks))
    )
    return db.session.scalar(wanted)


def latest_charter() -> Charter | None:
    """The last version saved, in force or not yet."""
    return db.session.scalar(select(Charter).order_by(Charter.version.desc()).limit(1))


def promise(ref: str, on: date | None = None) -> Promise | None:
    """The promise of this reference in the charter in force, whatever the case it was typed in."""
    charter = current_charter(on)
    if charter is None:
        return None
    return next((each for each in charter.promises if each.ref == ref.strip().upper()), None)


def history(ref: str) -> list[Promise]:
    """The promise of this reference in every version, the newest first."""
    wanted = (
        select(Promise)
        .join(Promise.commitment)
        .join(Commitment.charter)
        .where(Promise.ref == ref)
        .order_by(Charter.version.desc())
    )
    return list(db.session.scalars(wanted))


def versions() -> list[Charter]:
    """Every version, the newest first."""
    return list(db.session.scalars(select(Charter).order_by(Charter.version.desc())))


def next_version() -> int:
    return (db.session.scalar(select(func.max(Charter.version))) or 0) + 1
