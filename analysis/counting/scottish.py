"""The single transferable vote by the Scottish rules.

Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to
52. This is the weighted inclusive Gregory method: every paper of an elected candidate moves
on at a lower value, cut off after five decimal places.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from .ballots import Election, clear_orders
from .report import Result, Round, Transfer, names, votes
from .ties import Ties

ONE_VOTE = 100_000
"""Votes are counted in whole hundred-thousandths, which is five decimal places exactly (rule 48(3))."""


def decimal(units: int) -> Decimal:
    """Hundred-thousandths of a vote as the decimal number that the rules speak of."""
    return Decimal(units).scaleb(-5)


def count_scottish(election: Election, seats: int, ties: Ties) -> Result:
    """Count by rules 45 to 52. Raises nothing: any election with a valid paper has a result."""
    count = ScottishCount(election, seats, ties)
    count.run()
    return Result(
        method="stv-scottish",
        seats=seats,
        quota=count.quota // ONE_VOTE,
        elected=[election.candidates[each] for each in count.elected],
        rounds=count.rounds,
        ties=ties.settled,
        ballots=election.ballots,
        valid=count.valid.total,
        spoiled=count.valid.spoiled,
    )


class ScottishCount:
    """The state of a count between two stages."""

    def __init__(self, election: Election, seats: int, ties: Ties) -> None:
        self.names = election.candidates
        self.seats = seats
        self.ties = ties
        self.valid = clear_orders(election)
        # Rule 46: ignore the decimal places of the division, then add one.
        self.quota = (self.valid.total // (seats + 1) + 1) * ONE_VOTE
        self.continuing = set(election.standing)
        self.votes = dict.fromkeys(election.standing, 0)
        # What each candidate holds: parcels of papers that share one value.
        self.parcels: dict[int, list[tuple[int, list[tuple[tuple, int]]]]] = defaultdict(list)
        self.elected: list[int] = []
        self.with_surplus: set[int] = set()
        self.exhausted = 0
        self.rounding = 0
        self.stages: list[dict[int, int]] = []
        self.rounds: list[Round] = []

    def run(self) -> None:
        """Work through the stages until every vacancy is filled."""
        if not self.valid.total:
            totals = {self.names[each]: 0 for each in self.votes}
            self.rounds.append(Round(1, totals, "There are no valid papers."))
            return
        self.first_stage()
        while self.vacancies and self.continuing:
            if self.with_surplus:
                self.transfer_surplus()
            else:
                self.exclude_lowest()

    @property
    def vacancies(self) -> int:
        return self.seats - len(self.elected)

    def first_stage(self) -> None:
        """Rule 45: sort the papers by first preference and credit one vote for each."""
        piles: dict[int, list[tuple[tuple, int]]] = {each: [] for each in self.continuing}
        for paper in self.valid.papers.items():
            piles[paper[0][0]].append(paper)
        for candidate, pile in piles.items():
            self.parcels[candidate].append((ONE_VOTE, pile))
            self.votes[candidate] = ONE_VOTE * sum(count for _, count in pile)
        self.end_stage("The first choices are counted.")

    def transfer_surplus(self) -> None:
        """Rules 48 and 49: the largest surplus moves first, each paper at a lower value."""
        largest = max(self.votes[each] for each in self.with_surplus)
        source = self.ties.settle(
            [each for each in self.with_surplus if self.votes[each] == largest],
            wants_most=True,
            earlier=self.stages,
            outcome="The votes over the quota of {} move first.",
            rule="Rule 49(2). ",
        )
        total = self.votes[source]
        surplus = total - self.quota
        moved = self.move(source, lambda value: value * surplus // total)
        self.votes[source] = self.quota
        self.rounding += surplus - sum(units for _, _, units in moved)
        self.with_surplus.remove(source)
        over = votes(decimal(surplus))
        self.end_stage(f"{self.names[source]} has {over} over the quota. These move on.", source, moved)

    def exclude_lowest(self) -> None:
        """Rules 50 and 51: the lowest goes out, and the papers move at the value they came with."""
        lowest = min(self.votes[each] for each in self.continuing)
        source = self.ties.settle(
            [each for each in self.continuing if self.votes[each] == lowest],
            wants_most=False,
            earlier=self.stages,
            outcome="{} leaves the count.",
            rule="Rule 51(2)(a). ",
        )
        self.continuing.remove(source)
        why = f"{self.names[source]} has the fewest votes and leaves the count."
        if len(self.continuing) <= self.vacancies:
            # Rule 52(2): the last places can now be filled, so no further transfer is made.
            self.end_stage(f"{why} No more votes need to move.", source, excluded=[source])
            return
        moved = self.move(source, lambda value: value)
        self.votes[source] = 0
        self.end_stage(f"{why} The votes move on.", source, moved, excluded=[source])

    def move(self, source: int, new_value) -> list[tuple[int | None, int, int]]:
        """Move every paper to the next continuing candidate; give (target, papers, votes moved).

        The first continuing name on a paper is its next available preference, because
        whoever stands before it is already elected or excluded, and stays so.
        """
        continuing = self.continuing
        papers_moved: dict[int | None, int] = defaultdict(int)
        units_moved: dict[int | None, int] = defaultdict(int)
        for value, papers in self.parcels.pop(source):
            piles: dict[int | None, list[tuple[tuple, int]]] = defaultdict(list)
            for paper in papers:
                for candidate in paper[0]:
                    if candidate in continuing:
                        piles[candidate].append(paper)
                        break
                else:
                    piles[None].append(paper)
            worth = new_value(value)
            for target, pile in piles.items():
                number = sum(count for _, count in pile)
                papers_moved[target] += number
                units_moved[target] += number * worth
                if target is not None:
                    self.parcels[target].append((worth, pile))
        for target, units in units_moved.items():
            if target is None:
                self.exhausted += units
            else:
                self.votes[target] += units
        return [(target, papers_moved[target], units_moved[target]) for target in papers_moved]

    def end_stage(self, why: str, source: int | None = None, moved=(), excluded=()) -> None:
        """Rules 47 and 52: see who is elected, then write the stage down."""
        reached = self.in_order(each for each in self.continuing if self.votes[each] >= self.quota)
        self.elect(reached)
        if reached:
            why += f" {names([self.names[each] for each in reached])} reached the quota."
        elected = list(reached)
        if self.vacancies and len(self.continuing) <= self.vacancies:
            last = self.in_order(self.continuing)
            self.elect(last)
            elected += last
            if last:
                places = "the last place" if len(last) == 1 else "the last places"
                why += f" {names([self.names[each] for each in last])} took {places} left."
        self.stages.append(dict(self.votes))
        self.rounds.append(
            Round(
                number=len(self.stages),
                totals={self.names[each]: decimal(units) for each, units in self.votes.items()},
                why=why,
                elected=[self.names[each] for each in elected],
                excluded=[self.names[each] for each in excluded],
                transfers=self.told(source, moved),
                exhausted=decimal(self.exhausted),
                rounding=decimal(self.rounding),
            )
        )

    def elect(self, these: list[int]) -> None:
        for each in these:
            self.continuing.remove(each)
            self.elected.append(each)
            if self.votes[each] > self.quota:
                self.with_surplus.add(each)

    def in_order(self, these) -> list[int]:
        """Those elected in one stage, most votes first, then by earlier stages, then by name."""

        def standing(each: int) -> tuple:
            before = [-stage[each] for stage in reversed(self.stages)]
            return (-self.votes[each], before, self.names[each])

        return sorted(these, key=standing)

    def told(self, source: int | None, moved) -> list[Transfer]:
        if source is None:
            return []
        in_order = sorted(moved, key=lambda move: (move[0] is None, move[0] if move[0] is not None else 0))
        return [
            Transfer(
                self.names[source], None if target is None else self.names[target], papers, decimal(units)
            )
            for target, papers, units in in_order
        ]
