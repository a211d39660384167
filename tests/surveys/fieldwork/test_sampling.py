"""Samples are random, fair, and can be drawn again."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.fieldwork.sampling import allocate, sample, stratified_sample


def test_the_stated_method_gives_the_same_sample():
    ids = list(range(1, 8_798))
    assert sample(ids, 562, seed=2027) == random.Random(2027).sample(sorted(ids), 562)


def test_the_sample_is_the_one_drawn_when_this_test_was_written():
    # Fails if a Python release changes how it draws, which would break every recorded seed.
    assert sample(range(1, 101), 5, seed=2027) == [14, 60, 11, 2, 84]


@settings(deadline=None)
@given(st.sets(st.integers(), max_size=40), st.randoms(use_true_random=False), st.integers(), st.data())
def test_the_order_ids_arrive_in_makes_no_difference(ids, shuffler, seed, data):
    n = data.draw(st.integers(0, len(ids)))
    shuffled = list(ids)
    shuffler.shuffle(shuffled)
    drawn = sample(shuffled, n, seed)
    assert drawn == sample(sorted(ids), n, seed)
    assert len(set(drawn)) == n
    assert set(drawn) <= ids


def test_every_household_has_the_same_chance():
    counts = Counter(one for seed in range(4_000) for one in sample(range(10), 3, seed))
    # 4,000 draws of 3 in 10: 1,200 each, standard deviation 29. Five of those is the allowance.
    assert all(abs(counts[one] - 1_200) < 145 for one in range(10))


def test_a_household_listed_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        sample(["A1", "A2", "A1"], 2, seed=1)


@pytest.mark.parametrize("n", [-1, 4])
def test_more_than_there_are_is_refused(n):
    with pytest.raises(ValueError, match="cannot be drawn from 3"):
        sample([1, 2, 3], n, seed=1)


def test_places_go_by_largest_remainder():
    assert allocate({"a": 47_000, "b": 16_000, "c": 15_800, "d": 12_000, "e": 6_100, "f": 3_100}, 10) == {
        "a": 5, "b": 2, "c": 1, "d": 1, "e": 1, "f": 0,
    }  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 1_000), max_size=8), st.data())
def test_places_add_up_and_stay_within_one_of_their_share(sizes, data):
    total = sum(sizes.values())
    n = data.draw(st.integers(0, total))
    places = allocate(sizes, n)
    assert sum(places.values()) == n
    for name, size in sizes.items():
        assert places[name] <= size
        assert total == 0 or abs(places[name] - n * size / total) < 1


def test_a_stratified_sample_holds_each_group_in_proportion():
    groups = {n: "flat" if n % 4 else "house" for n in range(400)}
    drawn = stratified_sample(groups, 40, seed=7)
    assert Counter(groups[one] for one in drawn) == {"flat": 30, "house": 10}
    assert drawn == stratified_sample(dict(reversed(groups.items())), 40, seed=7)
