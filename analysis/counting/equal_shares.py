"""How to spend a sum of money fairly between voters: the method of equal shares.

Source: Peters, Pierczyński and Skowron, "Proportional participatory budgeting with additive
utilities" (NeurIPS 2021), for approval papers, where a funded project is worth its cost to
each supporter. The completion is stated in `count_equal_shares`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from .approval import marks_each
from .ballots import Election, ValidPapers, marks
from .budget import Spending, sum_to_spend
from .report import Result, money, votes
from .ties import Ties

STEPS = 1000
"""The shares grow by a hundredth of the sum at a time, at most this often (to eleven times the sum)."""

Bought = list[tuple[int, Fraction]]


def count_equal_shares(election: Election, seats: int, ties: Ties, budget: Fraction | None = None) -> Result:
    """Give each voter an equal share, and fund what supporters can pay for together.

    The project that asks the smallest part of its cost from the supporter who pays most goes
    first; then the one with more votes; then the lot decides. Supporters pay equally; whoever
    has less left pays all they have.

    This alone often leaves money over, so it is completed like this. The count is done again
    with shares from a sum one hundredth larger, as often as what is chosen still fits the
    real sum, at most a thousand times. It stops before the step that would cost too much. Money
    that is then left goes by votes, as in `count_budget_by_votes`.
    """
    budget = sum_to_spend(election, seats, budget)
    valid = marks(election)
    scores = marks_each(election, valid)
    costs = election.costs or ()
    shares = Shares(valid, scores, costs, budget, ties)
    bought = shares.largest_that_fits() if valid.total else []
    spending = Spending(election, budget, ties)
    for each, payment in bought:
        asks = f"{election.candidates[each]} costs {money(costs[each])} and has {votes(scores[each])}."
        spending.fund(each, f"{asks} No supporter pays more than {money(payment)}. It is funded.", scores)
    spending.by_votes({each: score for each, score in scores.items() if score})
    return spending.result("budget-equal-shares", valid.total, valid.spoiled, scores)


class Shares:
    """What every group of like-minded voters has left, while projects are bought."""

    def __init__(
        self,
        valid: ValidPapers,
        scores: Mapping[int, int],
        costs: tuple[Fraction, ...],
        budget: Fraction,
        ties: Ties,
    ) -> None:
        self.groups = list(valid.papers.items())
        self.voters = valid.total
        self.scores = scores
        self.costs = costs
        self.budget = budget
        self.ties = ties
        self.wanted = {
            each: [place for place, (paper, _) in enumerate(self.groups) if each in paper]
            for each, score in scores.items()
            if score and costs[each] <= budget
        }

    def largest_that_fits(self) -> Bought:
        """Buy with ever larger shares, and keep the last purchase that the real sum can pay."""
        ties_before = list(self.ties.settled)
        best, ties_of_best = self.buy(self.budget), list(self.ties.settled)
        for step in range(1, STEPS + 1):
            if len(best) == len(self.wanted):
                break
            self.ties.settled[:] = ties_before
            bought = self.buy(self.budget * (100 + step) / 100)
            if sum(self.costs[each] for each, _ in bought) > self.budget:
                break
            best, ties_of_best = bought, list(self.ties.settled)
        self.ties.settled[:] = ties_of_best
        return best

    def buy(self, pot: Fraction) -> Bought:
        """One count with the pot shared equally: the projects in order, and the most that one voter paid."""
        left = [Fraction(pot) / self.voters] * len(self.groups)
        waiting = set(self.wanted)
        bought: Bought = []
        while True:
            offers = {each: pay for each in waiting if (pay := self.largest_payment(each, left)) is not None}
            if not offers:
                return bought
            each = self.next_to_buy(offers)
            for place in self.wanted[each]:
                left[place] -= min(left[place], offers[each])
            waiting.remove(each)
            bought.append((each, offers[each]))

    def next_to_buy(self, offers: Mapping[int, Fraction]) -> int:
        part = {each: pay / self.costs[each] for each, pay in offers.items()}
        smallest = min(part.values())
        level = [each for each in offers if part[each] == smallest]
        most = max(self.scores[each] for each in level)
        level = [each for each in level if self.scores[each] == most]
        return self.ties.settle(level, wants_most=True, outcome="{} is funded first.")

    def largest_payment(self, each: int, left: list[Fraction]) -> Fraction | None:
        """The least p so that supporters who pay p, or all they have, cover the cost. None if they cannot."""
        to_pay = self.costs[each]
        supporters = sorted((left[place], self.groups[place][1]) for place in self.wanted[each])
        number = sum(count for _, count in supporters)
        for has, count in supporters:
            if has * number >= to_pay:
                return to_pay / number
            to_pay -= has * count
            number -= count
        return None
