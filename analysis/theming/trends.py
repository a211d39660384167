"""Follow a theme from month to month, and call a change a change only when it is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

TEST = "Fisher's exact test, two-sided, with the Benjamini-Hochberg correction for the number of themes"
TEST_WITH_YEAR = (
    "Fisher's exact test, two-sided, against the months before and against the same months last year "
    "(the weaker of the two counts), with the Benjamini-Hochberg correction for the number of themes"
)
LEVEL = 0.05
FEWEST_LAST_YEAR = 20
"""Fewer remarks than this in the same months last year say nothing of the season."""

Month = str
"""A calendar month, "2026-11"; months sort as text."""


class Counted(NamedTuple):
    """Remarks in a theme, of all remarks that say something."""

    # A tuple has a method of this name, which nothing here calls.
    count: int  # type: ignore[assignment]
    of: int

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.count, self.of) if self.of else None


@dataclass(frozen=True)
class Change:
    """A theme's share of all remarks in the recent months beside its share in the months before.

    `last_year` is the same months a year earlier, None where there is too
    little to compare. `p` is the chance of a difference this large if nothing
    had changed, before correction; `p_corrected` after it. `direction` is "up",
    "down" or "level". `is_season` says that the theme moved against the months
    before, but stands where it stood a year ago: that is no news.
    `is_new` says that it is a change upwards of a theme nobody spoke of before.
    """

    theme: str
    months: list[Month]
    counts: list[int]
    totals: list[int]
    recent: Counted
    before: Counted
    direction: str
    p: float
    p_corrected: float
    is_change: bool
    test: str = TEST
    last_year: Counted | None = None
    is_season: bool = False

    @property
    def share_recently(self) -> Fraction | None:
        """The theme's share of the recent remarks; None when there were none."""
        return self.recent.share

    @property
    def share_before(self) -> Fraction | None:
        """The theme's share of the earlier remarks; None when there were none."""
        return self.before.share

    @property
    def is_new(self) -> bool:
        return self.is_change and self.before.count == 0 and not (self.last_year and self.last_year.count)


def changes(
    counts: Mapping[str, Mapping[Month, int]],
    totals: Mapping[Month, int],
    *,
    recent_months: int = 1,
    months_before: int | None = 12,
    level: float = LEVEL,
) -> list[Change]:
    """Compare each theme's share in the most recent months with its share in those before.

    `counts`: theme → month → remarks in it. `totals`: month → all remarks that
    say something, with a theme or without; a month missing there is left out.
    `months_before` limits how far back "before" goes; None takes all.

    Fisher's exact test needs no large counts. Among all the themes called
    changed, at most a share `level` is expected to be false (Benjamini and
    Hochberg 1995). Where the same months of last year hold at least
    FEWEST_LAST_YEAR remarks, a change must also differ from them, the same way:
    each theme's p is the larger of the two (an intersection-union test, Berger
    1982). So heating that rises every November is a season and no news.

    Raises ValueError when a theme has more remarks in a month than there were.
    """
    from scipy.stats import false_discovery_control

    every_month = sorted(totals)
    months = every_month if months_before is None else every_month[-(recent_months + months_before) :]
    recent, before = months[-recent_months:], months[:-recent_months]
    year_ago = [_a_year_before(month) for month in recent]
    # "Before" may reach back to the very months that last year's test is about: they are not counted twice.
    before = [month for month in before if month not in year_ago] or before
    names = list(counts)
    for name in names:
        _check(name, counts[name], totals)
    tried = [_try(counts[name], totals, recent, before, year_ago) for name in names]
    corrected = false_discovery_control([each.p for each in tried], method="bh").tolist() if tried else []
    return [
        Change(
            theme=name,
            months=months,
            counts=[counts[name].get(month, 0) for month in months],
            totals=[totals[month] for month in months],
            recent=each.now,
            before=each.then,
            direction=_direction(each.now, each.then),
            p=each.p,
            p_corrected=p_corrected,
            is_change=p_corrected <= level,
            test=TEST if each.last_year is None else TEST_WITH_YEAR,
            last_year=each.last_year,
            is_season=each.p_before <= level < p_corrected
            and each.last_year is not None
            and each.p > each.p_before,
        )
        for name, each, p_corrected in zip(names, tried, corrected, strict=True)
    ]


class _Tried(NamedTuple):
    now: Counted
    then: Counted
    last_year: Counted | None
    p_before: float
    p: float


def _try(
    counts: Mapping[Month, int],
    totals: Mapping[Month, int],
    recent: Sequence[Month],
    before: Sequence[Month],
    year_ago: Sequence[Month],
) -> _Tried:
    now, then = _sums(counts, totals, recent), _sums(counts, totals, before)
    p_before = _fisher(now, then)
    if not all(month in totals for month in year_ago):
        return _Tried(now, then, None, p_before, p_before)
    last_year = _sums(counts, totals, year_ago)
    if last_year.of < FEWEST_LAST_YEAR:
        return _Tried(now, then, None, p_before, p_before)
    same_way = _direction(now, then) == _direction(now, last_year)
    return _Tried(now, then, last_year, p_before, max(p_before, _fisher(now, last_year)) if same_way else 1.0)


def _a_year_before(month: Month) -> Month:
    year, _, rest = month.partition("-")
    return f"{int(year) - 1:04d}-{rest}"


def _check(name: str, counts: Mapping[Month, int], totals: Mapping[Month, int]) -> None:
    for month, total in totals.items():
        if not 0 <= counts.get(month, 0) <= total:
            raise ValueError(f"Theme {name!r} cannot have {counts[month]} of {total} remarks in {month}.")


def _sums(counts: Mapping[Month, int], totals: Mapping[Month, int], months: Sequence[Month]) -> Counted:
    return Counted(sum(counts.get(month, 0) for month in months), sum(totals[month] for month in months))


@lru_cache(maxsize=4096)  # the same counts are asked for on every page that shows how themes move
def _fisher(now: Counted, then: Counted) -> float:
    from scipy.stats import fisher_exact

    if not now.of or not then.of:
        return 1.0
    table = [[now.count, now.of - now.count], [then.count, then.of - then.count]]
    return min(1.0, float(fisher_exact(table).pvalue))


def _direction(now: Counted, then: Counted) -> str:
    if now.share is None or then.share is None or now.share == then.share:
        return "level"
    return "up" if now.share > then.share else "down"
