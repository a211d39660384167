"""Working days against the table and the test cases of the regulation notes, section 3.8."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from core.working_days import add_working_days, bank_holidays, is_working_day, working_days_between

PUBLISHED = {
    2026: "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec",
    2027: "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec",
    2028: "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_the_published_ones(year):
    assert ", ".join(f"{day:%-d %b}" for day in bank_holidays(year)) == PUBLISHED[year]


def test_one_off_holidays_of_the_past_are_known():
    assert date(2023, 5, 8) in bank_holidays(2023)  # the King's coronation


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 12, 21), 5, date(2026, 12, 30)),
        (date(2026, 12, 30), 10, date(2027, 1, 14)),
        (date(2026, 12, 18), 10, date(2027, 1, 6)),
    ],
    ids=["acknowledge over Christmas", "answer over New Year", "investigate a hazard over Christmas"],
)
def test_limits_end_on_the_published_days(start, days, end):
    assert add_working_days(start, days) == end
    assert working_days_between(start, end) == days


def test_the_day_it_happens_is_day_nought_even_at_a_weekend():
    saturday, monday = date(2026, 11, 21), date(2026, 11, 23)
    assert add_working_days(saturday, 0) == saturday
    assert add_working_days(saturday, 1) == monday


def test_a_local_closure_is_not_a_working_day():
    away_day = date(2026, 11, 24)
    assert is_working_day(away_day)
    assert not is_working_day(away_day, {away_day})
    assert add_working_days(date(2026, 11, 23), 1, {away_day}) == date(2026, 11, 25)


def test_counting_backwards_is_the_same_number_below_nought():
    assert working_days_between(date(2026, 12, 30), date(2026, 12, 21)) == -5


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_years_outside_the_calendar_are_refused_in_words(day):
    with pytest.raises(ValueError, match="calendar covers"):
        add_working_days(day, 5)


def test_a_negative_number_of_days_is_refused():
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2026, 1, 5), -1)


def test_a_moment_is_refused_because_its_day_depends_on_the_time_zone():
    with pytest.raises(TypeError, match="London day"):
        is_working_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))


def test_importing_the_calendar_does_not_load_the_holidays_of_every_country():
    code = "import sys, core.working_days; print('holidays' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"
