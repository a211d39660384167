"""How to spend a sum of money, by votes: the most wanted first, while the money lasts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from .approval import marks_each
from .ballots import CannotCount, Election, exact, marks
from .report import Result, Round, money, votes
from .ties import Ties


def count_budget_by_votes(
    election: Election, seats: int, ties: Ties, budget: Fraction | None = None
) -> Result:
    """Fund projects from most votes down. One that no longer fits is passed over.

    A project without a vote is never funded. Where projects have as many votes and cannot all
    be afforded, the lot says which is tried first. `seats` plays no part.
    """
    budget = sum_to_spend(election, seats, budget)
    valid = marks(election)
    scores = marks_each(election, valid)
    spending = Spending(election, budget, ties)
    spending.by_votes({each: score for each, score in scores.items() if score})
    return spending.result("budget-votes", valid.total, valid.spoiled, scores)


def sum_to_spend(election: Election, seats: int, budget: Fraction | None) -> Fraction:
    """The sum given, or the sum in the election itself. Raises CannotCount when something is missing."""
    budget = election.budget if budget is None else budget
    if election.costs is None:
        raise CannotCount("There is no line that says what each project costs.")
    if budget is None:
        raise CannotCount("Say how much there is to spend with --budget.")
    if seats != 1:
        raise CannotCount("A vote on a budget fills no seats, so leave --seats out.")
    return exact(budget)


class Spending:
    """The money, and what it has been spent on so far."""

    def __init__(self, election: Election, budget: Fraction, ties: Ties) -> None:
        self.election = election
        self.names = election.candidates
        self.costs = election.costs or ()
        self.budget = budget
        self.left = budget
        self.ties = ties
        self.funded: list[int] = []
        self.rounds: list[Round] = []

    def by_votes(self, scores: Mapping[int, int]) -> None:
        """Try the projects from most votes down, and fund each that still fits."""
        waiting = {each: score for each, score in scores.items() if each not in self.funded}
        while waiting:
            most = max(waiting.values())
            level = [each for each, score in waiting.items() if score == most]
            each = self.first_of(level)
            del waiting[each]
            said = f"{self.names[each]} costs {money(self.costs[each])} and has {votes(most)}."
            if self.costs[each] <= self.left:
                self.fund(each, f"{said} It is funded.", scores)
            else:
                self.write_down(f"{said} Only {money(self.left)} is left, so it is passed over.", scores)

    def first_of(self, level: Collection[int]) -> int:
        """The first of several with as many votes. The lot decides only if not all can be funded."""
        fit = [each for each in level if self.costs[each] <= self.left]
        if sum(self.costs[each] for each in fit) <= self.left:
            return min(fit or level, key=lambda each: self.names[each])
        return self.ties.settle(fit, wants_most=True, outcome="{} is tried first.")

    def fund(self, each: int, why: str, scores: Mapping[int, int]) -> None:
        self.funded.append(each)
        self.left -= self.costs[each]
        self.write_down(why, scores, [self.names[each]])

    def write_down(self, why: str, scores: Mapping[int, int], elected: list[str] | None = None) -> None:
        totals = {self.names[each]: score for each, score in scores.items()}
        self.rounds.append(Round(len(self.rounds) + 1, totals, why, elected=elected or []))

    def result(
        self, method: str, valid: int, spoiled: Mapping[str, int], scores: Mapping[int, int]
    ) -> Result:
        if not valid:
            self.write_down("There are no valid papers.", scores)
        elif not self.rounds:
            self.write_down("Nothing that was voted for fits the money.", scores)
        return Result(
            method=method,
            seats=len(self.funded),
            elected=[self.names[each] for each in self.funded],
            rounds=self.rounds,
            ties=self.ties.settled,
            ballots=self.election.ballots,
            valid=valid,
            spoiled=spoiled,
            budget=self.budget,
            spent=self.budget - self.left,
        )
