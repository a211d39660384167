"""Read a PrefLib file of rankings: `.soc`, `.soi`, `.toc` or `.toi`.

Source: the file format that PrefLib describes at https://preflib.github.io/PrefLib-Jekyll/format
(metadata lines that start with `#`, then `number: 1,2,{3,4}` with shared places in braces).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .ballots import RANKED, BrokenFile, Election
from .lines import named_once, tidy, whole_number

NAME = re.compile(r"#\s*ALTERNATIVE NAME\s+(\d+)\s*:(.*)", re.DOTALL)
Stated = dict[str, tuple[int, str]]
PLACE = re.compile(r"\{([^{}]*)\}|([^,{}]+)")


def read_preflib(file: Iterable[str]) -> Election:
    """Read the lines of a PrefLib file. Raises BrokenFile."""
    names: list[tuple[int, str]] = []
    stated: Stated = {}
    papers: Counter[tuple] = Counter()
    number = 1
    for number, line in enumerate(file, 1):
        line = line.strip()
        if line.startswith("#"):
            _metadata(number, line, names, stated)
        elif line:
            if not names:
                raise BrokenFile("the names of the candidates must come before the papers.", number)
            paper, weight = _paper(number, line, len(names))
            papers[paper] += weight
    if not names:
        raise BrokenFile("the file names no candidates.", number)
    _check(stated, "NUMBER ALTERNATIVES", len(names), "candidates")
    _check(stated, "NUMBER VOTERS", sum(papers.values()), "papers")
    return Election(named_once(names), dict(papers), RANKED, title=stated.get("TITLE", (0, ""))[1])


def _metadata(number: int, line: str, names: list[tuple[int, str]], stated: Stated) -> None:
    match = NAME.match(line)
    if match:
        if whole_number(match[1]) != len(names) + 1:
            raise BrokenFile(f"the name of candidate {len(names) + 1} should come here.", number)
        names.append((number, tidy(match[2])))
    elif ":" in line:
        key, value = line[1:].split(":", 1)
        stated[key.strip()] = (number, value.strip())


def _check(stated: Stated, key: str, found: int, what: str) -> None:
    if key in stated and stated[key][1] != str(found):
        number, value = stated[key]
        raise BrokenFile(f"the file says {value} {what}, but holds {found}.", number)


def _paper(number: int, line: str, candidates: int) -> tuple[tuple, int]:
    weight, colon, order = line.partition(":")
    papers = whole_number(weight.strip())
    if not colon or not papers:
        raise BrokenFile("this should start with how many papers there are, then a colon.", number)
    order = order.strip()
    if PLACE.sub("", order).strip(", "):
        raise BrokenFile("the braces on this line do not match.", number)
    paper: list[int | tuple[int, ...]] = []
    for shared, single in PLACE.findall(order):
        members = [
            _candidate(part, candidates, number) for part in (shared or single).split(",") if part.strip()
        ]
        paper.append(members[0] if len(members) == 1 else tuple(sorted(members)))
    flat = [each for place in paper for each in ((place,) if isinstance(place, int) else place)]
    if len(set(flat)) < len(flat):
        raise BrokenFile("a candidate is on this paper twice.", number)
    return tuple(paper), papers


def _candidate(part: str, candidates: int, number: int) -> int:
    part = part.strip()
    candidate = whole_number(part)
    if candidate is None or not 1 <= candidate <= candidates:
        raise BrokenFile(f"“{part}” is not the number of a candidate, 1 to {candidates}.", number)
    return candidate - 1
