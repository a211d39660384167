import random
from fractions import Fraction

import pytest

from analysis.theming import changes

MONTHS = [f"2026-{month:02}" for month in range(1, 13)]


def simulated(dice, shares, changed=None, monthly=200):
    """Count themes by month: each has its share of 200 remarks, and `changed` another in the last month."""
    counts = {theme: {} for theme in shares}
    for month in MONTHS:
        for theme, share in shares.items():
            now = (changed or {}).get(theme, share) if month == MONTHS[-1] else share
            counts[theme][month] = sum(dice.random() < now for _ in range(monthly))
    return changes(counts, dict.fromkeys(MONTHS, monthly))


def test_the_test_is_named_with_its_correction():
    found = changes({"Damp": {"2026-01": 1, "2026-02": 9}}, {"2026-01": 100, "2026-02": 100})

    assert "Fisher" in found[0].test
    assert "Benjamini-Hochberg" in found[0].test


def test_fishers_p_is_that_of_the_published_tea_tasting():
    # Fisher (1935): 3 of 4 against 1 of 4 has p = 0.4857 on two sides.
    found = changes({"Tea": {"2026-01": 1, "2026-02": 3}}, {"2026-01": 4, "2026-02": 4})

    assert found[0].p == pytest.approx(0.4857, abs=1e-4)
    assert (found[0].direction, found[0].is_change) == ("up", False)
    assert found[0].share_recently == Fraction(3, 4)


def test_chance_alone_is_seldom_called_a_change():
    dice = random.Random(5)
    shares = {
        f"theme {number}": share for number, share in enumerate([0.02, 0.05, 0.1, 0.15, 0.2, 0.1, 0.05, 0.08])
    }
    false_alarms = sum(any(change.is_change for change in simulated(dice, shares)) for _ in range(60))

    # At the .05 level some 3 of 60 runs are expected to cry wolf; 9 or more has a chance under one in 250.
    assert false_alarms <= 8


def test_a_planted_doubling_is_nearly_always_found():
    dice = random.Random(6)
    shares = {f"theme {number}": 0.1 for number in range(8)}
    runs = [simulated(dice, shares, changed={"theme 0": 0.2}) for _ in range(30)]

    assert sum(run[0].is_change and run[0].direction == "up" for run in runs) >= 24


def test_a_theme_that_is_gone_is_a_change_downwards():
    counts = {"Lift": {"2026-01": 30, "2026-02": 0}}
    found = changes(counts, {"2026-01": 100, "2026-02": 100})[0]

    assert (found.is_change, found.direction, found.counts) == (True, "down", [30, 0])


def test_one_month_alone_has_nothing_to_be_compared_with():
    found = changes({"Lift": {"2026-01": 30}}, {"2026-01": 100})[0]

    assert (found.is_change, found.p, found.share_before) == (False, 1.0, None)


def test_no_themes_have_no_changes():
    assert changes({}, {}) == []


def test_more_remarks_in_a_theme_than_there_were_is_refused():
    with pytest.raises(ValueError, match="cannot have 5 of 3"):
        changes({"Lift": {"2026-01": 5}}, {"2026-01": 3})


TWO_YEARS = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]


def test_heating_that_rises_every_winter_is_a_season_and_no_news():
    heating = {month: 60 if month[-2:] in ("11", "12") else 10 for month in TWO_YEARS}
    found = changes({"Heating": heating}, dict.fromkeys(TWO_YEARS, 200), recent_months=2)[0]

    assert (found.direction, found.is_change, found.is_season) == ("up", False, True)
    assert found.last_year == (120, 400)
    assert "same months last year" in found.test


def test_more_than_the_season_is_news():
    heating = {month: 60 if month[-2:] in ("11", "12") else 10 for month in TWO_YEARS}
    heating["2026-11"] = heating["2026-12"] = 100
    found = changes({"Heating": heating}, dict.fromkeys(TWO_YEARS, 200), recent_months=2)[0]

    assert (found.direction, found.is_change, found.is_season) == ("up", True, False)


def test_a_rise_against_the_autumn_that_is_a_fall_against_last_winter_is_no_news():
    heating = dict.fromkeys(TWO_YEARS, 10) | {"2025-12": 150, "2026-12": 40}
    found = changes({"Heating": heating}, dict.fromkeys(TWO_YEARS, 200))[0]

    assert not found.is_change
    assert found.p_corrected == 1.0


def test_a_year_with_hardly_any_remarks_is_not_compared():
    totals = dict.fromkeys(TWO_YEARS, 200) | {"2025-12": 19}
    found = changes({"Lift": {"2026-12": 40}}, totals)[0]

    assert found.last_year is None
    assert found.is_change
    assert found.is_new
