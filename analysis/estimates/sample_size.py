"""How many answers a landlord needs, and how exact the answers it has are.

Tenant Satisfaction Measures, sample size and statistical accuracy: 95%
confidence, a share of one half (the widest case), and the finite population
correction. The band edges follow every figure that landlords have published;
the regulator's own table was not at hand to check them against.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt

Z = Fraction(196, 100)  # two-sided 95%, as the regulator's arithmetic uses it
WIDEST = Fraction(1, 4)  # p × (1 − p) at one half


@dataclass(frozen=True)
class Band:
    """From this many homes on, the answers must be this exact (a share, not a percentage)."""

    homes_from: int
    margin: Fraction


BANDS = (
    Band(1, Fraction(5, 100)),
    Band(2_500, Fraction(4, 100)),
    Band(10_000, Fraction(3, 100)),
    Band(25_000, Fraction(2, 100)),
)


def required_margin(homes: int) -> Fraction:
    """How exact a landlord of this size must be, as a share: 1/25 is ±4 points.

    >>> required_margin(8797)
    Fraction(1, 25)
    """
    _check_homes(homes)
    return max((band for band in BANDS if band.homes_from <= homes), key=lambda band: band.homes_from).margin


def minimum_answers(homes: int, margin: Fraction | None = None) -> int:
    """The fewest answers that reach the margin; the landlord's own band when none is given.

    Worked in exact fractions, so no rounding can lose an answer.
    Raises ValueError when there are no homes, or the margin is not between 0 and 1.

    >>> minimum_answers(8797)
    562
    """
    _check_homes(homes)
    margin = required_margin(homes) if margin is None else Fraction(margin)
    if not 0 < margin < 1:
        raise ValueError("The margin must be more than 0 and less than 100 points.")
    unlimited = Z**2 * WIDEST / margin**2
    return min(homes, ceil(unlimited / (1 + (unlimited - 1) / homes)))


def achieved_margin(homes: int, answers: int) -> float:
    """How exact this many answers are, as a share. Everyone answering makes it 0.

    >>> round(100 * achieved_margin(8797, 562), 2)
    4.0
    """
    _check_homes(homes)
    if not 1 <= answers <= homes:
        raise ValueError("The number of answers must be between 1 and the number of homes.")
    if answers == homes:
        return 0.0
    correction = Fraction(homes - answers, homes - 1)
    return float(Z) * sqrt(WIDEST / answers * correction)


def is_exact_enough(homes: int, answers: int) -> bool:
    """Do these answers meet the band? Judged on the margin to one decimal of a point.

    Landlords' published minima differ by one answer through rounding, and the
    regulator has accepted them.
    """
    return round(100 * achieved_margin(homes, answers), 1) <= 100 * required_margin(homes)


def _check_homes(homes: int) -> None:
    if homes < 1:
        raise ValueError("The number of homes must be 1 or more.")
