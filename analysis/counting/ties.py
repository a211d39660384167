"""How ties are settled: first by the method's own rule, then by a lot that anyone can redraw.

The lot is one order of all the candidates, fixed before the count by the published seed. Take
the seed, a line feed and the candidate's name, all as UTF-8. Work out the SHA-256 of that.
Write it in hexadecimal, as `sha256sum` does. The candidates in the order of these texts are
the order of the lot. Whoever comes first in the lot is favoured by every tie: elected first,
kept in the count, or first to have a surplus moved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from .report import Number, Tie, names


def lot_order(candidates: Collection[str], seed: str) -> list[str]:
    """Put the candidates in the order of the lot, most favoured first.

    The same can be had in a shell: `printf '%s\\n%s' SEED NAME | sha256sum`.

    >>> lot_order(["Ann", "Bob", "Cy"], "4 May 2027")
    ['Ann', 'Bob', 'Cy']
    """
    return sorted(candidates, key=lambda name: hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest())


class Ties:
    """Settles ties in one count, and remembers how each was settled."""

    def __init__(self, candidates: Sequence[str], seed: str = "") -> None:
        self.names = candidates
        self.seed = seed
        self.settled: list[Tie] = []
        place = {name: place for place, name in enumerate(lot_order(candidates, seed))}
        self.place = [place[name] for name in candidates]

    def settle(
        self,
        tied: Collection[int],
        *,
        wants_most: bool,
        outcome: str,
        earlier: Sequence[Mapping[int, Number]] = (),
        rule: str = "",
    ) -> int:
        """Choose one of the tied candidates.

        With `wants_most` the choice is a favour and falls on whoever had more. Otherwise it
        falls on whoever had fewer. `earlier` holds the totals of earlier rounds, oldest first.
        They are looked at from the newest back, each among those still level. `outcome` is
        a sentence with `{}` for the chosen name; `rule` cites the rule for looking back.
        """
        left = sorted(tied)
        if len(left) == 1:
            return left[0]
        between = tuple(sorted(self.names[each] for each in left))
        used = []
        for number in range(len(earlier), 0, -1):
            totals = earlier[number - 1]
            best = (max if wants_most else min)(totals[each] for each in left)
            narrowed = [each for each in left if totals[each] == best]
            if len(narrowed) < len(left):
                left = narrowed
                used.append(f"{rule}{'Most' if wants_most else 'Fewest'} votes at the end of round {number}.")
                if len(left) == 1:
                    break
        if len(left) > 1:
            used.append(self.lot_sentence())
            left.sort(key=lambda each: self.place[each], reverse=not wants_most)
        chosen = self.names[left[0]]
        self.settled.append(Tie(between, " ".join(used), outcome.format(chosen), chosen))
        return left[0]

    def lot_sentence(self) -> str:
        """Say that the lot decides, and from which seed."""
        if self.seed:
            return f"By lot, from the seed “{self.seed}”."
        return "By lot, from an empty seed, as none was given."

    def leaders(self, scores: Mapping[int, Number], seats: int) -> list[int]:
        """The highest `seats` candidates, best first; the lot settles a tie for the last seats.

        Winners with equal scores are listed by name, which decides nothing.
        """
        order = sorted(scores, key=lambda each: (-scores[each], self.names[each]))
        if seats >= len(order) or scores[order[seats - 1]] > scores[order[seats]]:
            return order[:seats]
        level = scores[order[seats]]
        safe = [each for each in order if scores[each] > level]
        tied = [each for each in order if scores[each] == level]
        drawn = sorted(tied, key=lambda each: self.place[each])[: seats - len(safe)]
        chosen = names([self.names[each] for each in drawn])
        self.settled.append(
            Tie(
                tuple(self.names[each] for each in tied),
                self.lot_sentence(),
                f"{chosen} {'is' if len(drawn) == 1 else 'are'} elected.",
                chosen,
            )
        )
        return safe + drawn
