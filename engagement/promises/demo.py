"""The demo landlord's charter: made four years ago, and mended a little two years later."""

from __future__ import annotations

import json
from datetime import timedelta

from core import clock
from core.config import ROOT
from engagement.promises import services

LETTERS = "VRCSONA"
BEFORE = {  # how two promises of the first version read
    "We use plain words and say what we mean.": "We communicate clearly and we avoid jargon where we can.",
    "If we cannot, we get back to you within one working day. Then we keep you up to date.": (
        "If we cannot, we get back to you within two working days. Then we keep you up to date."
    ),
}
REST = "The customer committee"


def make_promises() -> None:
    """Adopt the charter in two versions, and name who on the committee checks each commitment."""
    text = (ROOT / "demo" / "charter.txt").read_text("utf-8")
    first = text
    for now, before in BEFORE.items():
        if now not in first:
            raise ValueError(f"demo/charter.txt no longer says {now!r}")
        first = first.replace(now, before)
    years_ago = clock.today() - timedelta(days=4 * 365)
    services.adopt(services.understood(first, LETTERS), by=None, adopted_on=years_ago)
    mended = clock.today() - timedelta(days=2 * 365)
    charter, _is_new = services.adopt(services.understood(text, LETTERS), by=None, adopted_on=mended)
    people = json.loads((ROOT / "demo" / "people.json").read_text("utf-8"))["committee"]
    monitors = {member["monitors"]: member["name"] for member in people if member.get("monitors")}
    for promise in charter.promises:
        promise.monitored_by = monitors.get(promise.ref[0], REST)
