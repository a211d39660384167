"""Reading what was said."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager

from core.database import db
from engagement.voices.models import Correction, Kind, Remark, Subscription, Voice
from engagement.voices.outcomes import gives_news


def remarks(
    *, kind: Kind | str | None = None, source: str | None = None, since: date | None = None
) -> Select[tuple[Remark]]:
    """Remarks with their voices, newest day first; within a day in the order of their random keys."""
    found = (
        select(Remark)
        .join(Remark.voice)
        .options(contains_eager(Remark.voice))
        .where(Remark.text != "")
        .order_by(Voice.heard_on.desc(), Remark.key)
    )
    if kind:
        found = found.where(Voice.kind == Kind(kind))
    if source:
        found = found.where(Voice.source == source)
    if since:
        found = found.where(Voice.heard_on >= since)
    return found


def sources() -> list[tuple[str, int]]:
    """Every source with how many comments came from it."""
    counted = _comments(Voice.source).order_by(Voice.source)
    return [(source, count) for source, count in db.session.execute(counted)]


def _comments(column: Any) -> Select[Any]:
    """How many remarks with words there are for each value of a column of voices."""
    return (
        select(column, func.count())
        .select_from(Remark)
        .join(Remark.voice)
        .where(Remark.text != "")
        .group_by(column)
    )


def kinds() -> list[tuple[Kind, int]]:
    """Every kind with how many comments are of it."""
    found = dict(db.session.execute(_comments(Voice.kind)).all())
    return [(kind, found.get(kind, 0)) for kind in Kind]


def has_news(source: str) -> bool:
    """Whether anybody can ask for news of it: something was said there, in a survey or a consultation."""
    if any(tells(source) for tells in gives_news):
        return True
    asked = select(Voice.key).where(Voice.source == source, Voice.kind.in_((Kind.SURVEY, Kind.CONSULTATION)))
    return db.session.scalar(asked.limit(1)) is not None


def taken_back(source: str | None = None) -> int:
    """How many voices were taken back by whoever said them."""
    found = select(func.count()).select_from(Voice).where(Voice.is_taken_back)
    return db.session.scalar(found.where(Voice.source == source) if source else found) or 0


def open_corrections() -> Select[tuple[Correction]]:
    """What holders of a code asked about their words, and nobody here has settled."""
    return select(Correction).where(~Correction.is_settled).order_by(Correction.asked_on, Correction.key)


def subscribers(source: str) -> list[Subscription]:
    wanted = select(Subscription).where(Subscription.source == source).order_by(Subscription.id)
    return list(db.session.scalars(wanted))
