"""What was voted: the papers of one vote, folded so that papers alike are held once with a number.

Three kinds of paper exist.

`ranked`
    A tuple of places, best first. A place is a candidate's number (counting from 0), or a
    tuple of several who share it, or an empty tuple where the voter left a number out.
`marked`
    A sorted tuple of the candidates' numbers that were marked.
`scored`
    A tuple with one whole number (or None) for each candidate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

RANKED, MARKED, SCORED = "ranked", "marked", "scored"
ONLY_NUMBERS = {int}

BLANK = "no choice was made"
WITHDRAWN = "only withdrawn candidates were chosen"
NO_FIRST = "no single first choice was given"
TOO_MANY = "too many choices were made"
OUT_OF_RANGE = "a score was outside the allowed range"


class CannotCount(ValueError):
    """The vote cannot be counted as asked. The message is one sentence for a person."""


class BrokenFile(CannotCount):
    """The file cannot be read. `line` is the line number, counting from 1, where one is at fault."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason if line is None else f"Line {line}: {reason}")
        self.line = line


def exact(money: int | Decimal | Fraction) -> Fraction:
    """A sum of money as a fraction. Raises TypeError for a float, which is not exact."""
    if isinstance(money, float):
        raise TypeError("Money is counted exactly: give an int, a Decimal or a Fraction.")
    return Fraction(money)


@dataclass(frozen=True)
class Election:
    """The candidates and the folded papers of one vote.

    `papers` gives for each different paper how many voters gave it. `seats` is what the file
    says, if it says. `costs` and `budget` are sums of money, for votes on how to spend.

    >>> Election(("Ann", "Bob"), {(0, 1): 3, (1,): 2}).ballots
    5
    """

    candidates: tuple[str, ...]
    papers: Mapping[tuple, int]
    kind: str = RANKED
    seats: int | None = None
    withdrawn: frozenset[int] = frozenset()
    title: str = ""
    costs: tuple[Fraction, ...] | None = None
    budget: Fraction | None = None

    def __post_init__(self) -> None:
        """Keep money as fractions, so that dividing it never makes a float."""
        if self.costs is not None:
            object.__setattr__(self, "costs", tuple(exact(cost) for cost in self.costs))
        if self.budget is not None:
            object.__setattr__(self, "budget", exact(self.budget))

    @property
    def ballots(self) -> int:
        """How many papers there are, good and spoiled."""
        return sum(self.papers.values())

    @property
    def standing(self) -> list[int]:
        """The numbers of the candidates who did not withdraw."""
        return [number for number in range(len(self.candidates)) if number not in self.withdrawn]


@dataclass
class ValidPapers:
    """The papers that count, and how many were spoiled for which reason."""

    papers: Counter[tuple] = field(default_factory=Counter)
    spoiled: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.papers.values())


def ranked_election(candidates: Iterable[str], rankings: Iterable[Iterable[str]], **more) -> Election:
    """Make an election from rankings given as lists of names.

    >>> ranked_election(["Ann", "Bob"], [["Bob", "Ann"], ["Bob", "Ann"]]).papers
    {(1, 0): 2}
    """
    names = tuple(candidates)
    number = {name: place for place, name in enumerate(names)}
    papers = Counter(tuple(number[name] for name in ranking) for ranking in rankings)
    return Election(names, dict(papers), RANKED, **more)


def clear_orders(election: Election) -> ValidPapers:
    """Read each paper as far as its order is clear, as every transferable vote here does.

    The order stops before a number that was given twice or left out. A paper without one
    clear first choice is spoiled. Source: Scottish Local Government Elections Order 2007,
    Schedule 1, the rules on rejected papers and on non-transferable papers.

    >>> election = Election(("A", "B", "C"), {(0, (1, 2)): 2, ((0, 1), 2): 1, (): 1})
    >>> clear_orders(election).papers
    Counter({(0,): 2})
    """
    found = ValidPapers(_folded(election))
    papers, spoiled = found.papers, found.spoiled
    unclear = [paper for paper in papers if set(map(type, paper)) != ONLY_NUMBERS]
    for paper in unclear:
        count = papers.pop(paper)
        clear = tuple(takewhile(lambda place: isinstance(place, int), paper))
        if clear:
            papers[clear] += count
        else:
            spoiled[NO_FIRST if paper else BLANK] += count
    _tell_withdrawn_from_blank(election, spoiled)
    return found


def _folded(election: Election) -> Counter[tuple]:
    """The papers with withdrawn candidates passed over, folded afresh."""
    if not election.withdrawn:
        return Counter(election.papers)
    papers: Counter[tuple] = Counter()
    for paper, count in election.papers.items():
        papers[passing_over(paper, election.withdrawn)] += count
    return papers


def passing_over(paper: tuple, gone: frozenset[int]) -> tuple:
    """Pass over the withdrawn candidates on a paper, as if they were never named.

    A place that is left empty by this closes up; it is not a number that the voter left out.
    """
    kept: list[int | tuple[int, ...]] = []
    for place in paper:
        if isinstance(place, int):
            if place not in gone:
                kept.append(place)
        elif not place:
            kept.append(place)
        else:
            left = tuple(candidate for candidate in place if candidate not in gone)
            if left:
                kept.append(left[0] if len(left) == 1 else left)
    return tuple(kept)


def _tell_withdrawn_from_blank(election: Election, spoiled: Counter[str]) -> None:
    empty = sum(count for paper, count in election.papers.items() if not paper)
    if spoiled[BLANK] > empty:
        spoiled[WITHDRAWN] = spoiled[BLANK] - empty
        spoiled[BLANK] = empty
    if not spoiled[BLANK]:
        del spoiled[BLANK]


def marks(election: Election, *, most: int | None = None) -> ValidPapers:
    """Read each paper as a set of marked candidates, at most `most` of them.

    A ranked paper counts as a mark for everyone it names. A paper with more marks than
    allowed is spoiled, also where some of the marks are for withdrawn candidates.
    """
    found = ValidPapers()
    for paper, count in election.papers.items():
        named = _named(paper)
        left = tuple(sorted(named - election.withdrawn))
        if not named:
            found.spoiled[BLANK] += count
        elif most is not None and len(named) > most:
            found.spoiled[TOO_MANY] += count
        elif not left:
            found.spoiled[WITHDRAWN] += count
        else:
            found.papers[left] += count
    return found


def _named(paper: tuple) -> set[int]:
    named: set[int] = set()
    for place in paper:
        if isinstance(place, int):
            named.add(place)
        else:
            named.update(place)
    return named
