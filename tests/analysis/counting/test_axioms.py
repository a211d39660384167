"""What every count must keep to, whatever the papers say."""

import random
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.counting import METHODS, Election, count

from .elections import elections

often = settings(max_examples=60, deadline=None)
RANKED_METHODS = ["av", "stv-scottish", "stv-meek", "schulze"]
TRANSFERABLE = ["av", "stv-scottish", "stv-meek"]


@pytest.mark.parametrize("method", RANKED_METHODS)
@often
@given(election=elections())
def test_whoever_most_put_first_is_elected(method, election):
    firsts = dict.fromkeys(election.candidates, 0)
    for paper, number in election.papers.items():
        firsts[election.candidates[paper[0]]] += number
    name = max(firsts, key=firsts.get)
    assume(firsts[name] * 2 > election.ballots)

    assert count(election, method).elected == [name]


@pytest.mark.parametrize("method", RANKED_METHODS)
@often
@given(election=elections(most_candidates=5, most_papers=12))
def test_if_most_put_a_group_above_all_others_one_of_it_is_elected(method, election):
    [winner] = count(election, method).elected

    for size in range(1, len(election.candidates)):
        for group in combinations(range(len(election.candidates)), size):
            solid = sum(
                number for paper, number in election.papers.items() if set(paper[:size]) == set(group)
            )
            if solid * 2 > election.ballots:
                assert winner in {election.candidates[each] for each in group}


@pytest.mark.parametrize("seats", [2, 3])
@often
@given(election=elections(most_candidates=6, most_papers=12, heaviest=30))
def test_a_group_with_k_quotas_of_solid_support_gets_k_seats(election, seats):
    # A Droop quota for solid coalitions. Fractions cut off may cost at most one paper in a thousand here.
    result = count(election, "stv-scottish", seats=seats)

    for size in range(1, len(election.candidates)):
        for group in combinations(range(len(election.candidates)), size):
            solid = sum(
                number for paper, number in election.papers.items() if set(paper[:size]) == set(group)
            )
            deserved = min(int((solid - Decimal("0.1")) // result.quota), size)
            assert len({election.candidates[each] for each in group} & set(result.elected)) >= deserved


@pytest.mark.parametrize("method", TRANSFERABLE)
@often
@given(election=elections(heaviest=20), seats=st.integers(1, 4))
def test_votes_are_neither_made_nor_lost(method, election, seats):
    result = count(election, method, seats=1 if method == "av" else seats)

    for each in result.rounds:
        assert sum(each.totals.values()) + each.exhausted + each.rounding == result.valid


@often
@given(elections(heaviest=20), st.integers(1, 4))
def test_rounding_loses_less_than_a_hundred_thousandth_a_paper_at_each_transfer(election, seats):
    result = count(election, "stv-scottish", seats=seats)

    before = Decimal(0)
    for each in result.rounds:
        papers = sum(move.papers for move in each.transfers)
        assert 0 <= each.rounding - before <= papers * Decimal("0.00001")
        before = each.rounding


@often
@given(elections(heaviest=20), st.integers(1, 4))
def test_whoever_has_passed_a_surplus_on_holds_exactly_the_quota_from_then_on(election, seats):
    result = count(election, "stv-scottish", seats=seats)

    passed_on = set()
    for each in result.rounds:
        if not each.excluded:
            passed_on |= {move.source for move in each.transfers}
        assert all(each.totals[name] == result.quota for name in passed_on)


@often
@given(elections(heaviest=20), st.integers(1, 4))
def test_the_transfers_explain_the_change_of_every_total(election, seats):
    rounds = count(election, "stv-scottish", seats=seats).rounds

    for before, after in pairwise(rounds):
        for name, total in after.totals.items():
            gained = sum(move.votes for move in after.transfers if move.target == name)
            if name not in {move.source for move in after.transfers}:
                assert total == before.totals[name] + gained


@pytest.mark.parametrize("method", RANKED_METHODS)
@often
@given(election=elections(), seats=st.integers(1, 3), shuffler=st.randoms(use_true_random=False))
def test_the_order_of_papers_and_of_candidates_changes_nothing(method, election, seats, shuffler):
    seats = 1 if method == "av" else seats
    moved = shuffled(election, shuffler)

    one, other = count(election, method, seats=seats, seed="x"), count(moved, method, seats=seats, seed="x")

    assert one.elected == other.elected
    assert one.quota == other.quota
    assert [each.totals for each in one.rounds] == [each.totals for each in other.rounds]
    assert [each.why for each in one.rounds] == [each.why for each in other.rounds]
    assert one.ties == other.ties


def shuffled(election: Election, shuffler: random.Random) -> Election:
    """The same election with its papers and its candidates in another order."""
    order = list(range(len(election.candidates)))
    shuffler.shuffle(order)
    new_place = {old: new for new, old in enumerate(order)}
    papers = list(election.papers.items())
    shuffler.shuffle(papers)
    return Election(
        tuple(election.candidates[old] for old in order),
        {tuple(new_place[each] for each in paper): number for paper, number in papers},
    )


@often
@given(elections(), st.text(max_size=5), st.text(max_size=5))
def test_the_seed_changes_nothing_where_there_is_no_tie(election, seed, another):
    one = count(election, "stv-scottish", seats=2, seed=seed)
    assume(not one.ties)

    assert one.elected == count(election, "stv-scottish", seats=2, seed=another).elected


@often
@given(elections(), st.integers(1, 6))
def test_as_many_are_elected_as_there_are_seats_and_candidates_for(election, seats):
    for method in ("plurality", "approval", "stv-scottish", "stv-meek", "schulze"):
        elected = count(election, method, seats=seats).elected
        assert len(elected) == len(set(elected)) == min(seats, len(election.candidates))


@often
@given(elections(most_papers=8))
def test_whoever_beats_each_other_one_is_first_by_schulze(election):
    def above(one, other):
        return sum(
            number
            for paper, number in election.papers.items()
            if one in paper and (other not in paper or paper.index(one) < paper.index(other))
        )

    places = range(len(election.candidates))
    beats_all = [
        one
        for one in places
        if all(above(one, other) > above(other, one) for other in places if other != one)
    ]
    if beats_all:
        assert count(election, "schulze").elected == [election.candidates[beats_all[0]]]


def test_no_number_of_any_result_is_a_float():
    ranked = Election(("Yes", "No"), {(0, 1): 5, (1,): 2})
    scored = Election(("A", "B"), {(3, None): 2, (1, 5): 1}, "scored")
    money = Election(("A", "B", "C"), {(0, 1): 2, (1, 2): 1}, "marked", costs=(10, 7, 5), budget=20)
    for method in METHODS:
        election = scored if method == "score" else money if method.startswith("budget") else ranked
        result = count(election, method)
        numbers = [result.quota, result.budget, result.spent]
        for each in result.rounds:
            numbers += [*each.totals.values(), each.exhausted, each.rounding]
        assert not any(isinstance(number, float) for number in numbers)
