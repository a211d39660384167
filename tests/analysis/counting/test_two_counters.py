"""Two counters that share no code come to the same result on thousands of random elections.

Set COUNTING_ELECTIONS to look at more of them: 2000 takes some minutes.
"""

import os
from fractions import Fraction

import pyrankvote
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import Election, count
from analysis.counting.approval import marks_each
from analysis.counting.ballots import MARKED, marks
from analysis.counting.equal_shares import Shares
from analysis.counting.ties import Ties

from .elections import elections
from .second_counter import HallCount, alternative_vote, equal_shares_once, meek_winners, schulze_unbeaten

ELECTIONS = int(os.environ.get("COUNTING_ELECTIONS", "200"))
many = settings(max_examples=ELECTIONS, deadline=None)
some = settings(max_examples=ELECTIONS // 2, deadline=None)
seeds = st.sampled_from(["", "1", "2", "3"])


@many
@given(elections(), st.integers(1, 4), seeds)
def test_scottish_counts_agree_at_every_stage(election, seats, seed):
    result = count(election, "stv-scottish", seats=seats, seed=seed)
    hall = HallCount(election, seats, seed)

    assert result.elected == hall.winners
    assert [each.totals for each in result.rounds] == hall.sheets


@some
@given(elections(most_candidates=8, heaviest=60), st.integers(1, 5))
def test_scottish_counts_agree_with_heavier_papers(election, seats):
    assert count(election, "stv-scottish", seats=seats).elected == HallCount(election, seats).winners


@many
@given(elections(), seeds)
def test_alternative_vote_counts_agree(election, seed):
    assert count(election, "av", seed=seed).elected == [alternative_vote(election, seed)]


@some
@given(elections(most_candidates=5), seeds)
def test_schulze_counts_agree(election, seed):
    [winner] = count(election, "schulze", seed=seed).elected

    unbeaten = schulze_unbeaten(election)
    assert winner in unbeaten
    every = count(election, "schulze", seats=len(unbeaten), seed=seed)
    assert set(every.elected) == unbeaten
    assert every.ties == []


@some
@given(elections(most_papers=15), st.integers(1, 3), seeds)
def test_meek_counts_agree(election, seats, seed):
    assert set(count(election, "stv-meek", seats=seats, seed=seed).elected) == meek_winners(
        election, seats, seed
    )


@st.composite
def spendings(draw):
    size = draw(st.integers(1, 5))
    paper = st.sets(st.integers(0, size - 1), min_size=1).map(lambda marked: tuple(sorted(marked)))
    papers = draw(st.dictionaries(paper, st.integers(1, 3), min_size=1, max_size=8))
    costs = tuple(draw(st.lists(st.integers(1, 30), min_size=size, max_size=size)))
    return Election(tuple("ABCDE"[:size]), papers, MARKED, costs=costs, budget=draw(st.integers(5, 60)))


@some
@given(spendings())
def test_one_purchase_by_equal_shares_agrees_with_a_count_voter_by_voter(election):
    valid = marks(election)
    ties = Ties(election.candidates)
    bought = Shares(valid, marks_each(election, valid), election.costs, election.budget, ties).buy(
        election.budget
    )

    expected = equal_shares_once(election, election.budget)
    if expected is None:
        assert ties.settled
    else:
        assert [election.candidates[each] for each, _ in bought] == expected


@many
@given(elections(most_papers=12))
def test_pyrankvote_agrees_on_the_alternative_vote_wherever_no_tie_is_met(election):
    """Rules that differ, and are left out here: how ties are settled, and what half the votes means.

    pyrankvote settles ties by later choices and then by a random draw, and takes exactly half
    of the votes left as a win, where more than half is needed here.
    """
    result = count(election, "av")
    someone_has_half = any(_has_exactly_half(each.totals) for each in result.rounds)
    if result.ties or someone_has_half or len(election.candidates) == 1:
        return

    assert _pyrankvote(election, pyrankvote.instant_runoff_voting) == set(result.elected)


def _has_exactly_half(totals):
    return any(total * 2 == sum(totals.values()) for total in totals.values())


def _pyrankvote(election, method, **more):
    people = [pyrankvote.Candidate(name) for name in election.candidates]
    papers = [
        pyrankvote.Ballot([people[place] for place in paper])
        for paper, number in election.papers.items()
        for _ in range(number)
    ]
    return {person.name for person in method(people, papers, **more).get_winners()}


@many
@given(elections(heaviest=9), st.integers(2, 3))
def test_pyrankvote_elects_whoever_reaches_the_quota_on_first_choices(election, seats):
    """Rule that differs: pyrankvote's quota is v/(s+1) with its fraction, a little below the whole one.

    Whoever reaches the whole quota on first choices reaches that one too.
    """
    result = count(election, "stv-scottish", seats=seats)
    reached = {name for name, total in result.rounds[0].totals.items() if total >= result.quota}

    if len(election.candidates) > seats:
        winners = _pyrankvote(election, pyrankvote.single_transferable_vote, number_of_seats=seats)
        assert reached <= winners


@many
@given(elections(most_papers=25), st.integers(2, 3))
def test_pyrankvote_agrees_on_transferable_votes_where_the_rules_are_the_same(election, seats):
    """The rules are the same while only exclusions happen: no tie, and nobody at either quota early.

    Where somebody is elected early, pyrankvote's smaller quota passes on up to one vote more.
    """
    result = count(election, "stv-scottish", seats=seats)
    smaller_quota = Fraction(result.valid, seats + 1)
    early = [total for each in result.rounds[:-1] for total in each.totals.values()]
    if result.ties or len(election.candidates) <= seats or any(total >= smaller_quota for total in early):
        return

    assert _pyrankvote(election, pyrankvote.single_transferable_vote, number_of_seats=seats) == set(
        result.elected
    )
