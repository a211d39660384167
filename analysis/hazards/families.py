"""Families of words that mean much the same: "scorched" tells the model something about "singed"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from analysis.hazards.reading import LEXICON, read
from analysis.phrases import lines_of

COUNTED_TO = 3
SHORTEST_STEM = 2
OF_WELL = ("mended", "checked", "past", "none_now", "praise", "joke", "wish", "elsewhere")


class Families(NamedTuple):
    """Which families (by number) a phrase belongs to, and one whose last word only begins so."""

    names: list[str]
    whole: dict[str, list[int]]
    begins: dict[str, list[int]]
    longest: int


@lru_cache(maxsize=20_000)
def families_in(text: str) -> tuple[int, ...]:
    """Count the different phrases of each family in a text, each up to 3, in the order of lexicon/families.txt."""
    found = families()
    heard: list[set[str]] = [set() for _ in found.names]
    words = read(text).line.split()
    for place in range(len(words)):
        for length in range(1, found.longest + 1):
            phrase = " ".join(words[place : place + length])
            for family in found.whole.get(phrase, ()):
                heard[family].add(phrase)
            last = len(phrase) - len(words[min(place + length, len(words)) - 1])
            for end in range(last + SHORTEST_STEM, len(phrase) + 1):
                for family in found.begins.get(phrase[:end], ()):
                    heard[family].add(phrase)
            if place + length >= len(words):
                break
    return tuple(min(COUNTED_TO, len(each)) for each in heard)


def words_of_well(text: str) -> int:
    """Count the words that say all is well: mended, tested, long past, praised, joked, asked, seen on the telly."""
    counts = dict(zip(families().names, families_in(text), strict=True))
    return sum(counts[name] for name in OF_WELL)


@cache
def families() -> Families:
    """Read the families. A line holds words or phrases parted by commas; `*` ends a stem."""
    found = Families([], {}, {}, 1)
    for line in lines_of(LEXICON / "families.txt"):
        if line.startswith("[") and line.endswith("]"):
            found.names.append(line[1:-1])
            continue
        for phrase in filter(None, (part.strip() for part in line.split(","))):
            kept = found.begins if phrase.endswith("*") else found.whole
            kept.setdefault(phrase.rstrip("*"), []).append(len(found.names) - 1)
    return found._replace(longest=max(phrase.count(" ") + 1 for phrase in (*found.whole, *found.begins)))
