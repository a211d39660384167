"""An election that was written down is the same when it is read again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counting import MARKED, SCORED, CannotCount, Election
from analysis.counting.blt import read_blt
from analysis.counting.tables import read_csv
from analysis.counting.writing import as_blt, as_csv

place = st.one_of(st.integers(0, 3), st.just(()))
paper = st.lists(place, max_size=4, unique_by=lambda each: each if each != () else object()).map(tuple)
names = st.lists(
    st.sampled_from(["Ann", 'Bob "B" Hill', "C\\D", "Zoë", "E, F"]), min_size=4, max_size=4, unique=True
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.one_of(paper, st.just(((0, 2), 1))), st.integers(1, 9)), names, st.integers(1, 4))
def test_ranked_papers_as_blt(papers, names, seats):
    election = Election(tuple(names), papers, seats=seats, withdrawn=frozenset({3}), title="Committee #1")

    assert read_blt(as_blt(election).splitlines(keepends=True)) == election


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sets(st.integers(0, 3)).map(lambda s: tuple(sorted(s))), st.integers(1, 9)), names)
def test_marked_papers_as_csv(papers, names):
    election = Election(tuple(names), papers, MARKED, costs=(1, 20, 300, 4000))

    assert read_csv(as_csv(election).splitlines(keepends=True), MARKED, with_costs=True) == election


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.tuples(*[st.one_of(st.none(), st.integers(0, 10))] * 4), st.integers(1, 9)), names)
def test_scored_papers_as_csv(papers, names):
    election = Election(tuple(names), papers, SCORED)

    assert read_csv(as_csv(election).splitlines(keepends=True), SCORED) == election


def test_what_a_format_cannot_say_is_refused():
    with pytest.raises(CannotCount, match="Only ranked"):
        as_blt(Election(("A",), {(0,): 1}, MARKED))
    with pytest.raises(CannotCount, match="as BLT"):
        as_csv(Election(("A",), {(0,): 1}))
