"""Hides small groups, so that no table says what one neighbour answered.

Regulation notes 6.4: counts of 1 to 4 are hidden, and no percentage is shown on
fewer than 10 answers. Hiding the small count alone is not enough, because the
total less the others gives it back. So more cells are hidden until each hidden
cell could be at least two different numbers, one of them 5 or more, even for a
reader who knows that a hidden cell is never 0. Where hiding cells cannot do
that, the table is withheld with its total.

Hidden cells are None, all alike: to mark the small ones apart would undo it.
Nought is shown. Nothing here protects a total that is printed elsewhere, so a
page must show the base this gives it and no other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

SMALLEST_SHOWN = 5
SMALLEST_BASE = 10


@dataclass(frozen=True)
class OneWay:
    """A published one-way table: None where hidden.

    `subtotals` holds the sum of each part (such as "satisfied" of five answers)
    where it may be shown; it is empty when no parts were asked for, or when
    showing them would give a hidden cell away.
    """

    counts: dict[str, int | None]
    total: int | None
    subtotals: dict[str, int]

    @property
    def is_withheld(self) -> bool:
        """Is the whole table kept back?"""
        return self.total is None

    def share(self, key: str) -> Fraction | None:
        """A cell's share of the total, or None where it may not be shown."""
        return share(self.counts[key], self.total)

    def share_of_part(self, part: str) -> Fraction | None:
        """A part's share of the total, or None where it may not be shown."""
        return share(self.subtotals.get(part), self.total)


def share(count: int | None, base: int | None) -> Fraction | None:
    """A count's share of its base; None when either is hidden or the base is under 10.

    >>> share(8, 16), share(8, 9), share(None, 16)
    (Fraction(1, 2), None, None)
    """
    if count is None or base is None or base < SMALLEST_BASE:
        return None
    return Fraction(count, base)


def is_small(count: int) -> bool:
    """Must this count be hidden?"""
    return 0 < count < SMALLEST_SHOWN


def one_way(counts: Mapping[str, int], parts: Mapping[str, Sequence[str]] | None = None) -> OneWay:
    """Make a one-way table safe to publish with its total.

    `parts` groups the cells (each cell in exactly one part) whose subtotals the
    page would like to show. Cells are hidden so that they can be, where possible.

    Raises ValueError for a count under 0, or parts that leave out or repeat a cell.

    >>> one_way({"yes": 40, "no": 3, "unsure": 9}).counts
    {'yes': 40, 'no': None, 'unsure': None}
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("A count cannot be less than 0.")
    if parts is not None:
        if sorted(key for keys in parts.values() for key in keys) != sorted(counts):
            raise ValueError("Each answer must be in exactly one part.")
        by_part = {part: _hide({key: counts[key] for key in keys}) for part, keys in parts.items()}
        # Each part must be safe beside its own subtotal; then so is the whole.
        safe = [hidden for hidden in by_part.values() if hidden is not None]
        if len(safe) == len(by_part):
            together: set[str] = set().union(*safe)
            subtotals = {part: sum(counts[key] for key in keys) for part, keys in parts.items()}
            return OneWay(_without(counts, together), sum(counts.values()), subtotals)
    hidden = _hide(counts)
    if hidden is None:
        return OneWay(dict.fromkeys(counts), None, {})
    return OneWay(_without(counts, hidden), sum(counts.values()), {})


def _hide(counts: Mapping[str, int]) -> set[str] | None:
    """Which cells to hide beside a published total; None when no choice is safe."""
    hidden = {key for key, count in counts.items() if is_small(count)}
    while hidden and not _is_safe([counts[key] for key in hidden]):
        # The smallest cell still shown costs the reader least. Noughts protect nobody.
        visible = [key for key, count in counts.items() if count and key not in hidden]
        if not visible:
            return None
        hidden.add(min(visible, key=lambda key: (counts[key], key)))
    return None if is_small(sum(counts.values())) else hidden


def _is_safe(hidden: Sequence[int]) -> bool:
    """Could each hidden cell be 5 or more, given their sum and that each is at least 1?"""
    others = len(hidden) - 1
    return others > 0 and sum(hidden) - others >= SMALLEST_SHOWN


def _without(counts: Mapping[str, int], hidden: set[str]) -> dict[str, int | None]:
    return {key: None if key in hidden else count for key, count in counts.items()}
