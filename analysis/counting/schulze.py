"""Ranking by every pair: the Schulze method.

Source: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and
condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011),
with the strength of a link measured by winning votes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, combinations, product

from .ballots import BLANK, NO_FIRST, ONLY_NUMBERS, WITHDRAWN, Election, ValidPapers, passing_over
from .report import Result, Round, names
from .ties import Ties

Table = dict[int, dict[int, int]]


def count_schulze(election: Election, seats: int, ties: Ties) -> Result:
    """Elect whoever no one beats by a stronger chain of pairs; then the same among the rest.

    A paper may give several candidates the same place. Whoever it leaves out comes last. A
    number left out in the order makes no difference. Where more stand unbeaten than there are
    seats left, the lot decides.
    """
    valid = _papers(election)
    prefers = pairs(valid, election.standing)
    strength = strongest_paths(prefers)
    count = _Seats(election, seats, ties, prefers, strength)
    if valid.total:
        count.fill()
    else:
        count.rounds.append(Round(1, count.wins(election.standing), "There are no valid papers."))
    return Result(
        method="schulze",
        seats=seats,
        elected=count.elected,
        rounds=count.rounds,
        ties=ties.settled,
        ballots=election.ballots,
        valid=valid.total,
        spoiled=valid.spoiled,
        pairs={
            election.candidates[one]: {election.candidates[other]: votes for other, votes in row.items()}
            for one, row in prefers.items()
        },
    )


def _papers(election: Election) -> ValidPapers:
    """Close up numbers that were left out. A paper that ranks no one is spoiled."""
    valid = ValidPapers()
    for paper, count in election.papers.items():
        places = tuple(place for place in passing_over(paper, election.withdrawn) if place != ())
        if places:
            valid.papers[places] += count
        elif not paper:
            valid.spoiled[BLANK] += count
        else:
            valid.spoiled[WITHDRAWN if any(place != () for place in paper) else NO_FIRST] += count
    return valid


def pairs(valid: ValidPapers, standing: list[int]) -> Table:
    """How many papers put one candidate above another, for every pair."""
    prefers: Table = {one: {other: 0 for other in standing if other != one} for one in standing}
    everyone = frozenset(standing)
    by_weight: dict[int, list[tuple]] = defaultdict(list)
    for paper, count in valid.papers.items():
        by_weight[count].append(paper)
    for weight, papers in by_weight.items():
        found = Counter(chain.from_iterable(above(paper, everyone) for paper in papers))
        for (one, other), times in found.items():
            prefers[one][other] += weight * times
    return prefers


def above(paper: tuple, everyone: frozenset[int]) -> Iterable[tuple[int, int]]:
    """Every pair of candidates of which the paper puts the first above the second.

    >>> sorted(above((2, (0, 1)), frozenset({0, 1, 2, 3})))
    [(0, 3), (1, 3), (2, 0), (2, 1), (2, 3)]
    """
    if set(map(type, paper)) == ONLY_NUMBERS:
        return chain(combinations(paper, 2), product(paper, everyone.difference(paper)))
    places = [(place,) if isinstance(place, int) else place for place in paper]
    places.append(tuple(everyone.difference(*places)))
    return chain.from_iterable(product(upper, lower) for upper, lower in combinations(places, 2))


def strongest_paths(prefers: Table) -> Table:
    """The strength of the strongest chain from each candidate to each other (Floyd and Warshall).

    >>> strongest_paths({0: {1: 3, 2: 1}, 1: {0: 2, 2: 4}, 2: {0: 4, 1: 1}})
    {0: {1: 3, 2: 3}, 1: {0: 4, 2: 4}, 2: {0: 4, 1: 3}}
    """
    strength = {
        one: {other: votes if votes > prefers[other][one] else 0 for other, votes in row.items()}
        for one, row in prefers.items()
    }
    for middle in prefers:
        for one in prefers:
            for other in prefers:
                if len({one, middle, other}) == 3:
                    through = min(strength[one][middle], strength[middle][other])
                    strength[one][other] = max(strength[one][other], through)
    return strength


class _Seats:
    """Fills one seat after another from the table of strengths."""

    def __init__(self, election: Election, seats: int, ties: Ties, prefers: Table, strength: Table) -> None:
        self.names = election.candidates
        self.left = list(election.standing)
        self.seats = seats
        self.ties = ties
        self.prefers = prefers
        self.strength = strength
        self.elected: list[str] = []
        self.rounds: list[Round] = []

    def fill(self) -> None:
        while self.left and len(self.elected) < self.seats:
            totals = self.wins(self.left)
            unbeaten = [one for one in self.left if not any(self.beats(other, one) for other in self.left)]
            chosen = self.choose(unbeaten)
            winners = sorted(self.names[each] for each in chosen)
            why = f"Nobody still in beats {names(winners)} by a stronger chain of pairs."
            self.left = [each for each in self.left if each not in chosen]
            self.elected += winners
            self.rounds.append(Round(len(self.rounds) + 1, totals, why, elected=winners))

    def choose(self, unbeaten: list[int]) -> list[int]:
        """All the unbeaten if there are seats for them; else the lot takes as many as fit."""
        return self.ties.leaders(dict.fromkeys(unbeaten, 0), self.seats - len(self.elected))

    def beats(self, one: int, other: int) -> bool:
        return one != other and self.strength[one][other] > self.strength[other][one]

    def wins(self, these: list[int]) -> dict[str, int]:
        """How many of the others each candidate beats, by chains of pairs."""
        return {self.names[one]: sum(self.beats(one, other) for other in these) for one in these}
