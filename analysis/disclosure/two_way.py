"""Hides small groups in a table of rows and columns with their totals.

The rule is that of `one_way`; this file finds which cells to hide. A table
with totals is written with the totals as one more row and column of opposite
sign, so that every row and column sums to nought. A hidden cell can then change
only around a loop of hidden cells: up here, down there. Whether it can change
enough is a question of flow through the rows and columns, and the cheapest loop
to hide is a shortest path (Kelly, Golden and Assad, Networks 22, 1992).
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.disclosure.one_way import SMALLEST_SHOWN, is_small

Place = tuple[int, int]
Node = tuple[str, int]
COST_OF_A_TOTAL = 1_000_000  # hide any number of cells before a total
NO_LIMIT = 10**9


@dataclass(frozen=True)
class TwoWay:
    """A published two-way table: None where hidden."""

    cells: list[list[int | None]]
    row_totals: list[int | None]
    column_totals: list[int | None]
    total: int | None

    @property
    def is_withheld(self) -> bool:
        """Is every number kept back?"""
        totals = [*self.row_totals, *self.column_totals, self.total]
        return all(count is None for row in [*self.cells, totals] for count in row)


def two_way(cells: Sequence[Sequence[int]]) -> TwoWay:
    """Make a table of counts safe to publish with its totals.

    Raises ValueError for a count under 0 or rows of different lengths.

    >>> two_way([[20, 3], [15, 30]]).cells
    [[None, None], [None, None]]
    >>> two_way([[20, 3, 9], [15, 30, 8]]).cells
    [[20, None, None], [15, None, None]]
    """
    if len({len(row) for row in cells}) > 1:
        raise ValueError("Each row needs the same number of cells.")
    if any(count < 0 for row in cells for count in row):
        raise ValueError("A count cannot be less than 0.")
    table = [[*row, sum(row)] for row in cells]
    table.append([sum(column) for column in zip(*table, strict=True)] or [0])
    hidden = _Hiding(table).hide()

    def shown(i: int, j: int) -> int | None:
        return None if hidden is None or (i, j) in hidden else table[i][j]

    rows, columns = len(table) - 1, len(table[0]) - 1
    return TwoWay(
        [[shown(i, j) for j in range(columns)] for i in range(rows)],
        [shown(i, columns) for i in range(rows)],
        [shown(rows, j) for j in range(columns)],
        shown(rows, columns),
    )


class _Hiding:
    """The search for what to hide in one table, its totals in the last row and column."""

    def __init__(self, table: list[list[int]]) -> None:
        self.table = table
        self.last = (len(table) - 1, len(table[0]) - 1)
        self.places = [(i, j) for i, row in enumerate(table) for j in range(len(row))]
        self.hidden = {place for place in self.places if is_small(self.count(place))}

    def count(self, place: Place) -> int:
        return self.table[place[0]][place[1]]

    def is_total(self, place: Place) -> bool:
        return (place[0] == self.last[0]) != (place[1] == self.last[1])

    def hide(self) -> set[Place] | None:
        """Every place to hide, or None when only withholding the whole table is safe."""
        while open_to_attack := [place for place in sorted(self.hidden) if not self.is_safe(place)]:
            loop = self.cheapest_loop(open_to_attack[0])
            if loop is None:
                return None
            self.hidden |= loop
        return self.hidden

    def need(self, place: Place) -> int:
        """How far up the cell must be able to go: to 5, and by one at the least."""
        return max(1, SMALLEST_SHOWN - self.count(place))

    def is_safe(self, place: Place) -> bool:
        """Could this hidden cell be 5 or more, and something other than it is?"""
        if self.count(place) >= SMALLEST_SHOWN and self.flow(place, up=False, wanted=1) >= 1:
            return True
        return self.flow(place, up=True, wanted=self.need(place)) >= self.need(place)

    def flow(self, place: Place, *, up: bool, wanted: int) -> int:
        """How far the cell can move, up to `wanted`, through the other hidden cells."""
        used: dict[Place, int] = {}
        for moved in range(wanted):
            steps = self._path(place, up, 1, self.hidden, used)
            if steps is None:
                return moved
            for step, change in steps:
                used[step] = used.get(step, 0) + change
        return wanted

    def cheapest_loop(self, place: Place) -> set[Place] | None:
        """The cells to hide, fewest answers lost, so that this one can move as far as it needs."""
        usable = {other for other in self.places if self.count(other) > 0}
        steps = self._path(place, True, self.need(place), usable, {})
        return None if steps is None else {step for step, _ in steps}

    def _path(
        self, place: Place, up: bool, size: int, usable: set[Place], used: dict[Place, int]
    ) -> list[tuple[Place, int]] | None:
        """The cheapest way to balance moving `place`: each other cell, and by how much it changes."""
        signed_up = up != self.is_total(place)
        start: Node = ("row", place[0])
        end: Node = ("column", place[1])
        best: dict[Node, int] = {start: 0}
        came: dict[Node, tuple[Node, Place, int]] = {}
        queue = [(0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == end:
                return _walk_back(came, start, end)
            if cost > best[node]:
                continue
            for other, following in self._leaving(node, usable - {place}):
                # Rows are left by moving against the cell, columns by moving with it.
                change = self._change(other, signed_up == (node[0] == "column"), size)
                if self.count(other) + used.get(other, 0) + change < 1:
                    continue
                new = cost + (0 if other in self.hidden else self._cost(other))
                if new < best.get(following, NO_LIMIT):
                    best[following] = new
                    came[following] = (node, other, change)
                    heapq.heappush(queue, (new, following))
        return None

    def _change(self, place: Place, signed_up: bool, size: int) -> int:
        return size if signed_up != self.is_total(place) else -size

    def _cost(self, place: Place) -> int:
        totals = place[0] == self.last[0] or place[1] == self.last[1]
        return self.count(place) + (COST_OF_A_TOTAL if totals else 0)

    def _leaving(self, node: Node, usable: set[Place]) -> Iterator[tuple[Place, Node]]:
        kind, at = node
        for i, j in sorted(usable):
            if kind == "row" and i == at:
                yield (i, j), ("column", j)
            elif kind == "column" and j == at:
                yield (i, j), ("row", i)


def _walk_back(came: dict[Node, tuple[Node, Place, int]], start: Node, end: Node) -> list[tuple[Place, int]]:
    steps = []
    node = end
    while node != start:
        node, place, change = came[node]
        steps.append((place, change))
    return steps
