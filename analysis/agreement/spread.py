"""How far a figure from a sample could be off."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.agreement.coefficients import Labels, alpha


@dataclass(frozen=True)
class Range:
    """The true figure lies between these in 95 of 100 samples."""

    low: float
    high: float


def alpha_range(coders: Sequence[Labels], *, seed: int = 0, draws: int = 1000) -> Range | None:
    """The 95% range of Krippendorff's alpha: the things are drawn again with replacement (percentiles).

    None when alpha itself is, or under 10 things were coded: too few to draw from.
    """
    things = list(zip(*coders, strict=True))
    if len(things) < 10 or alpha(coders) is None:
        return None
    chance = random.Random(seed)  # noqa: S311 - a seeded draw for statistics, not for secrets
    found = sorted(
        value
        for _ in range(draws)
        if (value := alpha(list(zip(*chance.choices(things, k=len(things)), strict=True)))) is not None
    )
    if not found:
        return None
    return Range(found[int(0.025 * len(found))], found[min(len(found) - 1, int(0.975 * len(found)))])
