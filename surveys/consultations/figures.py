"""The number consultations answer for."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from core import clock
from core.database import db
from core.figures import Figure, name_figure
from surveys.consultations.models import Consultation
from surveys.questionnaires.models import Survey

YEAR = timedelta(days=365)


def register() -> None:
    name_figure("consultations.decided", _l("Consultations whose outcome is published"), decided)


def decided() -> Figure:
    """Of the consultations that closed in the last year, the share whose outcome is published."""
    now = clock.now()
    closed = (
        select(Consultation)
        .join(Survey)
        .where(Survey.opens_at.is_not(None), Survey.closes_at <= now, Survey.closes_at > now - YEAR)
    )
    found = db.session.scalars(closed).all()
    published = sum(1 for each in found if each.outcome is not None)
    return Figure(
        value=Fraction(published, len(found)) if found else None,
        unit="share",
        as_at=clock.today(),
        how=_(
            "Consultations that closed in the last 12 months, and of those the ones whose outcome is published."
        ),
        base=len(found),
        link="/consultations",
        title=_("Consultations whose outcome is published"),
    )
