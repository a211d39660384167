"""Read a CSV file: one paper a row.

Two layouts are read. Either there is a column for each candidate, and the cells hold ranks,
marks or scores. Or the columns are called `choice 1`, `choice 2` and so on (or just `choice`),
and the cells hold candidates' names. A column called `weight` says how many papers a row
stands for; a column called `paper` is for the reader's own numbers and is passed over.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from .ballots import MARKED, RANKED, SCORED, BrokenFile, Election
from .lines import named_once, tidy, whole_number

Rows = Iterator[tuple[int, list[str]]]
CHOICE = re.compile(r"(?:choice|rank)(?: ?(\d+))?|(\d+)", re.IGNORECASE)
MARK = {**dict.fromkeys(["", "0", "no", "n"], False), **dict.fromkeys(["1", "x", "yes", "y", "✓", "✔"], True)}
MONEY = re.compile(r"£?(\d+(?:,\d{3})*(?:\.\d{1,2})?)")


def read_csv(file: Iterable[str], kind: str, *, with_costs: bool = False) -> Election:
    """Read the lines of a CSV file as papers of one kind. Raises BrokenFile.

    With `with_costs` the first row under the names says what each project costs.
    """
    rows = _rows(file)
    number, header = next(rows, (1, []))
    titles = [tidy(title) for title in header]
    weight = _position(titles, "weight", number)
    paper = _position(titles, "paper", number)
    columns = [place for place in range(len(titles)) if place not in (weight, paper)]
    if not columns:
        raise BrokenFile("the first line must name the candidates.", number)
    if all(CHOICE.fullmatch(titles[place]) for place in columns):
        if kind == SCORED or with_costs:
            raise BrokenFile("this needs a column for each candidate or project.", number)
        return _named_choices(rows, titles, columns, weight, number)
    names = named_once([(number, titles[place]) for place in columns])
    costs = _costs(rows, columns, names) if with_costs else None
    read = {RANKED: ranks_reader(len(columns)), MARKED: _marks, SCORED: _scores}[kind]
    papers: Counter[tuple] = Counter()
    everything = columns == list(range(len(titles)))
    for number, row in rows:
        cells = row if everything else [row[place] for place in columns]
        papers[read(cells, number)] += 1 if weight is None else _whole(row[weight], number, "weight", 1)
    return Election(names, dict(papers), kind, costs=costs)


def _rows(file: Iterable[str]) -> Rows:
    """Give each row with the number of its first line, all as wide as the first row.

    A bare empty line is a blank paper where rows have one cell; elsewhere it is passed over.
    """
    reader = csv.reader(file, strict=True)
    start, width = 1, 0
    try:
        for row in reader:
            if len(row) == width:
                yield start, row
            elif row and not width:
                width = len(row)
                yield start, row
            elif row:
                raise BrokenFile(f"this row has {len(row)} cells, but the first line has {width}.", start)
            elif width == 1:
                yield start, [""]
            start = reader.line_num + 1
    except csv.Error as error:
        raise BrokenFile(f"this is not a proper CSV row: {error}.", start) from None


def _position(titles: list[str], word: str, number: int) -> int | None:
    found = [place for place, title in enumerate(titles) if title.casefold() == word]
    if len(found) > 1:
        raise BrokenFile(f"two columns are called {word}.", number)
    return found[0] if found else None


def _whole(cell: str, number: int, what: str, least: int) -> int:
    cell = cell.strip()
    value = whole_number(cell)
    if value is None or value < least:
        raise BrokenFile(f"“{cell}” is not a {what}: it must be a whole number, {least} or more.", number)
    return value


def ranks_reader(candidates: int) -> Callable[[list[str], int], tuple]:
    """Make the reader of rows of ranks.

    A row with k ranks that has each of 1 to k is read at a glance; any other with care.

    >>> ranks_reader(3)(["2", "", "1"], 2)
    (2, 0)
    """
    wanted = [tuple(str(rank + 1) for rank in range(length)) for length in range(candidates + 1)]

    def ranks(cells: list[str], number: int) -> tuple:
        try:
            return tuple(map(cells.index, wanted[candidates - cells.count("")]))
        except ValueError:
            return _careful_ranks(cells, number)

    return ranks


def _careful_ranks(cells: list[str], number: int) -> tuple:
    """Read ranks of which some are shared, left out or wrong."""
    at: dict[int, list[int]] = {}
    for candidate, cell in enumerate(cells):
        if cell.strip():
            at.setdefault(_whole(cell, number, "rank", 1), []).append(candidate)
    paper: list[int | tuple[int, ...]] = []
    expected = 1
    for rank in sorted(at):
        if rank > expected:
            paper.append(())
        paper.append(at[rank][0] if len(at[rank]) == 1 else tuple(at[rank]))
        expected = rank + 1
    return tuple(paper)


def _marks(cells: list[str], number: int) -> tuple:
    marked = []
    for candidate, cell in enumerate(cells):
        word = cell.strip().casefold()
        if word not in MARK:
            raise BrokenFile(f"“{cell.strip()}” is not a mark: use x or leave the cell empty.", number)
        if MARK[word]:
            marked.append(candidate)
    return tuple(marked)


def _scores(cells: list[str], number: int) -> tuple:
    return tuple(_whole(cell, number, "score", 0) if cell.strip() else None for cell in cells)


def _costs(rows: Rows, columns: list[int], names: tuple[str, ...]) -> tuple[Fraction, ...]:
    number, row = next(rows, (2, []))
    if not row:
        raise BrokenFile("this line should say what each project costs.", number)
    return tuple(
        money_in(row[place], number, f"what {name} costs") for place, name in zip(columns, names, strict=True)
    )


def money_in(cell: str, number: int | None, what: str) -> Fraction:
    """Read a sum of money such as 4000, 4,000 or £12.50, exactly. Raises BrokenFile."""
    match = MONEY.fullmatch(cell.strip())
    if not match or Fraction(match[1].replace(",", "")) == 0:
        raise BrokenFile(f"“{cell.strip()}” cannot be {what}: give a sum like 4000 or 12.50.", number)
    return Fraction(match[1].replace(",", ""))


def _named_choices(
    rows: Rows, titles: list[str], columns: list[int], weight: int | None, number: int
) -> Election:
    """Read names in order of choice. Whatever the method, these are ranked papers."""
    columns = _in_choice_order(titles, columns, number)
    found: Counter[tuple[str, ...]] = Counter()
    for number, row in rows:
        cells = tuple(tidy(row[place]) for place in columns)
        found[cells] += 1 if weight is None else _whole(row[weight], number, "weight", 1)
    names = tuple(sorted({cell for cells in found for cell in cells if cell}))
    if not names:
        raise BrokenFile("no candidate is named on any paper.", number)
    index = {name: place for place, name in enumerate(names)}
    papers: Counter[tuple] = Counter()
    for cells, count in found.items():
        papers[_from_names(cells, index)] += count
    return Election(names, dict(papers), RANKED)


def _in_choice_order(titles: list[str], columns: list[int], number: int) -> list[int]:
    def place(column: int) -> int:
        match = CHOICE.fullmatch(titles[column])
        return int((match and (match[1] or match[2])) or 1)

    ordered = sorted(columns, key=place)
    if [place(column) for column in ordered] != list(range(1, len(ordered) + 1)):
        raise BrokenFile("the choices must be numbered 1, 2, 3 and so on.", number)
    return ordered


def _from_names(cells: tuple[str, ...], index: dict[str, int]) -> tuple:
    """A name given twice leaves the order unclear from its second place on, like a gap."""
    paper: list[int | tuple[int, ...]] = []
    seen: set[str] = set()
    while cells and not cells[-1]:
        cells = cells[:-1]
    for cell in cells:
        if not cell or cell in seen:
            if not paper or paper[-1] != ():
                paper.append(())
        else:
            paper.append(index[cell])
            seen.add(cell)
    return tuple(paper)
