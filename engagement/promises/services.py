"""Adopting a charter, and saying who monitors a promise."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from engagement.promises import charter_text, queries
from engagement.promises.models import Ask, Charter, Commitment, Promise
from engagement.promises.references import keep_references

LONGEST_NAME = 120


def understood(text: str, letters: str | None = None) -> charter_text.Charter:
    """Read a charter as it would be saved: a promise that we had before keeps its reference.

    Raises charter_text.UnreadableCharter, which says what to mend.
    """
    charter = charter_text.read_charter(text, letters)
    before = queries.latest_charter()
    return keep_references(charter, {p.ref: p.text for p in before.promises}) if before else charter


def adopt(
    text: charter_text.Charter, *, by: Account | None, adopted_on: date | None = None
) -> tuple[Charter, bool]:
    """Save what was understood as the next version. Gives it, and whether it is new.

    The same words with the same references as the last version save nothing.
    Who monitors a promise stays as it was. Raises Refused for a day before the
    last version's.
    """
    day = adopted_on or clock.today()
    before = queries.latest_charter()
    if before is not None and as_text(before) == text:
        return before, False
    if before is not None and day < before.adopted_on:
        raise Refused(_("The last version was adopted later than that day."), field="adopted_on")
    monitors = {promise.ref: promise.monitored_by for promise in before.promises} if before else {}
    charter = Charter(version=queries.next_version(), title=text.title, adopted_on=day)
    for place, commitment in enumerate(text.commitments):
        charter.commitments.append(_commitment(place, commitment, monitors))
    charter.asks = [Ask(place=place, text=ask) for place, ask in enumerate(text.asks)]
    db.session.add(charter)
    db.session.flush()
    audit.record("charter.adopted", charter, by=by, version=charter.version, adopted_on=day)
    return charter, True


def as_text(charter: Charter) -> charter_text.Charter:
    """A saved charter as the reader gives it, to compare or to edit."""
    return charter_text.Charter(
        [
            charter_text.Commitment(
                commitment.letter,
                commitment.name,
                commitment.statement,
                [charter_text.PromiseText(promise.ref, promise.text) for promise in commitment.promises],
            )
            for commitment in charter.commitments
        ],
        [ask.text for ask in charter.asks],
        charter.title,
    )


def letters_changed(text: charter_text.Charter) -> list[tuple[str, str, str]]:
    """Commitments whose letter is not the one they had: (name, letter before, letter now)."""
    before = queries.latest_charter()
    had = {each.name.casefold(): each.letter for each in before.commitments} if before else {}
    now = [(each.name, had.get(each.name.casefold()), each.letter) for each in text.commitments]
    return [(name, old, letter) for name, old, letter in now if old is not None and old != letter]


def say_who_monitors(promise: Promise, who: str, *, by: Account | None) -> None:
    """Name the person or group that checks a promise. Empty takes the name away."""
    who = who.strip()
    if len(who) > LONGEST_NAME:
        raise Refused(_("Give a shorter name."), field="monitored_by")
    before, promise.monitored_by = promise.monitored_by, who
    if before != who:
        audit.record(
            "promise.monitored", promise, by=by, ref=promise.ref, who={"before": before, "after": who}
        )


def _commitment(place: int, text: charter_text.Commitment, monitors: dict[str, str]) -> Commitment:
    return Commitment(
        place=place,
        letter=text.letter,
        name=text.name,
        statement=text.statement,
        promises=[
            Promise(place=n, ref=each.ref, text=each.text, monitored_by=monitors.get(each.ref, ""))
            for n, each in enumerate(text.promises)
        ],
    )
