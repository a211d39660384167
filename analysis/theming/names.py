"""Name a theme as people say it: the phrase that many in it use and few outside it do."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis.theming.prepare import commonest
from analysis.theming.words import TRADE_WORDS, Word, stem, stop_words, words_of

LONGEST_PHRASE = 5
PHRASE_COVERS = 0.06
READ_AT_MOST = 2_000
BREAK = re.compile(r"[.,;:!?()/\n\r\t\"“”|•…]|\s[-–—]\s")

# A name may begin with these, though they are stop words: "No hot water" is not "Hot water".
LEADS = frozenset({"no", "not", "never"})
LINKS = frozenset(
    {"and", "of", "to", "in", "on", "for", "with", "a", "an", "the", "my", "our", "at", "from", "by", "is"}
) | {"up", "out", "off", "about"}


class Phrase(NamedTuple):
    """A run of neighbouring words in a remark, and the stems of those that mean something."""

    stems: tuple[str, ...]
    surface: str
    n_words: int


def phrases_of(text: str) -> Iterator[Phrase]:
    """Give the phrases of a remark: they begin and end with a telling word and hold three at most."""
    words = words_of(text)
    joined = [not BREAK.search(text[one.end : two.start]) for one, two in pairwise(words)]
    for first, word in enumerate(words):
        if not (_tells(word) or word.folded in LEADS):
            continue
        for last in range(first, min(first + LONGEST_PHRASE, len(words))):
            if last > first and not joined[last - 1]:
                break
            run = words[first : last + 1]
            if _tells(words[last]) and (last == first or _holds_together(run)):
                yield _phrase(text, run)


def _tells(word: Word) -> bool:
    return _is_telling(word.folded)


@lru_cache(maxsize=200_000)
def _is_telling(folded: str) -> bool:
    return len(folded) > 1 and not folded.isdigit() and folded not in stop_words()


def _holds_together(run: Sequence[Word]) -> bool:
    telling = sum(_tells(word) for word in run)
    return telling <= 3 and all(_tells(word) or word.folded in LINKS | LEADS for word in run)


def _phrase(text: str, run: Sequence[Word]) -> Phrase:
    stems = tuple(stem(word.folded) for word in run if _tells(word) or word.folded in LEADS)
    surface = " ".join(text[run[0].start : run[-1].end].replace("\x00", " ").split())
    first = text[run[0].start : run[0].end]
    if first[1:].islower() or len(first) == 1:
        surface = surface[0].lower() + surface[1:]
    return Phrase(stems, surface, len(run))


class Vocabulary:
    """How often each phrase is said inside each theme, and how people spell it."""

    def __init__(self, texts: Sequence[str], weights: Sequence[int], labels: np.ndarray) -> None:
        self.sizes = Counter[int]()
        self.said: dict[int, Counter[tuple[str, ...]]] = defaultdict(Counter)
        self.spelled: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for text, weight, label in zip(texts, weights, labels.tolist(), strict=True):
            self.sizes[label] += weight
            seen = set()
            for phrase in phrases_of(text[:READ_AT_MOST]):
                if phrase.stems not in seen:
                    seen.add(phrase.stems)
                    self.said[label][phrase.stems] += weight
                self.spelled[phrase.stems][phrase.surface] += weight
        self.total: Counter[tuple[str, ...]] = Counter()
        for counts in self.said.values():
            self.total.update(counts)
        self.everyone = sum(self.sizes.values())

    def telling(self, label: int) -> list[tuple[float, tuple[str, ...]]]:
        """Give the phrases of a theme, the most telling first, by class-based TF-IDF on remarks."""
        size = self.sizes[label]
        least = max(2, PHRASE_COVERS * size)
        scored = []
        for stems, count in self.said[label].items():
            if count < min(least, size) or (len(stems) > 1 and count < 2):
                continue
            inside, outside = count / size, (self.total[stems] - count) / max(1, self.everyone - size)
            score = inside * np.log2((inside + 0.01) / (outside + 0.01)) * _weight_of(stems)
            scored.append((round(float(score), 6), stems))
        return sorted(scored, key=lambda item: (-item[0], item[1]))

    def spelling(self, stems: tuple[str, ...]) -> str:
        """Give the commonest way people write a phrase."""
        return commonest(self.spelled[stems])


def _weight_of(stems: tuple[str, ...]) -> float:
    """Prefer two telling words to one, as one reader judged best; a phrase of trade words names nothing."""
    trade = sum(word in _trade_stems() for word in stems)
    if trade == len(stems):
        return 0.1
    length = {1: 1.0, 2: 2.2, 3: 2.4}.get(len(stems), 2.4)
    return length * (0.6 if trade else 1.0)


@cache
def _trade_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in TRADE_WORDS)


def name_themes(vocabulary: Vocabulary, labels: Iterable[int]) -> dict[int, str]:
    """Name each theme; no two alike, the larger theme choosing first."""
    names: dict[int, str] = {}
    taken: set[frozenset[str]] = set()
    for label in labels:
        telling = vocabulary.telling(label)
        free = [stems for _, stems in telling if frozenset(stems) not in taken]
        stems = free[0] if free else ()
        name = vocabulary.spelling(stems) if stems else "Something else"
        if len(stems) == 1:
            name = _with_a_second_word(vocabulary, label, telling, stems[0])
        name = _distinct(_capital(name), set(names.values()), vocabulary, free[1:])
        taken.add(frozenset(stems))
        names[label] = name
    return names


def _with_a_second_word(
    vocabulary: Vocabulary, label: int, telling: Sequence[tuple[float, tuple[str, ...]]], word: str
) -> str:
    """One word alone says little: find a phrase that holds it, or put the next telling word beside it."""
    others = [
        other[0]
        for score, other in telling
        if len(other) == 1 and other[0] != word and score > 0 and other[0] not in _trade_stems()
    ][:4]
    said, size = vocabulary.said[label], vocabulary.sizes[label]
    for partners, share in ((others[:2], 0.015), (others, 0.03), (None, 0.04)):
        holding = [
            stems
            for stems, count in said.items()
            if 2 <= len(stems) <= 3
            and word in stems
            and count >= max(2, share * size)
            and not set(stems) & _trade_stems()
            and (partners is None or set(stems) & set(partners))
        ]
        if holding:
            return vocabulary.spelling(min(holding, key=lambda stems: (-said[stems], len(stems), stems)))
    alone = vocabulary.spelling((word,))
    return f"{alone} and {vocabulary.spelling((others[0],))}" if others else alone


def _distinct(name: str, taken: set[str], vocabulary: Vocabulary, others: Sequence[tuple[str, ...]]) -> str:
    known = {other.casefold() for other in taken}
    if name.casefold() not in known:
        return name
    for stems in others:
        longer = f"{name}, {vocabulary.spelling(stems)}"
        if longer.casefold() not in known:
            return longer
    number = 2
    while f"{name} ({number})".casefold() in known:
        number += 1
    return f"{name} ({number})"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def words_for(vocabulary: Vocabulary, label: int, evidence: Mapping[str, float], most: int = 8) -> list[str]:
    """Give a handful of single words that mark a theme, in people's own spelling, the most telling first."""
    telling = [stems for score, stems in vocabulary.telling(label) if len(stems) == 1 and score > 0]
    chosen = [stems for stems in telling if stems[0] in evidence and stems[0] not in _trade_stems()]
    said = vocabulary.said[label]
    known = {word for (word,) in chosen} | _trade_stems()
    rest = [(word,) for word in evidence if (word,) in said and word not in known]
    return [vocabulary.spelling(stems) for stems in (chosen + rest)[:most]]


def describe(words: Sequence[str]) -> str:
    """Say in one sentence what people in a theme talk of.

    >>> describe(["damp", "mould", "walls", "condensation"])
    'People talk about damp, mould, walls and condensation.'
    """
    if not words:
        return "People say much the same thing."
    several = list(words[:4])
    listed = several[0] if len(several) == 1 else f"{', '.join(several[:-1])} and {several[-1]}"
    return f"People talk about {listed}."
