"""A share of people, with the range it would fall in if everyone had been asked.

Wilson's score interval (Wilson, JASA 22, 1927; recommended for small and large
samples by Brown, Cai and DasGupta, Statistical Science 16, 2001). Weights widen
it through Kish's effective sample size, (Σw)² / Σw².
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Share:
    """An estimated share: value and range between 0 and 1, and who it rests on.

    `people` is how many answered; `effective` how many equally weighted answers
    those are worth.
    """

    value: float
    low: float
    high: float
    people: int
    effective: float

    def __str__(self) -> str:
        counted = "1 person" if self.people == 1 else f"{self.people:,} people"
        return f"{_percent(self.value)} ({_percent(self.low)} to {_percent(self.high)}, {counted})"


def share_of(
    answers: Sequence[bool], weights: Sequence[float] | None = None, confidence: float = 0.95
) -> Share:
    """Estimate the share of all customers who would answer yes.

    `weights` say how many customers each respondent speaks for; leave them out
    when everyone was asked. The range is Wilson's 95% interval, computed on the
    effective sample size, so heavy weights widen it as they should.

    Raises ValueError when nobody answered: a share of nothing is not 0%.

    >>> print(share_of([True] * 72 + [False] * 28))
    72% (63% to 80%, 100 people)
    """
    if weights is None:
        return share_from_counts(sum(map(bool, answers)), len(answers), confidence)
    if len(weights) != len(answers):
        raise ValueError("Each answer needs one weight.")
    if any(not isfinite(weight) or weight < 0 for weight in weights):
        raise ValueError("A weight must be a number, 0 or more.")
    total = fsum(weights)
    if total == 0:
        raise ValueError("A share needs at least one answer that counts.")
    value = fsum(weight for answer, weight in zip(answers, weights, strict=True) if answer) / total
    effective = total**2 / fsum(weight**2 for weight in weights)
    people = sum(weight > 0 for weight in weights)
    return Share(value, *wilson(value, effective, confidence), people, effective)


def share_from_counts(yes: int, people: int, confidence: float = 0.95) -> Share:
    """The same, when all that is known is how many said yes out of how many.

    >>> print(share_from_counts(0, 12))
    0% (0% to 24%, 12 people)
    """
    if people < 1:
        raise ValueError("A share needs at least one answer.")
    if not 0 <= yes <= people:
        raise ValueError("The number who said yes must be between 0 and the number who answered.")
    value = yes / people
    return Share(value, *wilson(value, people, confidence), people, float(people))


def wilson(value: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's interval for a share seen in n answers; n may be an effective size."""
    z = critical_value(confidence)
    spread = z**2 / n
    centre = (value + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(value * (1 - value) / n + spread / (4 * n))
    # At 0 and 1 the interval's end is exactly the share; rounding must not leave a crumb.
    low = 0.0 if value == 0 else max(0.0, centre - half)
    high = 1.0 if value == 1 else min(1.0, centre + half)
    return low, high


def critical_value(confidence: float) -> float:
    """How many standard errors lie either side: 1.96 for 95%."""
    if not 0 < confidence < 1:
        raise ValueError("The confidence must be between 0 and 1.")
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
