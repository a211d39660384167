"""Finding consultations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload

from core import clock
from core.database import db
from surveys.consultations.models import Consultation, Outcome
from surveys.consultations.phases import Phase
from surveys.questionnaires.models import Survey

LATELY = timedelta(days=365)


def consultation_named(slug: str) -> Consultation | None:
    return db.session.scalar(_all().where(Survey.slug == slug))


def consultations() -> Sequence[Consultation]:
    """All of them, drafts too, the newest first."""
    return db.session.scalars(_all().order_by(Consultation.id.desc())).all()


def published() -> dict[Phase, list[Consultation]]:
    """Those that customers may read about, by phase; within one, what comes soonest or came last."""
    found = db.session.scalars(_all().where(Survey.opens_at <= clock.now()).order_by(Survey.closes_at)).all()
    by_phase: dict[Phase, list[Consultation]] = {phase: [] for phase in Phase if phase is not Phase.DRAFT}
    for each in found:
        by_phase.setdefault(each.phase(), []).append(each)
    by_phase[Phase.CLOSED].reverse()
    by_phase[Phase.DECIDED].sort(key=lambda each: each.outcome.decided_on, reverse=True)  # type: ignore[union-attr]
    return by_phase


def open_consultations() -> list[Consultation]:
    """Those that anybody may answer now, the one that closes first before the others."""
    moment = clock.now()
    found = db.session.scalars(
        _all().where(Survey.opens_at <= moment, Survey.closes_at > moment).order_by(Survey.closes_at)
    )
    return [each for each in found if each.phase(moment) is Phase.OPEN]


def decided_lately() -> Sequence[Consultation]:
    """Those decided in the last year, the latest first."""
    wanted = _all().join(Consultation.outcome).where(Outcome.decided_on >= clock.today() - LATELY)
    return db.session.scalars(wanted.order_by(Outcome.decided_on.desc(), Outcome.id.desc())).all()


def _all():
    return (
        select(Consultation)
        .join(Consultation.survey)
        .options(contains_eager(Consultation.survey), selectinload(Consultation.outcome))
    )
