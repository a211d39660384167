"""Words and stems: how a remark is read, the same whatever its case, spacing or punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.phrases import word_list

WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
APOSTROPHES = str.maketrans("", "", "'’ʼ`")

LEXICON = Path(__file__).parent / "lexicon"
MORE_STOP_WORDS = word_list(LEXICON / "contractions.txt")
TRADE_WORDS = word_list(LEXICON / "trade_words.txt")
# Verbs, adverbs and times that stand in remarks on every subject.
GENERAL_WORDS = word_list(LEXICON / "general_words.txt")
# These name nothing either, but many a remark has no other word.
MOOD_WORDS = frozenset({"good", "bad", "great"})


class Word(NamedTuple):
    """One word of a remark: as it stands there, and folded so that spellings of it compare equal."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Give the words of a text with their places in it."""
    return [Word(_folded(found.group()), found.start(), found.end()) for found in WORD.finditer(text)]


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().translate(APOSTROPHES)


def fold(text: str) -> str:
    """Reduce a text to its words: case, spaces, punctuation and invisible characters do not count.

    >>> fold("  DAMP, and   mould!"), fold("Don't"), fold("...")
    ('damp and mould', 'dont', '')
    """
    plain = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    return " ".join(word.folded for word in words_of(plain))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of one folded word, so that *repair*, *repairs* and *repairing* count as one."""
    return _stemmer().stem(word)


@cache
def _stemmer():
    # nltk takes a second to import, which a page that only shows themes should not pay.
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@cache
def stop_words() -> frozenset[str]:
    """Words too common to tell one subject from another (scikit-learn's English list, and contractions)."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS) | MORE_STOP_WORDS


@cache
def stop_stems() -> frozenset[str]:
    """The stop words and their stems, with the words of the trade, which are on nearly every remark."""
    return stop_words() | {stem(word) for word in stop_words() | (TRADE_WORDS | GENERAL_WORDS) - MOOD_WORDS}


def terms_of(folded: str) -> list[str]:
    """Give the single stems and pairs of neighbouring stems by which a folded remark is compared.

    >>> terms_of("mould on the walls")
    ['mould', 'wall', 'mould wall']
    """
    dropped = stop_stems()
    stems = [stem(word) for word in folded.split() if len(word) > 1 or word.isdigit()]
    # Where nothing else is said, even general words tell remarks apart.
    kept = [word for word in stems if word not in dropped] or [
        word for word in stems if word not in stop_words()
    ]
    return kept + [f"{first} {second}" for first, second in pairwise(kept)]
