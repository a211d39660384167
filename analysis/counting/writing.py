"""Write an election as a file that anyone can count again.

Papers alike are written once with their number, in an order that says nothing about when or by
whom they were given.
"""

from __future__ import annotations

import csv
import io

from .ballots import MARKED, RANKED, CannotCount, Election
from .report import money


def as_blt(election: Election, seats: int | None = None) -> str:
    """Ranked papers as BLT, with seats, withdrawn candidates and title.

    >>> print(as_blt(Election(("Ann", "Bob"), {(0, 1): 3}, title="Committee"), seats=1), end="")
    2 1
    3 1 2 0
    0
    "Ann"
    "Bob"
    "Committee"
    """
    if election.kind != RANKED:
        raise CannotCount("Only ranked papers can be written as BLT.")
    lines = [f"{len(election.candidates)} {seats or election.seats or 1}"]
    if election.withdrawn:
        lines.append(" ".join(f"-{each + 1}" for each in sorted(election.withdrawn)))
    lines += sorted(
        " ".join([str(count), *map(_place, paper), "0"]) for paper, count in election.papers.items()
    )
    lines += ["0", *map(_quoted, election.candidates)]
    if election.title:
        lines.append(_quoted(election.title))
    return "\n".join(lines) + "\n"


def _place(place: int | tuple[int, ...]) -> str:
    if isinstance(place, int):
        return str(place + 1)
    return "=".join(str(each + 1) for each in place) or "-"


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_csv(election: Election) -> str:
    """Marked or scored papers as CSV, with a column of weights, and costs where there are some.

    >>> print(as_csv(Election(("Ann", "Bob"), {(0,): 3}, MARKED)), end="")
    weight,Ann,Bob
    3,x,
    """
    if election.kind == RANKED:
        raise CannotCount("Ranked papers are written as BLT.")
    if election.withdrawn:
        raise CannotCount("A CSV file cannot say that a candidate withdrew.")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["weight", *election.candidates])
    if election.costs:
        writer.writerow(["", *map(money, election.costs)])
    writer.writerows(sorted([count, *_cells(election, paper)] for paper, count in election.papers.items()))
    return out.getvalue()


def _cells(election: Election, paper: tuple) -> list[str]:
    if election.kind == MARKED:
        return ["x" if each in paper else "" for each in range(len(election.candidates))]
    return ["" if score is None else str(score) for score in paper]
