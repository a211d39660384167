"""Agreement beyond chance, beside two independent libraries and figures from the books."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from analysis.agreement import alpha, alpha_range, kappa, observed

LABELS = st.sampled_from("abcd")
PAIRS = st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=40)
WITH_GAPS = st.lists(
    st.tuples(*[st.one_of(st.none(), st.sampled_from([0, 1, 2, 3]))] * 3), min_size=2, max_size=30
)


@settings(max_examples=200, deadline=None)
@given(PAIRS)
def test_kappa_is_that_of_scikit_learn(pairs):
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    ours = kappa(one, other)
    if len({*one, *other}) == 1:
        assert ours is None, "one label throughout: 0 over 0"
    else:
        assert ours == pytest.approx(cohen_kappa_score(one, other), abs=1e-12)


@settings(max_examples=200, deadline=None)
@given(WITH_GAPS)
def test_alpha_is_that_of_the_krippendorff_library_gaps_and_all(rows):
    coders = [list(each) for each in zip(*rows, strict=True)]
    ours = alpha(coders)
    coded_twice = [
        label for row in rows for label in row if label is not None and sum(x is not None for x in row) > 1
    ]
    if len(set(coded_twice)) < 2:
        assert ours is None
        return
    data = np.array([[np.nan if x is None else x for x in coder] for coder in coders], dtype=float)
    theirs = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert ours == pytest.approx(theirs, abs=1e-12)


def test_alpha_is_that_of_krippendorffs_own_example():
    """Computing Krippendorff's alpha-reliability (2011), example C: four observers, twelve units, .743."""
    coders = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    assert alpha(coders) == pytest.approx(0.743, abs=0.0005)


def test_coders_who_throw_dice_agree_no_more_than_chance():
    generator = np.random.default_rng(1)
    one, other = generator.integers(0, 4, 4000).tolist(), generator.integers(0, 4, 4000).tolist()
    assert abs(kappa(one, other)) < 0.05
    assert abs(alpha([one, other])) < 0.05


def test_what_only_one_coded_counts_for_nothing():
    assert observed(["a", None, "b"], ["a", "b", None]) == 1.0
    assert kappa([None], ["a"]) is None
    assert alpha([[None], ["a"]]) is None


def test_lists_of_different_lengths_are_refused():
    for measure in (observed, kappa, lambda a, b: alpha([a, b])):
        with pytest.raises(ValueError, match="every thing"):
            measure(["a"], ["a", "b"])


def test_the_range_of_alpha_holds_alpha_and_is_the_same_for_the_same_seed():
    one = ["a", "b", "c", "a"] * 10
    other = ["a", "b", "c", "b"] * 10
    found = alpha_range([one, other], seed=3)
    assert found == alpha_range([one, other], seed=3)
    assert found.low < alpha([one, other]) < found.high
    assert alpha_range([["a"] * 9, ["b"] * 9]) is None, "nine are too few"
