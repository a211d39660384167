"""How old a reader must be to follow a text: the Flesch-Kincaid grade, in British spelling.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid
and others, US Navy, 1975). Adding five turns the American grade into an age.
Syllables are counted at the places where Pyphen's British dictionary would
break a word, helped by the vowel groups Pyphen will not break at.
"""

import re
from functools import lru_cache

AGE_OF_FIRST_GRADE = 5
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"\d[\d.,:]*")
# A full stop inside a number, an address or a reference ends nothing, so space must follow.
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n\s*\n")
SILENT_END = re.compile(r"(?:[^laeiouyscgxzh]es|[^aeiouydt]ed|[^aeiouyl]e)$")
VOWELS = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text.

    Raises ValueError for a text without words: nothing has no reading age.

    >>> round(grade("The cat sat on the mat."), 1)
    -1.4
    """
    words = WORD.findall(text)
    if not words:
        raise ValueError("A reading age needs at least one word.")
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences(text) + 11.8 * spoken / len(words) - 15.59


def reading_age(text: str) -> float:
    """The age at which most people can read this text, in years, never under five.

    >>> reading_age("Tell us what you think. It takes five minutes.") < 9
    True
    """
    return max(float(AGE_OF_FIRST_GRADE), grade(text) + AGE_OF_FIRST_GRADE)


def sentences(text: str) -> int:
    """How many sentences the text has. A heading or a list item set apart counts as one.

    >>> sentences("We reply in 2.5 days. Is that soon enough?")
    2
    """
    pieces = SENTENCE_END.split(text)
    return max(1, sum(bool(WORD.search(piece) or NUMBER.search(piece)) for piece in pieces))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables a word has, at least one.

    >>> [syllables(word) for word in ("mat", "reply", "community")]
    [1, 2, 4]
    """
    word = word.lower().replace("’", "'").split("'")[0]
    # Pyphen leaves one or two letters unbroken at each end (re-ply, but not a-bout or hap-py),
    # and vowel groups run two vowels together (di-al). The larger count misses least.
    hyphens = len(_dictionary().positions(word)) + 1
    groups = len(VOWELS.findall(word))
    if groups > 1 and SILENT_END.search(word):
        groups -= 1
    return max(1, hyphens, groups)


@lru_cache(maxsize=1)
def _dictionary():
    import pyphen  # only the pages' own check needs the dictionary

    return pyphen.Pyphen(lang="en_GB")
