"""Ranking for one place: the alternative vote."""

from __future__ import annotations

from collections import defaultdict

from .ballots import CannotCount, Election, clear_orders
from .report import Result, Round, Transfer, votes
from .ties import Ties


def count_av(election: Election, seats: int, ties: Ties) -> Result:
    """Take the lowest out, round by round, until one has more than half of the votes left.

    Level for the fewest: whoever had fewer in the most recent round where they differed goes
    out, then the lot decides. Raises CannotCount when more than one seat is asked for.
    """
    if seats != 1:
        raise CannotCount(f"The alternative vote fills one seat, not {seats}. Use --seats 1 or stv-scottish.")
    valid = clear_orders(election)
    papers = list(valid.papers.items())
    piles: dict[int, list[tuple[tuple, int]]] = {each: [] for each in election.standing}
    for paper in papers:
        piles[paper[0][0]].append(paper)
    rounds, elected = _rounds(election, piles, valid.total, ties) if papers else (_nobody(election), [])
    return Result(
        method="av",
        seats=1,
        elected=elected,
        rounds=rounds,
        ties=ties.settled,
        ballots=election.ballots,
        valid=valid.total,
        spoiled=valid.spoiled,
    )


def _nobody(election: Election) -> list[Round]:
    totals = {election.candidates[each]: 0 for each in election.standing}
    return [Round(1, totals, "There are no valid papers.")]


def _rounds(election: Election, piles: dict, total: int, ties: Ties) -> tuple[list[Round], list[str]]:
    name = election.candidates
    earlier: list[dict[int, int]] = []
    rounds: list[Round] = []
    scores = {each: sum(count for _, count in pile) for each, pile in piles.items()}
    why = "The first choices are counted."
    transfers: list[Transfer] = []
    excluded: list[str] = []
    while True:
        left = sum(scores[each] for each in piles)
        best = max(piles, key=lambda each: scores[each])
        won = [best] if 2 * scores[best] > left or len(piles) == 1 else []
        if won:
            why += f" {name[best]} has {votes(scores[best])} of {left} left and is elected."
        totals = {name[each]: score for each, score in scores.items()}
        winners = [name[each] for each in won]
        rounds.append(Round(len(rounds) + 1, totals, why, winners, excluded, transfers, total - left))
        if won:
            return rounds, winners
        earlier.append(dict(scores))
        out, transfers = _take_out_lowest(piles, scores, earlier, ties, name)
        excluded = [name[out]]
        why = f"{name[out]} has the fewest votes and leaves the count. The votes move on."


def _take_out_lowest(piles: dict, scores: dict, earlier: list, ties: Ties, name):
    """Move the papers of the lowest on; give who that was and the transfers."""
    lowest = min(scores[each] for each in piles)
    out = ties.settle(
        [each for each in piles if scores[each] == lowest],
        wants_most=False,
        earlier=earlier,
        outcome="{} leaves the count.",
    )
    moved: dict[int | None, int] = defaultdict(int)
    for order, count in piles.pop(out):
        target = next((each for each in order if each in piles), None)
        moved[target] += count
        if target is not None:
            piles[target].append((order, count))
            scores[target] += count
    scores[out] = 0
    targets = sorted(moved, key=lambda each: (each is None, each or 0))
    return out, [
        Transfer(name[out], None if each is None else name[each], moved[each], moved[each])
        for each in targets
    ]
