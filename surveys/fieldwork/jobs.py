"""Timed work: hiding the order in which answers came, and dropping drafts nobody can send any more."""

from __future__ import annotations

from sqlalchemy import delete, select

from core import clock
from core.database import db, saving
from core.shuffling import rewrite_shuffled
from surveys.fieldwork.models import Draft, Invitation, Response
from surveys.questionnaires.models import Survey, Version


def shuffle_answers() -> int:
    """Write answers and invitations again in shuffled batches, so that their order and transactions say nothing."""
    return sum(rewrite_shuffled(table) for table in (Response, Invitation, Draft))


def drop_old_drafts() -> int:
    """Delete drafts of surveys that have closed: nobody can send them."""
    closed = select(Version.id).join(Version.survey).where(Survey.closes_at < clock.now())
    with saving():
        return db.session.execute(delete(Draft).where(Draft.version_id.in_(closed))).rowcount
