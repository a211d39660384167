"""Reading alerts. Those about abuse or self-harm come only to those who may see them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from core.access import may
from core.accounts.models import Account
from core.database import db
from engagement.safety.models import Alert
from engagement.safety.urgency import Alert as Hour
from engagement.voices.models import Remark


def visible_to(account: Account, alerts: list[Alert]) -> list[Alert]:
    return [a for a in alerts if not a.is_sensitive or may(account, "safety.sensitive")]


def open_alerts() -> list[Alert]:
    """Alerts nobody has judged, the one whose hour ends first on top."""
    wanted = (
        select(Alert)
        .where(Alert.judged_at.is_(None))
        .options(joinedload(Alert.remark).joinedload(Remark.voice))
    )
    return sorted(db.session.scalars(wanted), key=lambda alert: (hour_of(alert).judge_by, alert.id))


def judged_alerts(most: int = 50) -> list[Alert]:
    wanted = (
        select(Alert)
        .where(Alert.judged_at.is_not(None))
        .options(joinedload(Alert.remark).joinedload(Remark.voice))
    )
    return list(db.session.scalars(wanted.order_by(Alert.judged_at.desc()).limit(most)))


def count_open() -> int:
    return db.session.scalar(select(func.count()).select_from(Alert).where(Alert.judged_at.is_(None))) or 0


def hour_of(alert: Alert) -> Hour:
    """The hour this alert is judged against."""
    return Hour(found_at=alert.created_at, came_at=alert.came_at, judged_at=alert.judged_at)
