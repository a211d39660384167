"""Hear a new theme within days, not at the end of a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WINDOWS = (7, 14, 28)
BEFORE = 365
FEWEST = 3
LEVEL = 0.05
TEST = (
    "Fisher's exact test, one-sided, over the last 7, 14 and 28 days (Bonferroni for the three), "
    "with the Benjamini-Hochberg correction for the number of themes"
)


@dataclass(frozen=True)
class Emerging:
    """A theme that hardly anybody spoke of before: `count` of `of` remarks in the last `days` days."""

    theme: str
    days: int
    count: int
    of: int
    before: int
    before_of: int
    p_corrected: float
    test: str = TEST


def emerging(
    counts: Mapping[str, Mapping[date, int]],
    totals: Mapping[date, int],
    today: date,
    *,
    level: float = LEVEL,
) -> list[Emerging]:
    """Find themes that have just begun, the surest first.

    `counts`: theme → day → remarks in it; `totals`: day → all remarks that say
    something. A theme is new when its share in a window is more than chance and
    at least ten times its share in the year before the window, from at least
    FEWEST remarks. The three windows are one family each (Bonferroni), the
    themes another (Benjamini-Hochberg), so of all called new at most a share
    `level` is expected to be false. Themes need to be known, not to be named.
    """
    from scipy.stats import false_discovery_control

    tried = {theme: _best(days, totals, today) for theme, days in counts.items()}
    found = {theme: best for theme, best in tried.items() if best is not None}
    if not found:
        return []
    # Themes with too few remarks to try count as tried: they were looked at too.
    untried = [1.0] * (len(counts) - len(found))
    corrected = false_discovery_control([best[0] for best in found.values()] + untried, method="bh").tolist()
    new = [
        Emerging(theme, days, now[0], now[1], then[0], then[1], p_corrected)
        for (theme, (_p, days, now, then)), p_corrected in zip(found.items(), corrected, strict=False)
        if p_corrected <= level and now[0] * then[1] >= 10 * then[0] * now[1]
    ]
    return sorted(new, key=lambda each: (each.p_corrected, each.theme))


Pair = tuple[int, int]


def _best(
    counts: Mapping[date, int], totals: Mapping[date, int], today: date
) -> tuple[float, int, Pair, Pair] | None:
    """The window that is least like chance, its p already multiplied by the number of windows."""
    from scipy.stats import fisher_exact

    tried = []
    for days in WINDOWS:
        first = today - timedelta(days=days - 1)
        now = _between(counts, totals, first, today)
        then = _between(counts, totals, first - timedelta(days=BEFORE), first - timedelta(days=1))
        if now[0] < FEWEST or not then[1]:
            continue
        table = [[now[0], now[1] - now[0]], [then[0], then[1] - then[0]]]
        p = min(1.0, len(WINDOWS) * float(fisher_exact(table, alternative="greater").pvalue))
        tried.append((p, days, now, then))
    return min(tried) if tried else None


def _between(counts: Mapping[date, int], totals: Mapping[date, int], first: date, last: date) -> Pair:
    return (
        sum(n for day, n in counts.items() if first <= day <= last),
        sum(n for day, n in totals.items() if first <= day <= last),
    )
