"""A ballot's phase, worked out from its facts, and what each phase is called."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l

from core import clock


class Phase(StrEnum):
    """Where a ballot is."""

    DRAFT = "draft"
    NOMINATIONS = "nominations"
    READY = "ready"
    OPEN = "open"
    CLOSED = "closed"
    COUNTED = "counted"
    DECLARED = "declared"
    CANCELLED = "cancelled"


WORDS: dict[Phase, Any] = {
    Phase.DRAFT: _l("Being prepared"),
    Phase.NOMINATIONS: _l("Names can be put forward"),
    Phase.READY: _l("Ready to open"),
    Phase.OPEN: _l("Open"),
    Phase.CLOSED: _l("Closed"),
    Phase.COUNTED: _l("Counted"),
    Phase.DECLARED: _l("Result declared"),
    Phase.CANCELLED: _l("Cancelled"),
}
ENDED = frozenset({Phase.CLOSED, Phase.COUNTED, Phase.DECLARED})


class Facts(Protocol):
    """What a phase follows from. A moment or day that has not been set is None."""

    nominations_from: date | None
    nominations_to: date | None
    roll_frozen_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    counted_at: datetime | None
    declared_at: datetime | None
    cancelled_at: datetime | None


def phase_at(facts: Facts, moment: datetime) -> Phase:
    """The phase at a moment. Voting ends at the start of the second named by `closes_at`."""
    for happened, phase in (
        (facts.cancelled_at, Phase.CANCELLED),
        (facts.declared_at, Phase.DECLARED),
        (facts.counted_at, Phase.COUNTED),
        (facts.closed_at, Phase.CLOSED),
    ):
        if happened is not None:
            return phase
    if facts.opens_at is not None:
        if moment < facts.opens_at:
            return Phase.READY
        return Phase.OPEN if facts.closes_at is None or moment < facts.closes_at else Phase.CLOSED
    day = clock.in_london(moment).date()
    first, last = facts.nominations_from, facts.nominations_to
    if first and last and first <= day <= last:
        return Phase.NOMINATIONS
    return Phase.READY if facts.roll_frozen_at else Phase.DRAFT
