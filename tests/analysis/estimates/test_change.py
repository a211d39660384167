"""Whether a change is more than chance, against scipy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, false_discovery_control, fisher_exact

from analysis.estimates.change import EXACT_TEST, Z_TEST, Verdict, change, change_in_counts, real_among
from analysis.estimates.shares import share_of


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((72, 100, 70, 100), "about the same"),
        ((500, 1000, 560, 1000), "up"),
        ((560, 1000, 500, 1000), "down"),
    ],
)
def test_the_verdict_is_in_plain_words(counts, verdict):
    assert change_in_counts(*counts).verdict == verdict


def test_a_change_reads_as_a_sentence_would_say_it():
    assert str(change_in_counts(500, 1000, 560, 1000)) == "Up: 50% then, 56% now"


def test_points_are_after_less_before():
    assert change_in_counts(500, 1000, 560, 1000).points == pytest.approx(6)


@settings(deadline=None)
@given(st.integers(20, 400), st.integers(20, 400), st.data())
def test_the_test_agrees_with_scipy(before, after, data):
    yes_before, yes_after = data.draw(st.integers(0, before)), data.draw(st.integers(0, after))
    found = change_in_counts(yes_before, before, yes_after, after)
    table = [[yes_before, before - yes_before], [yes_after, after - yes_after]]
    if found.test == Z_TEST:
        # The pooled z test squared is Pearson's chi-square without correction.
        assert found.p_value == pytest.approx(chi2_contingency(table, correction=False).pvalue, abs=1e-9)
    else:
        assert found.test == EXACT_TEST
        assert found.p_value == pytest.approx(fisher_exact(table).pvalue, abs=1e-9)


def test_few_answers_use_the_exact_test():
    assert change_in_counts(1, 8, 7, 9).test == EXACT_TEST


def test_nobody_then_and_nobody_now_is_about_the_same():
    assert change_in_counts(0, 50, 0, 60).verdict is Verdict.SAME


def test_few_weighted_answers_are_too_few_to_tell():
    before = share_of([True, False, True], [1, 2, 3])
    found = change(before, share_of([True, True, False], [1, 2, 3]))
    assert found.verdict is Verdict.TOO_FEW
    assert found.p_value is None


def test_weights_make_a_change_harder_to_call():
    yes_then, yes_now = [True] * 500 + [False] * 500, [True] * 560 + [False] * 440
    uneven = [0.02, 1.98] * 500
    assert change(share_of(yes_then), share_of(yes_now)).verdict is Verdict.UP
    assert change(share_of(yes_then, uneven), share_of(yes_now, uneven)).verdict is Verdict.SAME


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_many_changes_are_judged_as_scipy_does(p_values):
    expected = [adjusted <= 0.05 for adjusted in false_discovery_control(p_values)]
    assert real_among(p_values) == expected


def test_no_changes_to_judge_is_no_verdict():
    assert real_among([]) == []
