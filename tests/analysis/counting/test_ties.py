"""The lot, which anyone can draw again from the seed."""

import hashlib

import pytest

from analysis.counting import Election, count, lot_order

from .elections import folded

NAMES = ["Ann", "Bob", "Cy", "Zoë"]


def test_the_lot_is_the_order_of_the_hashes_of_seed_line_feed_and_name():
    by_hand = sorted((hashlib.sha256(b"4 May 2027\n" + name.encode()).hexdigest(), name) for name in NAMES)

    assert lot_order(NAMES, "4 May 2027") == [name for _, name in by_hand]


def test_the_lot_as_sha256sum_gives_it():
    # printf 's\nAnn' | sha256sum  ->  0473d0...      printf 's\nBob' | sha256sum  ->  65fe42...
    assert lot_order(["Bob", "Ann"], "s") == ["Ann", "Bob"]


def test_different_seeds_favour_different_candidates():
    assert {lot_order(NAMES, str(seed))[0] for seed in range(50)} == set(NAMES)


@pytest.mark.parametrize("method", ["plurality", "approval", "stv-scottish", "stv-meek", "av", "schulze"])
@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_whoever_is_first_in_the_lot_wins_a_level_vote(method, seed):
    result = count(folded("AB", "3 A\n3 B"), method, seed=seed)

    assert result.elected == lot_order("AB", seed)[:1]
    assert f"“{seed}”" in result.ties[-1].rule


def test_the_lot_is_not_asked_where_the_rule_of_the_method_decides():
    result = count(folded("ABCE", "11 A\n6 B\n5 C B\n1 E C"), "av")

    assert "By lot" not in result.ties[0].rule


def test_a_tie_above_or_below_the_last_seat_needs_no_lot():
    both_in = count(folded("ABC", "3 A\n3 B\n1 C"), "plurality", seats=2)
    both_out = count(folded("ABC", "3 A\n1 B\n1 C"), "plurality", seats=1)

    assert both_in.ties == both_out.ties == []


def test_as_many_yes_as_no_means_no_without_a_lot():
    result = count(Election(("Yes", "No"), {(0,): 4, (1,): 4}, "marked"), "yes-no")

    assert result.elected == ["No"]
    assert result.ties[0].rule == "As many said yes as said no. A change needs more yes than no."


def test_without_a_seed_the_result_says_so():
    result = count(folded("AB", "1 A\n1 B"), "plurality")

    assert result.ties[0].rule == "By lot, from an empty seed, as none was given."


@pytest.mark.parametrize("method", ["stv-scottish", "av"])
def test_looking_back_begins_with_the_newest_round(method):
    # X and Y are level with 6 at the end of round 3. At the end of round 2 X had 5 and Y 6; at
    # the end of round 1 X had 5 and Y 4. The newest round that differs counts, so X leaves.
    election = folded("AXYPQ", "11 A\n5 X\n4 Y\n2 P Y\n1 Q X\n2 Q")

    result = count(election, method)

    assert [each.excluded for each in result.rounds[:4]] == [[], ["P"], ["Q"], ["X"]]
    assert "end of round 2" in result.ties[0].rule
