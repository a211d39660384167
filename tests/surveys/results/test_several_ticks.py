"""Ticks beside the number of people: can a reader solve for a hidden one?"""

from __future__ import annotations

from itertools import product

import pytest

from surveys.results.several_ticks import several_ticks


def possible(table, people):
    """Every value of each hidden cell that fits what is shown: each person ticked something, and none twice."""
    hidden = [words for words, n in table.counts.items() if n is None]
    shown = sum(n for n in table.counts.values() if n is not None)
    found = {words: set() for words in hidden}
    for values in product(range(1, people + 1), repeat=len(hidden)):
        if shown + sum(values) >= people:
            for words, n in zip(hidden, values, strict=True):
                found[words].add(n)
    return found


@pytest.mark.parametrize("people", [5, 6, 8])
def test_each_hidden_count_could_be_small_or_not(people):
    for counts in product(range(people + 1), repeat=3):
        if sum(counts) < people:
            continue  # not everybody ticked something
        table = several_ticks(dict(zip("abc", counts, strict=True)), people)
        assert not any(n is not None and 0 < n < 5 for n in table.counts.values())
        for values in possible(table, people).values():
            assert len(values) > 1
            assert max(values) >= 5


def test_of_fewer_than_five_people_nothing_is_shown():
    assert several_ticks({"a": 3, "b": 4}, 4).is_withheld


def test_nobody_ticks_twice():
    with pytest.raises(ValueError, match="twice"):
        several_ticks({"a": 6}, 5)
