"""A ballot's papers as the counter reads them, as files, and the one line that counts them again."""

from __future__ import annotations

import csv
import io
import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from analysis.counting import (
    MARKED,
    METHODS,
    RANKED,
    SCORED,
    Election,
    Result,
    as_blt,
    as_csv,
)
from analysis.counting import count as count_election
from analysis.counting.lines import tidy
from analysis.counting.tables import CHOICE
from surveys.ballots.marks import BLANK, SPOILED, YES_NO
from surveys.ballots.models import Ballot, BallotOption

MONEY = frozenset({"budget-votes", "budget-equal-shares"})
YES, NO = "Yes", "No"
NOT_A_COLUMN = frozenset({"weight", "paper"})


def election_of(ballot: Ballot, papers: Iterable[Any]) -> Election:
    """The papers folded: those alike are held once, with their number.

    A ranked file can say that a name was withdrawn, so the counter passes over
    it. A file of marks or scores cannot: there the name is left out here.
    """
    kind = METHODS[ballot.method].kind
    shown = _on_the_paper(ballot)
    place = {each.key: number for number, each in enumerate(shown)}
    read = {RANKED: _ranked, MARKED: _marked, SCORED: _scored}[kind]
    names: tuple[str, ...]
    if ballot.kind == YES_NO:
        names, place = (YES, NO), {"yes": 0, "no": 1}
    else:
        names = names_in_files(ballot)
    folded = Counter(() if marks in (BLANK, SPOILED) else read(marks, place) for marks in papers)
    if kind == SCORED and () in folded:
        folded[(None,) * len(names)] += folded.pop(())
    return Election(
        names,
        dict(folded),
        kind,
        seats=ballot.seats if kind == RANKED else None,
        withdrawn=frozenset(place[one.key] for one in shown if one.withdrawn_on) if kind == RANKED else frozenset(),
        title=tidy(ballot.title) if kind == RANKED else "",
        costs=tuple(Fraction(one.cost or 0) for one in shown) if ballot.method in MONEY else None,
        budget=Fraction(ballot.budget) if ballot.method in MONEY and ballot.budget else None,
    )  # fmt: skip


def names_in_files(ballot: Ballot) -> tuple[str, ...]:
    """The names as files hold them: one space between words, and none that a file would read as a column."""
    names: list[str] = []
    for one in _on_the_paper(ballot):
        name = tidy(one.name)
        is_taken = name.casefold() in NOT_A_COLUMN or CHOICE.fullmatch(name) or name in names
        names.append(f"“{name}” ({one.key})" if is_taken else name)
    return tuple(names)


def counted(ballot: Ballot, election: Election) -> Result:
    """Count by the ballot's own rules and its published seed. Raises CannotCount."""
    return count_election(
        election, ballot.method, seats=ballot.seats, seed=ballot.tie_seed, **_options(ballot)
    )


def command(ballot: Ballot) -> str:
    """The line that counts the published papers again.

    Seats are in a file of ranked papers; everything else is said here.
    """
    words = ["python", "-m", "analysis.counting", file_name(ballot), "--method", ballot.method]
    words += ["--seed", ballot.tie_seed]
    if METHODS[ballot.method].kind != RANKED and ballot.seats > 1:
        words += ["--seats", str(ballot.seats)]
    for name, value in _options(ballot).items():
        words += [f"--{name.replace('_', '-')}", str(value)]
    return shlex.join(words)


def file_name(ballot: Ballot) -> str:
    """The file that is counted: BLT for ranked papers, CSV for all others."""
    return "papers.blt" if METHODS[ballot.method].kind == RANKED else "papers.csv"


def files(ballot: Ballot, papers: Sequence[Any]) -> dict[str, str]:
    """The papers as text files, by name. Ranked papers also as a table, for a spreadsheet."""
    election = election_of(ballot, papers)
    if election.kind != RANKED:
        return {"papers.csv": as_csv(election)}
    return {"papers.blt": as_blt(election, ballot.seats), "papers.csv": _ranks_as_table(ballot, papers)}


def _options(ballot: Ballot) -> dict[str, int | Fraction]:
    if ballot.method == "limited" and ballot.most_marks:
        return {"choices": ballot.most_marks}
    if ballot.method == "score":
        return {"max_score": ballot.highest_score}
    if ballot.method in MONEY and ballot.budget:
        return {"budget": Fraction(ballot.budget)}
    return {}


def _on_the_paper(ballot: Ballot) -> list[BallotOption]:
    if METHODS[ballot.method].kind == RANKED:
        return list(ballot.options)
    return ballot.standing


def _ranked(marks: dict[str, int], place: dict[str, int]) -> tuple[Any, ...]:
    """Best first. A number given twice is a shared place; one left out is an empty place."""
    at: dict[int, list[int]] = {}
    for key, rank in marks.items():
        at.setdefault(rank, []).append(place[key])
    paper: list[Any] = []
    expected = 1
    for rank in sorted(at):
        if rank > expected:
            paper.append(())
        paper.append(at[rank][0] if len(at[rank]) == 1 else tuple(sorted(at[rank])))
        expected = rank + 1
    return tuple(paper)


def _marked(marks: Any, place: dict[str, int]) -> tuple[int, ...]:
    chosen = [marks] if isinstance(marks, str) else marks
    return tuple(sorted(place[key] for key in chosen if key in place))


def _scored(marks: dict[str, int], place: dict[str, int]) -> tuple[int | None, ...]:
    points: list[int | None] = [None] * len(place)
    for key, score in marks.items():
        if key in place:
            points[place[key]] = score
    return tuple(points)


def _ranks_as_table(ballot: Ballot, papers: Sequence[Any]) -> str:
    """A row for every different paper: how many there are, and the number beside each name."""
    keys = [one.key for one in ballot.options]
    rows = Counter(
        tuple("" if marks in (BLANK, SPOILED) else str(marks.get(key, "")) for key in keys)
        for marks in papers
    )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["weight", *names_in_files(ballot)])
    writer.writerows([number, *cells] for cells, number in sorted(rows.items()))
    return out.getvalue()
