"""Several marks or points for each voter: approval, choose up to n, and score."""

from __future__ import annotations

from .ballots import BLANK, OUT_OF_RANGE, WITHDRAWN, Election, ValidPapers, marks
from .plurality import by_score
from .report import Result
from .ties import Ties


def count_approval(election: Election, seats: int, ties: Ties) -> Result:
    """Elect those marked on most papers. A voter may mark as many as they like."""
    valid = marks(election)
    return by_score("approval", election, seats, ties, valid, marks_each(election, valid))


def count_limited(election: Election, seats: int, ties: Ties, choices: int | None = None) -> Result:
    """Elect those marked on most papers. A voter may mark up to `choices` (as many as seats)."""
    valid = marks(election, most=choices or seats)
    return by_score("limited", election, seats, ties, valid, marks_each(election, valid))


def marks_each(election: Election, valid: ValidPapers) -> dict[int, int]:
    """How many valid papers mark each candidate."""
    scores = dict.fromkeys(election.standing, 0)
    for paper, count in valid.papers.items():
        for candidate in paper:
            scores[candidate] += count
    return scores


def count_score(election: Election, seats: int, ties: Ties, max_score: int = 10) -> Result:
    """Elect those with most points in all. A candidate left blank on a paper gets none from it.

    A paper with a score above `max_score` is spoiled.
    """
    valid = ValidPapers()
    scores = dict.fromkeys(election.standing, 0)
    for paper, count in election.papers.items():
        given = [(each, score) for each, score in enumerate(paper) if score is not None]
        kept = [(each, score) for each, score in given if each not in election.withdrawn]
        if not given:
            valid.spoiled[BLANK] += count
        elif any(score > max_score for _, score in given):
            valid.spoiled[OUT_OF_RANGE] += count
        elif not kept:
            valid.spoiled[WITHDRAWN] += count
        else:
            valid.papers[paper] += count
            for each, score in kept:
                scores[each] += score * count
    return by_score("score", election, seats, ties, valid, scores)
