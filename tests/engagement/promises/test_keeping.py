"""When a promise is kept, at risk or broken."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.promises.keeping import Direction, Keeping, Rule

MORE = Rule(90, tolerance=5, unit="%")
LESS = Rule(10, Direction.AT_MOST, tolerance=2, unit=" days")


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        (MORE, 90, "kept"),
        (MORE, 100, "kept"),
        (MORE, Decimal("89.99"), "at risk"),
        (MORE, 85, "at risk"),
        (MORE, Fraction(8499, 100), "broken"),
        (MORE, None, "not measured yet"),
        (MORE, 0, "broken"),
        (LESS, 10, "kept"),
        (LESS, 0, "kept"),
        (LESS, 12, "at risk"),
        (LESS, 13, "broken"),
        (Rule(100), Decimal("99.99"), "broken"),
        (Rule(0.3), 0.1 + 0.2, "kept"),
        (Rule(0.3), 0.3 - 1e-12, "kept"),
    ],
)
def test_a_value_is_judged_by_the_rule(rule, value, expected):
    assert rule.judge(value) == expected


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (MORE, "Kept at 90% or more. At risk from 85% up to that. Broken under 85%."),
        (LESS, "Kept at 10 days or less. At risk from 12 days down to that. Broken over 12 days."),
        (Rule(Decimal("2.5")), "Kept at 2.5 or more. Broken under 2.5."),
        (Rule(12000, unit=" homes"), "Kept at 12,000 homes or more. Broken under 12,000 homes."),
    ],
)
def test_the_rule_is_stated_in_words(rule, words):
    assert rule.in_words() == words


def test_a_negative_tolerance_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        Rule(90, tolerance=-1)


@settings(deadline=None)
@given(st.integers(-200, 200), st.integers(-100, 100), st.integers(0, 20))
def test_the_two_directions_mirror_each_other(value, target, tolerance):
    up = Rule(target, Direction.AT_LEAST, tolerance).judge(value)
    down = Rule(-target, Direction.AT_MOST, tolerance).judge(-value)
    assert up is down
    assert up is not Keeping.NOT_MEASURED
