"""Small elections written out by hand, and random ones for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from analysis.counting import Election


def folded(names: str, votes: str, seats: int = 1) -> Election:
    """Make an election from lines such as `12 A B C`, with one-letter candidates."""
    papers: dict[tuple, int] = {}
    for line in votes.strip().splitlines():
        count, *order = line.split()
        paper = tuple(names.index(letter) for letter in order)
        papers[paper] = papers.get(paper, 0) + int(count)
    return Election(tuple(names), papers, seats=seats)


@st.composite
def elections(draw, *, most_candidates: int = 6, most_papers: int = 40, heaviest: int = 3) -> Election:
    """Ranked elections with shortened papers, weights, and many ties."""
    size = draw(st.integers(1, most_candidates))
    paper = st.permutations(range(size)).flatmap(
        lambda order: st.integers(1, size).map(lambda length: tuple(order[:length]))
    )
    papers = draw(st.dictionaries(paper, st.integers(1, heaviest), min_size=1, max_size=most_papers))
    return Election(tuple("ABCDEFGHIJ"[:size]), papers)
