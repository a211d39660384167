"""The whole charter as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engagement.promises.keeping import Keeping
from engagement.promises.measures import WORST_FIRST, Measured, Standing, standing
from engagement.promises.models import Commitment, Promise
from engagement.promises.queries import current_charter


@dataclass(frozen=True)
class Card:
    """A commitment: as good as the worst of its measured promises."""

    commitment: Commitment
    standings: Sequence[tuple[Promise, Standing]]

    @property
    def keeping(self) -> Keeping:
        found = {each.keeping for _promise, each in self.standings}
        return next((keeping for keeping in WORST_FIRST if keeping in found), Keeping.NOT_MEASURED)

    @property
    def mark(self) -> str:
        return self.keeping.name.lower()

    @property
    def telling(self) -> Measured | None:
        """The measure that decided it, to be shown with it."""
        all_measured = [m for _promise, each in self.standings for m in each.measured]
        return next((m for m in all_measured if m.keeping is self.keeping), None)


def cards() -> list[Card]:
    """Every commitment of the charter in force, in its order."""
    charter = current_charter()
    if charter is None:
        return []
    return [
        Card(commitment, [(promise, standing(promise.ref)) for promise in commitment.promises])
        for commitment in charter.commitments
    ]


def counted(found: Sequence[Card]) -> dict[Keeping, int]:
    """How many commitments are kept, at risk, broken and not measured."""
    return {keeping: sum(card.keeping is keeping for card in found) for keeping in Keeping}


def promises_counted(found: Sequence[Card]) -> dict[Keeping, int]:
    """The same for promises."""
    standings = [each for card in found for _promise, each in card.standings]
    return {keeping: sum(each.keeping is keeping for each in standings) for keeping in Keeping}
