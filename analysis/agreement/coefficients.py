"""Agreement between coders: as it is, and beyond what chance would give.

Labels are compared as equal or not ("nominal"). A label of None says that this
coder did not code this thing; it counts neither for nor against. To code a
thing as belonging nowhere is a label of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

Labels = Sequence[Hashable | None]


def observed(one: Labels, other: Labels) -> float | None:
    """The share of things that both coded and coded alike; None when they share none.

    Raises ValueError for lists of different lengths.

    >>> observed(["a", "b", None], ["a", "c", "a"])
    0.5
    """
    pairs = _pairs(one, other)
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def kappa(one: Labels, other: Labels) -> float | None:
    """Cohen's kappa of two coders: 1 is full agreement, 0 what chance gives (Cohen 1960).

    Chance is worked out from how often each of the two uses each label. None
    when they share no thing, or both used one and the same label throughout:
    then chance alone explains everything, and kappa is 0 over 0.

    Raises ValueError for lists of different lengths.

    >>> kappa(["a", "a", "b", "b"], ["a", "a", "b", "a"])
    0.5
    """
    pairs = _pairs(one, other)
    if not pairs:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    n = len(pairs)
    by_chance = sum(first[label] * second[label] for label in first) / n**2
    if by_chance == 1:
        return None
    return (sum(a == b for a, b in pairs) / n - by_chance) / (1 - by_chance)


def alpha(coders: Sequence[Labels]) -> float | None:
    """Krippendorff's alpha of any number of coders, nominal labels (Krippendorff 2004, ch. 11).

    `coders` holds one list of labels a coder, all over the same things. Chance
    is worked out from all labels together, and gaps are allowed. None when no
    thing was coded twice, or everybody used one label throughout.

    Raises ValueError for lists of different lengths.

    >>> alpha([["a", "a", "b", "b"], ["a", "a", "b", "b"]])
    1.0
    """
    if len({len(labels) for labels in coders}) > 1:
        raise ValueError("Each coder needs a label or None for every thing.")
    units = [[label for label in unit if label is not None] for unit in zip(*coders, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    values = Counter(label for unit in units for label in unit)
    n = sum(values.values())
    differing_by_chance = n * n - sum(count * count for count in values.values())
    if not differing_by_chance:
        return None
    differing = 0.0
    for unit in units:
        counts = Counter(unit)
        differing += (len(unit) ** 2 - sum(count * count for count in counts.values())) / (len(unit) - 1)
    return 1 - (n - 1) * differing / differing_by_chance


def _pairs(one: Labels, other: Labels) -> list[tuple[Hashable, Hashable]]:
    if len(one) != len(other):
        raise ValueError("Each coder needs a label or None for every thing.")
    return [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
