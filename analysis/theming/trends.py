"""Follow a theme from month to month, and call a change a change only when it is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

TEST = "Fisher's exact test, two-sided, with the Benjamini-Hochberg correction for the number of themes"
LEVEL = 0.05

Month = str
"""A calendar month, "2026-11"; months sort as text."""


@dataclass(frozen=True)
class Change:
    """A theme's share of all remarks in the recent months beside its share in the months before.

    `p` is the chance of a difference this large if nothing had changed, before
    correction; `p_corrected` after it. `direction` is "up", "down" or "level".
    """

    theme: str
    months: list[Month]
    counts: list[int]
    totals: list[int]
    recent: tuple[int, int]
    before: tuple[int, int]
    direction: str
    p: float
    p_corrected: float
    is_change: bool
    test: str = TEST

    @property
    def share_recently(self) -> Fraction | None:
        """The theme's share of the recent remarks; None when there were none."""
        return _share(*self.recent)

    @property
    def share_before(self) -> Fraction | None:
        """The theme's share of the earlier remarks; None when there were none."""
        return _share(*self.before)


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
    Hochberg 1995). It does not know seasons: heating rises every November.

    Raises ValueError when a theme has more remarks in a month than there were.
    """
    from scipy.stats import false_discovery_control, fisher_exact

    months = sorted(totals)
    if months_before is not None:
        months = months[-(recent_months + months_before) :]
    recent, before = months[-recent_months:], months[:-recent_months]
    names = list(counts)
    tables = [(_sums(counts[name], totals, recent), _sums(counts[name], totals, before)) for name in names]
    for name in names:
        _check(name, counts[name], totals)
    found = [_fisher(fisher_exact, now, then) for now, then in tables]
    corrected = false_discovery_control(found, method="bh").tolist() if found else []
    return [
        Change(
            theme=name,
            months=months,
            counts=[counts[name].get(month, 0) for month in months],
            totals=[totals[month] for month in months],
            recent=now,
            before=then,
            direction=_direction(now, then),
            p=p,
            p_corrected=p_corrected,
            is_change=p_corrected <= level,
        )
        for name, (now, then), p, p_corrected in zip(names, tables, found, corrected, strict=True)
    ]


def _check(name: str, counts: Mapping[Month, int], totals: Mapping[Month, int]) -> None:
    for month, total in totals.items():
        if not 0 <= counts.get(month, 0) <= total:
            raise ValueError(f"Theme {name!r} cannot have {counts[month]} of {total} remarks in {month}.")


def _sums(
    counts: Mapping[Month, int], totals: Mapping[Month, int], months: Sequence[Month]
) -> tuple[int, int]:
    return sum(counts.get(month, 0) for month in months), sum(totals[month] for month in months)


@lru_cache(maxsize=4096)  # the same counts are asked for on every page that shows how themes move
def _fisher(fisher_exact, now: tuple[int, int], then: tuple[int, int]) -> float:
    if not now[1] or not then[1]:
        return 1.0
    table = [[now[0], now[1] - now[0]], [then[0], then[1] - then[0]]]
    return min(1.0, float(fisher_exact(table).pvalue))


def _share(count: int, total: int) -> Fraction | None:
    return Fraction(count, total) if total else None


def _direction(now: tuple[int, int], then: tuple[int, int]) -> str:
    recently, before = _share(*now), _share(*then)
    if recently is None or before is None or recently == before:
        return "level"
    return "up" if recently > before else "down"
