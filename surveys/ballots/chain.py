"""The hash of a log line, which holds the hash of the line before: none can be changed or left out unseen.

    SHA-256 of: previous hash, sequence, day, what, details as JSON
    (keys in order, no spaces), joined by line feeds, as UTF-8.

The first line's previous hash is 64 noughts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

FIRST = "0" * 64


class Line(Protocol):
    """One line of a log."""

    sequence: int
    day: date
    what: str
    details: Mapping[str, Any]
    previous: str
    hash: str


def hash_of(previous: str, sequence: int, day: date, what: str, details: Mapping[str, Any]) -> str:
    """The hash a line must have.

    >>> hash_of(FIRST, 1, date(2027, 3, 1), "made", {})[:16]
    '19afb96e9a38b924'
    """
    told = json.dumps(details, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(
        "\n".join([previous, str(sequence), day.isoformat(), what, told]).encode()
    ).hexdigest()


def first_broken(lines: Iterable[Line]) -> int | None:
    """The number of the first line that does not fit those before it; None when all do."""
    previous, expected = FIRST, 1
    for line in lines:
        right = hash_of(previous, line.sequence, line.day, line.what, line.details)
        if line.sequence != expected or line.previous != previous or line.hash != right:
            return expected
        previous, expected = line.hash, expected + 1
    return None
