"""Shares and their ranges, against scipy and published worked numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from analysis.estimates.shares import share_from_counts, share_of


def test_a_share_reads_as_a_sentence_would_say_it():
    assert str(share_of([True] * 72 + [False] * 28)) == "72% (63% to 80%, 100 people)"


@pytest.mark.parametrize(("yes", "people"), [(0, 10), (10, 10), (1, 3), (72, 100), (5_000, 8_797)])
def test_the_range_is_scipys_wilson_interval(yes, people):
    share = share_from_counts(yes, people)
    expected = binomtest(yes, people).proportion_ci(method="wilson")
    assert (share.low, share.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_the_range_is_the_one_newcombe_published():
    # Newcombe, Statistics in Medicine 17, 1998, table I: 81 of 263.
    share = share_from_counts(81, 263)
    assert (round(share.low, 4), round(share.high, 4)) == (0.2553, 0.3662)


def test_equal_weights_change_nothing():
    answers = [True, False, True, True]
    weighted, plain = share_of(answers, [2.5] * 4), share_of(answers)
    assert weighted.value == plain.value
    assert weighted.effective == pytest.approx(4)
    assert (weighted.low, weighted.high) == pytest.approx((plain.low, plain.high))


def test_heavy_weights_move_the_share_and_widen_its_range():
    answers = [True] * 10 + [False] * 10
    share = share_of(answers, [3.0] * 10 + [1.0] * 10)
    plain = share_of(answers)
    assert share.value == 0.75
    assert share.effective == pytest.approx(40**2 / 100)
    assert share.high - share.low > 0
    assert share.effective < plain.effective


def test_a_weight_of_nought_is_nobody():
    assert share_of([True, False], [1, 0]).people == 1


@pytest.mark.parametrize(
    ("answers", "weights", "sentence"),
    [
        ([], None, "at least one answer"),
        ([], [], "at least one answer"),
        ([True], [0], "at least one answer"),
        ([True], [1, 2], "one weight"),
        ([True], [-1], "0 or more"),
        ([True], [float("nan")], "0 or more"),
    ],
)
def test_a_share_of_nothing_is_refused(answers, weights, sentence):
    with pytest.raises(ValueError, match=sentence):
        share_of(answers, weights)


def test_more_yes_than_people_is_refused():
    with pytest.raises(ValueError, match="between 0 and"):
        share_from_counts(3, 2)


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.floats(0.01, 100)), min_size=1))
def test_the_share_always_lies_in_its_range(rows):
    share = share_of([answer for answer, _ in rows], [weight for _, weight in rows])
    assert 0 <= share.low <= share.value + 1e-12
    assert share.value - 1e-12 <= share.high <= 1
    assert share.effective <= share.people * (1 + 1e-9)
