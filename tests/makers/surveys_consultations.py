"""Consultations, for tests: drafts, open ones, closed ones and decided ones."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core import clock
from core.database import db
from engagement.promises.queries import current_charter
from surveys.consultations import services
from surveys.consultations.models import Consultation
from tests.makers.engagement_promises import a_charter

OUTCOME = {
    "was_said": "Most of you want letters you can read.",
    "considered": "The board read every answer.",
    "decision": "We write all letters again.",
    "reasons": "Letters nobody can read help nobody.",
}


def a_draft_consultation(**changes: Any) -> Consultation:
    """On a small charter, with everything said that must be said before it opens."""
    charter = current_charter() or a_charter()
    made = services.on_the_charter(charter, by=None)
    today = clock.today()
    words = {name: getattr(made, name) for name in services.WORDS}
    said = words | {
        "title": made.title, "decided_by": "The board", "ends_on": today + timedelta(days=30),
        "decides_on": today + timedelta(days=60),
    }  # fmt: skip
    services.plan(made, **(said | changes), by=None)
    db.session.commit()
    return made


def an_open_consultation(**changes: Any) -> Consultation:
    made = a_draft_consultation(**changes)
    services.open_consultation(made, by=None)
    db.session.commit()
    return made


def a_closed_consultation() -> Consultation:
    """Closed early, today."""
    made = an_open_consultation()
    services.close_early(made, by=None)
    db.session.commit()
    return made


def a_decided_consultation() -> Consultation:
    made = a_closed_consultation()
    services.publish_outcome(made, **OUTCOME, decided_on=clock.today(), by=None)
    db.session.commit()
    return made
