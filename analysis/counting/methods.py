"""The methods by name, and the two verbs: read a file, count an election."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from .approval import count_approval, count_limited, count_score
from .ballots import MARKED, RANKED, SCORED, BrokenFile, CannotCount, Election
from .blt import read_blt
from .budget import count_budget_by_votes
from .equal_shares import count_equal_shares
from .lines import opened
from .meek import count_meek
from .plurality import count_plurality, count_yes_no
from .preferential import count_av
from .preflib import read_preflib
from .report import Result
from .schulze import count_schulze
from .scottish import count_scottish
from .tables import read_csv
from .ties import Ties


@dataclass(frozen=True)
class Method:
    """A way to count, and the kind of paper that it needs in a CSV file."""

    count: Callable[..., Result]
    kind: str
    options: tuple[str, ...] = ()
    costs: bool = False


METHODS = {
    "plurality": Method(count_plurality, MARKED),
    "approval": Method(count_approval, MARKED),
    "limited": Method(count_limited, MARKED, ("choices",)),
    "score": Method(count_score, SCORED, ("max_score",)),
    "av": Method(count_av, RANKED),
    "stv-scottish": Method(count_scottish, RANKED),
    "stv-meek": Method(count_meek, RANKED),
    "schulze": Method(count_schulze, RANKED),
    "budget-votes": Method(count_budget_by_votes, MARKED, ("budget",), costs=True),
    "budget-equal-shares": Method(count_equal_shares, MARKED, ("budget",), costs=True),
    "yes-no": Method(count_yes_no, MARKED),
}

PREFLIB = {".soc", ".soi", ".toc", ".toi"}


def read(path: str | Path, method: str) -> Election:
    """Read a file of papers for a method. The name's ending says the format.

    Raises BrokenFile with the line number when the file cannot be understood.
    """
    path = Path(path)
    how = _method(method)
    ending = path.suffix.casefold()
    if ending not in {".csv", ".blt", *PREFLIB}:
        raise BrokenFile("The file's name must end in .blt, .csv, .soc, .soi, .toc or .toi.")
    if ending != ".csv" and (how.costs or how.kind == SCORED):
        raise BrokenFile(f"The method {method} needs a CSV file.")
    with opened(path) as file:
        if ending == ".csv":
            return read_csv(file, how.kind, with_costs=how.costs)
        return read_blt(file) if ending == ".blt" else read_preflib(file)


def count(
    election: Election,
    method: str,
    *,
    seats: int | None = None,
    seed: str = "",
    **options: int | Fraction | None,
) -> Result:
    """Count an election. `seats` stands above what the election itself says; else one.

    `seed` settles ties by lot (see `ties.lot_order`). Options: `choices` for limited,
    `max_score` for score, `budget` for the two budget methods. Raises CannotCount.
    """
    how = _method(method)
    seats = election.seats or 1 if seats is None else seats
    if seats < 1:
        raise CannotCount("There must be at least one seat.")
    if not election.standing:
        raise CannotCount("Every candidate has withdrawn.")
    given = {name: value for name, value in options.items() if value is not None}
    for name in given:
        if name not in how.options:
            raise CannotCount(f"The method {method} does not use --{name.replace('_', '-')}.")
    result = how.count(election, seats, Ties(election.candidates, seed), **given)
    return replace(result, seed=seed, title=election.title)


def _method(name: str) -> Method:
    if name not in METHODS:
        raise CannotCount(f"There is no method called {name}. Choose from: {', '.join(METHODS)}.")
    return METHODS[name]
