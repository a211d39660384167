"""One mark for each voter: one of several, and yes or no."""

from __future__ import annotations

from .ballots import RANKED, CannotCount, Election, ValidPapers, clear_orders, marks
from .report import Result, Round, Tie, names, votes
from .ties import Ties


def count_plurality(election: Election, seats: int, ties: Ties) -> Result:
    """Elect whoever has most first choices. A tie for the last seat is settled by lot.

    A paper that ranks counts for its first choice. A paper with two marks is spoiled.
    """
    valid = clear_orders(election) if election.kind == RANKED else marks(election, most=1)
    scores = first_choices(election, valid)
    return by_score("plurality", election, seats, ties, valid, scores)


def first_choices(election: Election, valid: ValidPapers) -> dict[int, int]:
    """How many valid papers put each candidate first."""
    scores = dict.fromkeys(election.standing, 0)
    for paper, count in valid.papers.items():
        scores[paper[0]] += count
    return scores


def by_score(
    method: str, election: Election, seats: int, ties: Ties, valid: ValidPapers, scores: dict[int, int]
) -> Result:
    """Elect those with the highest scores, in one round."""
    chosen = ties.leaders(scores, seats) if valid.total else []
    winners = [election.candidates[each] for each in chosen]
    why = (
        f"{names(winners)} {'has' if len(winners) == 1 else 'have'} the most {_unit(method)}."
        if winners
        else "There are no valid papers."
    )
    totals = {election.candidates[each]: score for each, score in scores.items()}
    return Result(
        method=method,
        seats=seats,
        elected=winners,
        rounds=[Round(1, totals, why, elected=winners)],
        ties=ties.settled,
        ballots=election.ballots,
        valid=valid.total,
        spoiled=valid.spoiled,
    )


def _unit(method: str) -> str:
    return "points" if method == "score" else "votes"


def count_yes_no(election: Election, seats: int, ties: Ties) -> Result:
    """Say yes only when more voters say yes than no. As many of each means no.

    Raises CannotCount when the choices are not Yes and No, or when more than one seat is asked for.
    """
    by_word = {election.candidates[each].casefold(): each for each in election.standing}
    if set(by_word) != {"yes", "no"}:
        raise CannotCount("A yes or no vote needs exactly two choices, called Yes and No.")
    if seats != 1:
        raise CannotCount(f"A yes or no vote has one answer, not {seats}. Use --seats 1.")
    valid = clear_orders(election) if election.kind == RANKED else marks(election, most=1)
    scores = first_choices(election, valid)
    yes, no = scores[by_word["yes"]], scores[by_word["no"]]
    winner = election.candidates[by_word["yes" if yes > no else "no"]]
    if yes == no and valid.total:
        rule = "As many said yes as said no. A change needs more yes than no."
        between = tuple(sorted(election.candidates[each] for each in by_word.values()))
        ties.settled.append(Tie(between, rule, f"The answer is {winner}.", winner))
    why = f"Yes has {votes(yes)} and No has {votes(no)}." if valid.total else "There are no valid papers."
    elected = [winner] if valid.total else []
    totals = {election.candidates[each]: score for each, score in scores.items()}
    return Result(
        method="yes-no",
        seats=1,
        elected=elected,
        rounds=[Round(1, totals, why, elected=elected)],
        ties=ties.settled,
        ballots=election.ballots,
        valid=valid.total,
        spoiled=valid.spoiled,
    )
