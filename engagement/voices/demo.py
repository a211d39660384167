"""The demo's comments, and the comment cards that were brought in from elsewhere."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta

from core import clock
from core.config import ROOT
from engagement.voices.models import Kind
from engagement.voices.services import Said, hear_many

DAYS_A_MONTH = 30.4


@dataclass(frozen=True)
class DemoComment:
    """A row of demo/comments.csv, with its age as a day."""

    id: str
    source: str
    question: str
    said_on: date
    text: str
    place: str | None


def comments(source: str) -> list[DemoComment]:
    """The comments of one source of demo/comments.csv, oldest first."""
    today = clock.today()
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as file:
        found = [
            DemoComment(
                id=row["id"],
                source=row["source"],
                question=row["question"],
                said_on=today - timedelta(days=round(float(row["months_ago"]) * DAYS_A_MONTH)),
                text=row["text"],
                place=row["place"] or None,
            )
            for row in csv.DictReader(file)
            if row["source"] == source
        ]
    return sorted(found, key=lambda comment: comment.said_on)


def read_the_cards() -> None:
    """Comment cards from the office counter, typed in by staff."""
    hear_many(
        Said(
            Kind.IMPORT,
            "import:comment-cards",
            [(card.question, card.text)],
            heard_on=card.said_on,
            place=card.place,
        )
        for card in comments("imported_cards")
    )
