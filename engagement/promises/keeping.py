"""Is a promise kept? Worked out from a measured value, a target and a stated tolerance."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal | Fraction | float


class Keeping(StrEnum):
    """What may be said of a promise."""

    KEPT = "kept"
    AT_RISK = "at risk"
    BROKEN = "broken"
    NOT_MEASURED = "not measured yet"


class Direction(StrEnum):
    """Which side of the target is the good one."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True)
class Rule:
    """When a promise is kept, at risk or broken. `tolerance` is how near a miss still is at risk.

    Raises ValueError for a tolerance under 0: a miss cannot be kept.
    """

    target: Number
    direction: Direction = Direction.AT_LEAST
    tolerance: Number = 0
    unit: str = ""

    def __post_init__(self) -> None:
        if _exact(self.tolerance) < 0:
            raise ValueError("The tolerance must be 0 or more.")

    @property
    def edge(self) -> Fraction:
        """The last value that is at risk and not yet broken."""
        slack = _exact(self.tolerance)
        at_least = self.direction is Direction.AT_LEAST
        return _exact(self.target) + (-slack if at_least else slack)

    def judge(self, value: Number | None) -> Keeping:
        """Judge a measured value, exactly; None means that nothing was measured.

        >>> Rule(90, tolerance=5, unit="%").judge(Decimal("89.9"))
        <Keeping.AT_RISK: 'at risk'>
        """
        if value is None:
            return Keeping.NOT_MEASURED
        found, target = _exact(value), _exact(self.target)
        at_least = self.direction is Direction.AT_LEAST
        if found >= target if at_least else found <= target:
            return Keeping.KEPT
        if found >= self.edge if at_least else found <= self.edge:
            return Keeping.AT_RISK
        return Keeping.BROKEN

    def in_words(self) -> str:
        """The rule as customers read it.

        >>> Rule(90, tolerance=5, unit="%").in_words()
        'Kept at 90% or more. At risk from 85% up to that. Broken under 85%.'
        >>> Rule(10, Direction.AT_MOST, unit=" days").in_words()
        'Kept at 10 days or less. Broken over 10 days.'
        """
        target, edge = self._said(_exact(self.target)), self._said(self.edge)
        more, beyond, towards = (
            ("more", "under", "up") if self.direction is Direction.AT_LEAST else ("less", "over", "down")
        )
        at_risk = f"At risk from {edge} {towards} to that. " if _exact(self.tolerance) else ""
        return f"Kept at {target} or {more}. {at_risk}Broken {beyond} {edge}."

    def _said(self, number: Fraction) -> str:
        return f"{number.numerator if number.denominator == 1 else float(number):,}{self.unit}"


def _exact(number: Number) -> Fraction:
    # A float is taken as the decimal a person would read, so 0.1 + 0.2 misses nothing at 0.3.
    return Fraction(str(round(number, 9))) if isinstance(number, float) else Fraction(number)
