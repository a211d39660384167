"""Read a BLT file, the usual format of transferable vote counters.

Source: Hill, Wichmann and Woodall, "Algorithm 123: single transferable vote by Meek's method"
(1987), with the additions of OpenSTV: comments after `#`, `=` between candidates who share
a place, `-` for a number left out, and a paper's own mark in brackets in place of a weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .ballots import RANKED, BrokenFile, Election
from .lines import named_once, tidy, whole_number

Lines = Iterator[tuple[int, str]]
MOST_CANDIDATES = 10_000
REMEMBERED = 50_000
"""How many different lines to keep in mind, so that the common ones are read only once."""
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_blt(file: Iterable[str]) -> Election:
    """Read the lines of a BLT file. Raises BrokenFile."""
    lines = enumerate(file, 1)
    number, first = next(_telling(lines), (1, ""))
    candidates, seats = _header(number, first)
    papers, withdrawn = _papers(lines, candidates)
    names, title = _names(lines, candidates)
    return Election(names, papers, RANKED, seats, frozenset(withdrawn), title)


def _telling(lines: Lines) -> Lines:
    """Give only the lines that say something, without their comments."""
    for number, line in lines:
        line = line.split("#")[0].strip()
        if line:
            yield number, line


def _header(number: int, line: str) -> tuple[int, int]:
    parts = line.split()
    numbers = [each for part in parts if (each := whole_number(part)) is not None]
    if len(parts) != 2 or len(numbers) != 2:
        raise BrokenFile("this should give the number of candidates and the number of seats.", number)
    candidates, seats = numbers
    if candidates < 1 or seats < 1:
        raise BrokenFile("there must be at least one candidate and one seat.", number)
    if candidates > MOST_CANDIDATES:
        raise BrokenFile(f"there cannot be more than {MOST_CANDIDATES} candidates.", number)
    return candidates, seats


def _papers(lines: Lines, candidates: int) -> tuple[dict[tuple, int], set[int]]:
    """Read up to the lone 0 that ends the papers."""
    papers: Counter[tuple] = Counter()
    withdrawn: set[int] = set()
    index = {str(each + 1): each for each in range(candidates)}
    known: dict[str, tuple[tuple, int] | None] = {}
    number = 1
    for number, line in lines:
        plain = known.get(line)
        if plain is None:
            plain = _plain_line(line.split(), index)
            if len(known) < REMEMBERED:
                known[line] = plain
        if plain:
            papers[plain[0]] += plain[1]
            continue
        parts = line.split("#")[0].split()
        if parts == ["0"]:
            return dict(papers), withdrawn
        if parts and parts[0].startswith("-") and not papers:
            withdrawn |= _withdrawn(parts, index, number)
        elif parts:
            _careful_line(" ".join(parts), index, number, papers)
    raise BrokenFile("the file ends before the single 0 that should close the papers.", number)


def _plain_line(parts: list[str], index: dict[str, int]) -> tuple[tuple, int] | None:
    """Read the everyday line: a weight, plain candidate numbers, and 0. None for any other."""
    if len(parts) < 2 or parts[-1] != "0":
        return None
    try:
        paper = tuple(map(index.__getitem__, parts[1:-1]))
    except KeyError:
        return None
    weight = whole_number(parts[0])
    return (paper, weight) if weight and len(set(paper)) == len(paper) else None


def _withdrawn(parts: list[str], index: dict[str, int], number: int) -> set[int]:
    gone = set()
    for part in parts:
        if not part.startswith("-") or part[1:] not in index:
            raise BrokenFile(f"“{part}” is not the number of a withdrawn candidate.", number)
        gone.add(index[part[1:]])
    return gone


def _careful_line(line: str, index: dict[str, int], number: int, papers: Counter[tuple]) -> None:
    """Read a line with shared places, gaps, a paper's own mark or several papers, or say what is wrong."""
    parts = re.sub(r"^\([^)]*\)", "1 ", line).split()
    if parts[-1] != "0":
        raise BrokenFile("this paper does not end with 0.", number)
    start = 0
    while start < len(parts):
        end = parts.index("0", start + 1) if "0" in parts[start + 1 :] else None
        if end is None:
            raise BrokenFile("a paper on this line has no ending 0.", number)
        paper = tuple(_place(part, index, number) for part in parts[start + 1 : end])
        _refuse_twice(paper, number)
        papers[paper] += _weight(parts[start], number)
        start = end + 1


def _weight(part: str, number: int) -> int:
    weight = whole_number(part)
    if not weight:
        raise BrokenFile(f"“{part}” is not a number of papers: it must be 1 or more.", number)
    return weight


def _place(part: str, index: dict[str, int], number: int) -> int | tuple[int, ...]:
    if part == "-":
        return ()
    shared = part.split("=")
    for one in shared:
        if one not in index:
            raise BrokenFile(f"“{one}” is not the number of a candidate, 1 to {len(index)}.", number)
    if len(shared) == 1:
        return index[part]
    return tuple(sorted(index[one] for one in shared))


def _refuse_twice(paper: tuple, number: int) -> None:
    seen: set[int] = set()
    for place in paper:
        for candidate in (place,) if isinstance(place, int) else place:
            if candidate in seen:
                raise BrokenFile(f"candidate {candidate + 1} is on this paper twice.", number)
            seen.add(candidate)


def _names(lines: Lines, candidates: int) -> tuple[tuple[str, ...], str]:
    """Read the names of the candidates, and the title if there is one."""
    found: list[tuple[int, str]] = []
    number = 1
    for number, line in lines:
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            found.append((number, tidy(line.split("#")[0])))
            continue
        rest = QUOTED.sub("", line).split("#")[0].strip()
        if rest:
            raise BrokenFile("a name here has an opening or closing quotation mark missing.", number)
        found += [(number, tidy(re.sub(r"\\(.)", r"\1", name))) for name in QUOTED.findall(line)]
    if len(found) < candidates:
        raise BrokenFile(f"the file names {len(found)} candidates, but says there are {candidates}.", number)
    title = found[candidates][1] if len(found) > candidates else ""
    return named_once(found[:candidates]), title
