"""Finding surveys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from core import clock
from core.database import db
from surveys.questionnaires.models import Survey


def survey_named(slug: str) -> Survey | None:
    return db.session.scalar(select(Survey).where(Survey.slug == slug))


def surveys(made_for: str = "survey") -> list[Survey]:
    """All of them, the newest first."""
    wanted = select(Survey).where(Survey.made_for == made_for)
    return list(db.session.scalars(wanted.order_by(Survey.id.desc())))


def open_surveys(at: datetime | None = None) -> list[Survey]:
    """Those that anybody may answer now, the one that closes first before the others."""
    moment = at or clock.now()
    wanted = select(Survey).where(
        Survey.made_for == "survey",
        Survey.has_open_link,
        Survey.opens_at <= moment,
        Survey.closes_at > moment,
    )
    return list(db.session.scalars(wanted.order_by(Survey.closes_at)))
