"""Phases, seals and the log's chain: rules without a database."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from core.clock import UTC
from surveys.ballots import chain
from surveys.ballots.phases import Phase, phase_at
from surveys.ballots.sealing import BrokenSeal, seal, unseal

NOON = datetime(2027, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SECRET = b"a secret that is long enough"


@dataclass(frozen=True)
class Facts:
    nominations_from: date | None = None
    nominations_to: date | None = None
    roll_frozen_at: datetime | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    counted_at: datetime | None = None
    declared_at: datetime | None = None
    cancelled_at: datetime | None = None


@pytest.mark.parametrize(
    ("facts", "phase"),
    [
        (Facts(), Phase.DRAFT),
        (Facts(nominations_from=date(2027, 3, 1), nominations_to=date(2027, 3, 10)), Phase.NOMINATIONS),
        (Facts(nominations_from=date(2027, 3, 1), nominations_to=date(2027, 3, 9)), Phase.DRAFT),
        (Facts(roll_frozen_at=NOON), Phase.READY),
        (Facts(roll_frozen_at=NOON, opens_at=NOON + DAY, closes_at=NOON + 2 * DAY), Phase.READY),
        (Facts(roll_frozen_at=NOON, opens_at=NOON, closes_at=NOON + DAY), Phase.OPEN),
        (Facts(roll_frozen_at=NOON, opens_at=NOON - DAY, closes_at=NOON), Phase.CLOSED),
        (Facts(opens_at=NOON - DAY, closes_at=NOON + DAY, closed_at=NOON), Phase.CLOSED),
        (Facts(closed_at=NOON, counted_at=NOON), Phase.COUNTED),
        (Facts(closed_at=NOON, counted_at=NOON, declared_at=NOON), Phase.DECLARED),
        (Facts(closed_at=NOON, cancelled_at=NOON), Phase.CANCELLED),
    ],
)
def test_a_phase_follows_from_the_facts(facts, phase):
    assert phase_at(facts, NOON) is phase


def test_a_sealed_paper_says_nothing_by_its_length():
    assert (
        len({len(seal(SECRET, 1, "paper", marks, 128)) for marks in ("yes", {"o1": 1}, {"blank": True})}) == 1
    )


def test_the_same_paper_is_never_sealed_alike():
    assert seal(SECRET, 1, "paper", "yes", 64) != seal(SECRET, 1, "paper", "yes", 64)


@pytest.mark.parametrize(
    ("secret", "ballot", "kind"),
    [(b"another secret for this", 1, "paper"), (SECRET, 2, "paper"), (SECRET, 1, "tracker")],
)
def test_a_seal_opens_nowhere_else(secret, ballot, kind):
    with pytest.raises(BrokenSeal):
        unseal(secret, ballot, kind, seal(SECRET, 1, "paper", "yes", 64))


def test_a_changed_seal_does_not_open():
    sealed = bytearray(seal(SECRET, 1, "paper", "yes", 64))
    sealed[20] ^= 1
    with pytest.raises(BrokenSeal):
        unseal(SECRET, 1, "paper", bytes(sealed))


@dataclass(frozen=True)
class Line:
    sequence: int
    day: date
    what: str
    details: dict[str, Any]
    previous: str
    hash: str


def a_log() -> list[Line]:
    lines: list[Line] = []
    for number, what in enumerate(("made", "roll frozen", "opened", "closed"), 1):
        previous = lines[-1].hash if lines else chain.FIRST
        hashed = chain.hash_of(previous, number, date(2027, 3, number), what, {"voters": number})
        lines.append(Line(number, date(2027, 3, number), what, {"voters": number}, previous, hashed))
    return lines


def test_a_whole_chain_holds():
    assert chain.first_broken(a_log()) is None


@pytest.mark.parametrize(
    "change", [{"what": "paused"}, {"details": {"voters": 9}}, {"day": date(2027, 4, 1)}, {"hash": "0" * 64}]
)
def test_a_changed_line_is_named(change):
    lines = a_log()
    lines[1] = replace(lines[1], **change)
    assert chain.first_broken(lines) == 2


def test_a_line_left_out_is_named():
    lines = a_log()
    del lines[2]
    assert chain.first_broken(lines) == 3
