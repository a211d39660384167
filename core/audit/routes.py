"""The log, for those who answer for the platform."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from core.access import needs
from core.audit.models import Entry
from core.database import db

blueprint = Blueprint("audit", __name__)


@blueprint.get("/manage/log")
@needs("audit.read")
def log() -> ResponseReturnValue:
    query = select(Entry).order_by(Entry.created_at.desc(), Entry.id.desc())
    if event := request.args.get("event", "").strip():
        query = query.where(Entry.event == event)
    entries = db.paginate(query, per_page=50, max_per_page=50)
    events = db.session.scalars(select(Entry.event).distinct().order_by(Entry.event)).all()
    return render_template("core/audit/log.html", entries=entries, events=events, chosen=event)
