"""Is the change between two shares more than chance?

The test is the two-proportion z test with a pooled share. Where an expected
count is under 5 the z test is not sound, and Fisher's exact test is used
instead. The result names the test it used. When many changes are looked at
together, some look real by luck alone: `real_among` holds the share of false
alarms down (Benjamini and Hochberg, JRSS B 57, 1995).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, lgamma, sqrt
from statistics import NormalDist

from analysis.estimates.shares import Share, share_from_counts

Z_TEST = "two-proportion z test"
EXACT_TEST = "Fisher's exact test"
SMALLEST_EXPECTED = 5


class Verdict(StrEnum):
    """What may be said about a change."""

    UP = "up"
    DOWN = "down"
    SAME = "about the same"
    TOO_FEW = "too few answers to tell"


@dataclass(frozen=True)
class Change:
    """Two shares, and whether they differ by more than chance would make them."""

    before: Share
    after: Share
    p_value: float | None
    test: str
    verdict: Verdict

    @property
    def points(self) -> float:
        """The difference in percentage points, after less before."""
        return 100 * (self.after.value - self.before.value)

    def __str__(self) -> str:
        shares = f"{100 * self.before.value:.0f}% then, {100 * self.after.value:.0f}% now"
        return f"{self.verdict.capitalize()}: {shares}"


def change(before: Share, after: Share, level: float = 0.05) -> Change:
    """Compare two shares of different people, such as this year's and last year's.

    `level` is how often chance alone may be taken for a change. Weighted shares
    are compared on their effective sizes; with too few answers for the z test
    they are not compared at all, because the exact test needs whole people.

    >>> print(change(share_from_counts(72, 100), share_from_counts(70, 100)))
    About the same: 72% then, 70% now
    """
    pooled = (before.value * before.effective + after.value * after.effective) / (
        before.effective + after.effective
    )
    smallest = min(pooled, 1 - pooled) * min(before.effective, after.effective)
    if smallest >= SMALLEST_EXPECTED:
        p_value, test = _z_test(before, after, pooled), Z_TEST
    elif _is_weighted(before) or _is_weighted(after):
        return Change(before, after, None, "none", Verdict.TOO_FEW)
    else:
        p_value, test = _exact_test(before, after), EXACT_TEST
    return Change(before, after, p_value, test, _verdict(before, after, p_value, level))


def change_in_counts(
    yes_before: int, all_before: int, yes_after: int, all_after: int, level: float = 0.05
) -> Change:
    """The same from counts: so many of so many then, so many of so many now."""
    return change(share_from_counts(yes_before, all_before), share_from_counts(yes_after, all_after), level)


def real_among(p_values: Sequence[float], level: float = 0.05) -> list[bool]:
    """Which of many changes may be called real, with at most `level` of them false on average.

    >>> real_among([0.001, 0.04, 0.03, 0.9])
    [True, False, False, False]
    """
    ranked = sorted(p_values)
    passing = [p for rank, p in enumerate(ranked, start=1) if p <= level * rank / len(ranked)]
    cut = max(passing, default=-1.0)
    return [p <= cut for p in p_values]


def _verdict(before: Share, after: Share, p_value: float, level: float) -> Verdict:
    if p_value >= level:
        return Verdict.SAME
    return Verdict.UP if after.value > before.value else Verdict.DOWN


def _is_weighted(share: Share) -> bool:
    return share.effective != share.people


def _z_test(before: Share, after: Share, pooled: float) -> float:
    error = sqrt(pooled * (1 - pooled) * (1 / before.effective + 1 / after.effective))
    return 2 * NormalDist().cdf(-abs(after.value - before.value) / error)


def _exact_test(before: Share, after: Share) -> float:
    """Two-sided: the chance of a table as unlikely as this one, or more so."""
    yes_before, yes_after = (round(share.value * share.people) for share in (before, after))
    yes = yes_before + yes_after
    everyone = before.people + after.people

    def likelihood(k: int) -> float:
        return exp(
            _log_choose(before.people, k) + _log_choose(after.people, yes - k) - _log_choose(everyone, yes)
        )

    seen = likelihood(yes_before)
    possible = range(max(0, yes - after.people), min(yes, before.people) + 1)
    # The tiny allowance keeps tables that tie with the one seen, as R and scipy do.
    return min(1.0, sum(p for p in map(likelihood, possible) if p <= seen * (1 + 1e-7)))


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
