"""The numbers the listening answers for."""

from __future__ import annotations

from fractions import Fraction

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from core import clock
from core.database import db
from core.figures import Figure, name_figure
from engagement.safety.models import Alert
from engagement.safety.queries import hour_of


def register() -> None:
    name_figure("safety.heard", _l("How often danger was heard"), heard)
    name_figure("safety.judged_in_the_hour", _l("Share of alerts judged within the hour"), judged_in_the_hour)


def heard() -> Figure:
    return Figure(
        value=len(_all()),
        unit="count",
        as_at=clock.today(),
        how="Remarks in which words of danger were heard, by the computer or a person.",
    )


def judged_in_the_hour() -> Figure:
    alerts = _all()
    in_time = sum(bool(a.judged_at and a.judged_at <= hour_of(a).judge_by) for a in alerts)
    return Figure(
        value=Fraction(in_time, len(alerts)) if alerts else None, unit="share", as_at=clock.today(), base=len(alerts),
        how="Judged within an hour of being heard, of all alerts.",
    )  # fmt: skip


def _all() -> list[Alert]:
    return list(db.session.scalars(select(Alert)))
