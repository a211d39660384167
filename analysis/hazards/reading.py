"""Read a remark for danger: fold it, hide numbers, keep ages and sentence ends, mend the spelling of key words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from analysis.phrases import word_list
from analysis.theming.words import Word, words_of

LEXICON = Path(__file__).parent / "lexicon"
OLD, CHILD = 65, 12
SIMILARITY = 0.79
SENTENCE_ENDS = re.compile(r"[.!?;\n]")
YEARS = {"yr", "yrs", "year", "years", "yo", "y"}


@dataclass(frozen=True)
class Reading:
    """A remark as the rules see it, and the way back to what was written.

    `line` holds one word for each word of the remark, with spaces between and
    a full stop where a sentence ends. `starts` are the places in `line` where
    its pieces begin; `words` the word each piece stands for (None for a stop).
    """

    text: str
    line: str
    starts: list[int]
    words: list[Word | None]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of `line` into the span of the text it stands for."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        found = [word for word in self.words[first : last + 1] if word is not None]
        return found[0].start, found[-1].end

    def place(self, position: int) -> int:
        """Give which piece, counted from the start, a position of `line` lies in."""
        return bisect_right(self.starts, position) - 1


def read(text: str) -> Reading:
    """Read a remark of any length; nothing in it can make this fail."""
    words = words_of(text)
    pieces: list[str] = []
    sources: list[Word | None] = []
    for number, word in enumerate(words):
        if number and SENTENCE_ENDS.search(text, words[number - 1].end, word.start):
            pieces.append(".")
            sources.append(None)
        following = [later.folded for later in words[number + 1 : number + 3]]
        before = words[number - 1].folded if number else ""
        pieces.append(_piece(word.folded, before, following))
        sources.append(word)
    starts, position = [], 0
    for piece in pieces:
        starts.append(position)
        position += len(piece) + 1
    return Reading(text, " ".join(pieces), starts, sources)


def _piece(word: str, before: str, following: list[str]) -> str:
    """Hide a number, unless it is an age: a boiler's reference 4471 is not a tenant of 71."""
    if not any(character.isdigit() for character in word):
        return mended(word)
    joined = re.fullmatch(r"(\d{1,3})(?:yrs?|years?|yo|y)(?:old)?", word)
    months = (
        bool(following)
        and following[0] in {"month", "months", "mth", "mths", "week", "weeks"}
        and "old" in following
    )
    if months:
        return "agechild"
    is_age = bool(
        joined
        or (following and following[0] in {"yo", "yearold", "yrold"})
        or (len(following) == 2 and following[0] in YEARS and following[1] in {"old", "of"})
        or before in {"aged", "age"}
    )
    digits = joined.group(1) if joined else word
    if not is_age or not digits.isascii() or not digits.isdecimal() or len(digits) > 3:
        return "#"
    age = int(digits)
    return "ageold" if OLD <= age < 120 else "agechild" if age <= CHILD else "#"


@lru_cache(maxsize=100_000)
def mended(word: str) -> str:
    """Give the word of danger that a misspelt word of five letters or more stands for, else the word itself.

    Damerau-Levenshtein similarity of .79 or more, as measured in the design
    notes; a word of five letters must begin with the right letter.

    >>> mended("asbetsos"), mended("chair")
    ('asbestos', 'chair')
    """
    if not 5 <= len(word) <= 20 or not word.isascii() or word in _known():
        return word
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word, _to_mend(), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=SIMILARITY
    )
    if found is None or (len(word) <= 6 and found[0][0] != word[0]):
        return word
    return found[0]


@cache
def _to_mend() -> list[str]:
    return sorted(word for word in word_list(LEXICON / "words_to_mend.txt") if len(word) >= 5)


@cache
def _known() -> frozenset[str]:
    """Words that are spelt right: those of the lists, and those listed as easily mistaken."""
    concepts = (LEXICON / "concepts.txt").read_text(encoding="utf-8")
    written = frozenset(re.findall(r"[a-z]{5,}", re.sub(r"^#.*$", "", concepts, flags=re.MULTILINE)))
    return written | frozenset(_to_mend()) | word_list(LEXICON / "not_misspelt.txt")
