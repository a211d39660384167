"""The single transferable vote by Meek's method, to nine decimal places.

Source: the Reference Meek Rule of the Proportional Representation Foundation, which is the
method of Hill, Wichmann and Woodall, "Algorithm 123" (1987), with its arithmetic fixed: nine
decimal places, keep values and shares rounded up, the quota rounded down and one unit added.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from .ballots import Election, clear_orders
from .report import Result, Round, names, text
from .ties import Ties

ONE = 10**9
"""One vote, in the billionths that the whole count is kept in."""
SURPLUS_LEFT = 1000
"""A round ends once the surpluses together are below this: a millionth of a vote."""


def decimal(units: int) -> Decimal:
    """Billionths of a vote as a decimal number."""
    return Decimal(units).scaleb(-9)


def up(number: int, divisor: int) -> int:
    """Divide and round up.

    >>> up(7, 2), up(6, 2)
    (4, 3)
    """
    return -(-number // divisor)


def count_meek(election: Election, seats: int, ties: Ties) -> Result:
    """Count by the Reference Meek Rule. The quota given is that of the last round."""
    count = MeekCount(election, seats, ties)
    count.run()
    return Result(
        method="stv-meek",
        seats=seats,
        quota=decimal(count.quota),
        elected=[election.candidates[each] for each in count.elected],
        rounds=count.rounds,
        ties=ties.settled,
        ballots=election.ballots,
        valid=count.valid.total,
        spoiled=count.valid.spoiled,
    )


class MeekCount:
    """The state of a count between two rounds."""

    def __init__(self, election: Election, seats: int, ties: Ties) -> None:
        self.names = election.candidates
        self.seats = seats
        self.ties = ties
        self.valid = clear_orders(election)
        self.hopeful = set(election.standing)
        self.keep = dict.fromkeys(election.standing, ONE)
        self.votes = dict.fromkeys(election.standing, 0)
        self.elected: list[int] = []
        self.quota = 0
        self.exhausted = 0
        self.rounds: list[Round] = []

    def run(self) -> None:
        """Share the votes out again and again, until every seat is filled."""
        if not self.valid.total:
            totals = {self.names[each]: 0 for each in self.votes}
            self.rounds.append(Round(1, totals, "There are no valid papers."))
            return
        why = "The first choices are counted."
        excluded: list[int] = []
        while True:
            surplus, reached = self.share_until_settled()
            last = self.fill_last_seats()
            why = self.why(why, reached, last)
            self.write_down(why, reached + last, excluded)
            if len(self.elected) >= self.seats or not self.hopeful:
                return
            if reached:
                why, excluded = "Votes over the quota move on.", []
            else:
                out = self.exclude_lowest(surplus)
                why, excluded = f"{self.names[out]} has the fewest votes and leaves the count.", [out]

    def share_until_settled(self) -> tuple[int, list[int]]:
        """Rule B.2: share out the votes and mend the keep values until it settles or elects.

        Gives the surplus left and whoever reached the quota.
        """
        chains = self.chains()
        last_surplus = None
        while True:
            self.share(chains)
            self.quota = sum(self.votes.values()) // (self.seats + 1) + 1
            reached = [each for each in self.hopeful if self.votes[each] >= self.quota]
            if reached:
                reached.sort(key=lambda each: (-self.votes[each], self.names[each]))
                self.elected += reached
                self.hopeful.difference_update(reached)
            surplus = max(0, sum(self.votes[each] - self.quota for each in self.elected))
            if reached or surplus < SURPLUS_LEFT or (last_surplus is not None and surplus >= last_surplus):
                return surplus, reached
            last_surplus = surplus
            self.mend_keep_values()

    def mend_keep_values(self) -> None:
        """Rule B.2.f: each elected candidate keeps quota / votes of what comes, rounded up twice."""
        for each in self.elected:
            self.keep[each] = up(up(self.keep[each] * self.quota, ONE) * ONE, self.votes[each])

    def chains(self) -> Counter[tuple]:
        """Fold the papers to the part that matters now: the elected, up to the first hopeful.

        A hopeful candidate keeps all that comes, so nothing after them is ever reached.
        """
        folded: Counter[tuple] = Counter()
        keep, hopeful = self.keep, self.hopeful
        for order, count in self.valid.papers.items():
            chain = []
            for candidate in order:
                if keep[candidate]:
                    chain.append(candidate)
                    if candidate in hopeful:
                        break
            folded[tuple(chain)] += count
        return folded

    def share(self, chains: Counter[tuple]) -> None:
        """Rule B.2.a: each candidate on a paper keeps a share, rounded up, and passes on the rest."""
        shared = dict.fromkeys(self.votes, 0)
        exhausted = 0
        for chain, count in chains.items():
            left = ONE
            for candidate in chain:
                kept = min(left, up(left * self.keep[candidate], ONE))
                shared[candidate] += kept * count
                left -= kept
            exhausted += left * count
        self.votes, self.exhausted = shared, exhausted

    def exclude_lowest(self, surplus: int) -> int:
        """Rule B.3: the lowest goes out. All within the surplus of the lowest are tied: the lot decides."""
        limit = min(self.votes[each] for each in self.hopeful) + surplus
        tied = [each for each in self.hopeful if self.votes[each] <= limit]
        out = self.ties.settle(tied, wants_most=False, outcome="{} leaves the count.")
        self.hopeful.remove(out)
        self.keep[out] = 0
        return out

    def fill_last_seats(self) -> list[int]:
        """Rule C: when no more are left than seats, all of them are elected."""
        if len(self.elected) >= self.seats or len(self.elected) + len(self.hopeful) > self.seats:
            return []
        last = sorted(self.hopeful, key=lambda each: (-self.votes[each], self.names[each]))
        self.elected += last
        self.hopeful.clear()
        return last

    def why(self, why: str, reached: list[int], last: list[int]) -> str:
        if reached:
            why += f" {names([self.names[each] for each in reached])} reached the quota"
            why += f" of {text(decimal(self.quota))}."
        if last:
            places = "the last place" if len(last) == 1 else "the last places"
            why += f" {names([self.names[each] for each in last])} took {places} left."
        return why

    def write_down(self, why: str, elected: list[int], excluded: list[int]) -> None:
        """Every vote is shared out afresh each round, so there are no transfers to list."""
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                totals={self.names[each]: decimal(units) for each, units in self.votes.items()},
                why=why,
                elected=[self.names[each] for each in elected],
                excluded=[self.names[each] for each in excluded],
                exhausted=decimal(self.exhausted),
            )
        )
