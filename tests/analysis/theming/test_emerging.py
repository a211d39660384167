"""New themes are heard early, and old ones are not called new."""

from __future__ import annotations

import random
from datetime import date, timedelta

from analysis.theming import emerging

TODAY = date(2026, 11, 20)
DAYS = [TODAY - timedelta(days=back) for back in range(400)]


def simulated(dice, shares, new=None, began=5, daily=8):
    """Days of remarks; `new` is the share of a theme that began `began` days ago."""
    counts = {
        theme: {day: sum(dice.random() < share for _ in range(daily)) for day in DAYS}
        for theme, share in shares.items()
    }
    if new is not None:
        counts["new"] = {day: sum(dice.random() < new for _ in range(daily)) for day in DAYS[:began]}
    return emerging(counts, dict.fromkeys(DAYS, daily), TODAY)


SHARES = {f"theme {number}": share for number, share in enumerate([0.002, 0.01, 0.02, 0.05, 0.1, 0.2])}


def test_a_theme_that_began_five_days_ago_is_heard_most_times():
    dice = random.Random(1)
    heard = [simulated(dice, SHARES, new=0.15) for _ in range(30)]

    assert sum(any(each.theme == "new" for each in run) for run in heard) >= 25


def test_chance_alone_seldom_makes_a_new_theme():
    dice = random.Random(2)

    assert sum(bool(simulated(dice, SHARES)) for _ in range(60)) <= 6


def test_two_remarks_are_too_few_however_rare_the_theme():
    assert emerging({"Sinkhole": {TODAY: 2}}, dict.fromkeys(DAYS, 8), TODAY) == []


def test_a_large_theme_that_doubles_is_not_new():
    counts = {day: 4 if back < 28 else 2 for back, day in enumerate(DAYS)}

    assert emerging({"Repairs": counts}, dict.fromkeys(DAYS, 8), TODAY) == []


def test_without_a_year_before_nothing_is_called_new():
    first_week = DAYS[:7]

    assert emerging({"Lift": dict.fromkeys(first_week, 3)}, dict.fromkeys(first_week, 8), TODAY) == []
