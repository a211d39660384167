"""Schulze with places that are shared, left out, or taken by someone who withdrew."""

from analysis.counting import Election, count


def test_those_in_a_shared_place_are_not_above_each_other():
    result = count(Election(("A", "B", "C"), {((0, 1), 2): 3, (2,): 2}), "schulze")

    assert result.pairs == {"A": {"B": 0, "C": 3}, "B": {"A": 0, "C": 3}, "C": {"A": 2, "B": 2}}


def test_a_number_left_out_makes_no_difference():
    with_gap = count(Election(("A", "B"), {(0, (), 1): 2, ((), 1): 1}), "schulze")
    without = count(Election(("A", "B"), {(0, 1): 2, (1,): 1}), "schulze")

    assert with_gap.pairs == without.pairs
    assert with_gap.elected == without.elected == ["A"]


def test_a_withdrawn_candidate_is_in_no_pair():
    result = count(Election(("A", "B", "C"), {(0, 1, 2): 2, (0,): 1}, withdrawn=frozenset({0})), "schulze")

    assert result.elected == ["B"]
    assert set(result.pairs) == {"B", "C"}
    assert result.spoiled == {"only withdrawn candidates were chosen": 1}
