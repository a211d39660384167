"""How often trends cry wolf, and how often they hear a planted change: simulated landlords, seeded.

    python benchmarks/trends.py [--runs 300] [--seed 0]

Each run is a landlord with two years of remarks and twelve themes of 1 to 20 %. Something is planted (or
nothing), and `changes` and `emerging` look once, at the end. Printed: in how many of 100 runs the planted
theme is announced (power), and in how many anything else is (false alarms).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from analysis.theming import changes, emerging

MONTHS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]
SHARES = [0.10, 0.01, 0.02, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.10, 0.15, 0.20]
MONTHLY = (50, 200, 1000)
TODAY = date(2026, 12, 31)
DAYS = [TODAY - timedelta(days=back) for back in range(393)]

Plan = Callable[[str], float]


def steady(_month: str) -> float:
    return 1.0


def last_month(times: float) -> Plan:
    return lambda month: times if month == MONTHS[-1] else 1.0


def each_winter(times: float) -> Plan:
    return lambda month: times if month[-2:] in ("11", "12", "01") else 1.0


def winter_and_more(times: float, more: float) -> Plan:
    return lambda month: each_winter(times)(month) * (more if month == MONTHS[-1] else 1.0)


PLANS: list[tuple[str, Plan, bool]] = [
    ("nothing", steady, False),
    ("10 % doubles in the last month", last_month(2), True),
    ("10 % trebles in the last month", last_month(3), True),
    ("10 % rises by half in the last month", last_month(1.5), True),
    ("10 % falls to a half in the last month", last_month(0.5), True),
    ("10 % trebles every winter", each_winter(3), False),
    ("10 % doubles every winter, and doubles again in the last month", winter_and_more(2, 2), True),
]


def one(chance: np.random.Generator, monthly: int, plan: Plan, *, years: int) -> tuple[bool, bool]:
    """Whether the planted theme was announced, and whether any other was."""
    months = MONTHS[-12 * years :]
    counts = {
        f"theme {number}": {
            month: int(chance.binomial(monthly, min(1.0, share * (plan(month) if number == 0 else 1))))
            for month in months
        }
        for number, share in enumerate(SHARES)
    }
    found = changes(counts, dict.fromkeys(months, monthly))
    return found[0].is_change, any(each.is_change for each in found[1:])


def one_new(chance: np.random.Generator, monthly: int, share: float, began: int) -> tuple[bool, bool]:
    """The same of a theme that began so many days ago, heard by `emerging`."""
    daily = max(1, monthly // 30)
    counts = {
        f"theme {number}": dict(zip(DAYS, chance.binomial(daily, each, len(DAYS)).tolist(), strict=True))
        for number, each in enumerate(SHARES)
    }
    counts["new"] = dict(zip(DAYS[:began], chance.binomial(daily, share, began).tolist(), strict=True))
    found = {each.theme for each in emerging(counts, dict.fromkeys(DAYS, daily), TODAY)}
    return "new" in found, bool(found - {"new"})


def in_100(hits: list[bool]) -> str:
    return f"{100 * sum(hits) / len(hits):5.1f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    print(
        f"{asked.runs} runs each, seed {asked.seed}. In how many of 100 runs: the planted theme / any other theme"
    )
    print(f"{'planted':<64}{'years':>6}" + "".join(f"{n:>9} a month" for n in MONTHLY))
    for name, plan, _is_news in PLANS:
        for years in (1, 2):
            cells = []
            for monthly in MONTHLY:
                chance = np.random.default_rng([asked.seed, monthly, years])
                planted, others = zip(
                    *[one(chance, monthly, plan, years=years) for _ in range(asked.runs)], strict=True
                )
                cells.append(f"{in_100(list(planted))} /{in_100(list(others))}")
            print(f"{name:<64}{years:>6}" + "".join(f"{cell:>17}" for cell in cells), flush=True)
    print("\nA theme nobody spoke of before (emerging)")
    for share, began in ((0.0, 7), (0.05, 7), (0.05, 14), (0.1, 3), (0.1, 7), (0.1, 14)):
        cells = []
        for monthly in MONTHLY:
            chance = np.random.default_rng([asked.seed, monthly, began])
            planted, others = zip(
                *[one_new(chance, monthly, share, began) for _ in range(max(20, asked.runs // 3))],
                strict=True,
            )
            cells.append(f"{in_100(list(planted))} /{in_100(list(others))}")
        name = f"{share:.0%} of what is said, begun {began} days ago" if share else "nothing new"
        print(f"{name:<70}" + "".join(f"{cell:>17}" for cell in cells), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
