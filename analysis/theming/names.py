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
from analysis.theming.words import GENERAL_WORDS, TRADE_WORDS, Word, stem, stop_words, words_of

LONGEST_PHRASE = 5
PHRASE_COVERS = 0.06
# One word names a theme only where this share of it says the word; a longer phrase needs fewer.
WORD_COVERS, WORD_IN_PHRASE = 0.25, 0.03
READ_AT_MOST = 2_000
BREAK = re.compile(r"[.,;:!?()/\n\r\t\"“”|•…]|\s[-–—]\s")

# A name may begin with these, though they are stop words: "No hot water" is not "Hot water".
LEADS = frozenset({"no", "not", "never"})
LINKS = frozenset(
    {"and", "of", "to", "in", "on", "for", "with", "a", "an", "the", "my", "our", "at", "from", "by", "is"}
) | {"up", "out", "off", "about"}


# What stands before a word that is a thing, and seldom before one that is done: "the lift", "no parking".
BEFORE_A_THING = frozenset(
    {"a", "an", "the", "my", "our", "your", "his", "her", "their", "this", "that", "these", "those"}
) | {"some", "any", "no", "more", "of", "with", "about", "by", "from", "all"}


class Phrase(NamedTuple):
    """A run of neighbouring words in a remark, and the stems of those that mean something."""

    stems: tuple[str, ...]
    surface: str
    as_a_thing: bool


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
                before = words[first - 1].folded if first and joined[first - 1] else ""
                yield _phrase(text, run, before in BEFORE_A_THING)


def read_phrases(texts: Iterable[str]) -> list[list[Phrase]]:
    """Give the phrases of each remark, read once however often themes are named."""
    return [list(phrases_of(text[:READ_AT_MOST])) for text in texts]


def _tells(word: Word) -> bool:
    return _is_telling(word.folded)


@lru_cache(maxsize=200_000)
def _is_telling(folded: str) -> bool:
    return len(folded) > 1 and not folded.isdigit() and folded not in stop_words()


def _holds_together(run: Sequence[Word]) -> bool:
    telling = sum(_tells(word) for word in run)
    return telling <= 3 and all(_tells(word) or word.folded in LINKS | LEADS for word in run)


def _phrase(text: str, run: Sequence[Word], as_a_thing: bool) -> Phrase:
    stems = tuple(stem(word.folded) for word in run if _tells(word) or word.folded in LEADS)
    surface = " ".join(text[run[0].start : run[-1].end].replace("\x00", " ").split())
    first = text[run[0].start : run[0].end]
    if first[1:].islower() or len(first) == 1:
        surface = surface[0].lower() + surface[1:]
    return Phrase(stems, surface, as_a_thing)


class Vocabulary:
    """How often each phrase is said inside each theme, and how people spell it."""

    def __init__(
        self,
        texts: Sequence[str],
        weights: Sequence[int],
        labels: np.ndarray,
    ) -> None:
        phrases = read_phrases(texts)
        self.weights = weights
        self.spelled: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self.as_a_thing: Counter[tuple[str, ...]] = Counter()
        for its_phrases, weight in zip(phrases, weights, strict=True):
            for phrase in its_phrases:
                self.spelled[phrase.stems][phrase.surface] += weight
                self.as_a_thing[phrase.stems] += weight * phrase.as_a_thing
        # Every remark counts towards the whole, with a theme or without.
        self.stems = [{phrase.stems for phrase in its_phrases} for its_phrases in phrases]
        self.total: Counter[tuple[str, ...]] = Counter()
        for stems, weight in zip(self.stems, weights, strict=True):
            for one in stems:
                self.total[one] += weight
        self.everyone = sum(weights)
        self.count(labels)

    def count(self, labels: np.ndarray) -> None:
        """Count anew what is said in each theme, when remarks have moved."""
        self.sizes = Counter[int]()
        self.said: dict[int, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for stems, weight, label in zip(self.stems, self.weights, labels.tolist(), strict=True):
            self.sizes[label] += weight
            said = self.said[label]
            for one in stems:
                said[one] += weight

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

    def is_a_thing(self, stems: tuple[str, ...]) -> bool:
        """Say whether people use a word as a thing: at least one time in ten an article or the like stands before it."""
        return self.as_a_thing[stems] >= 0.1 * self.spelled[stems].total()

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
    return frozenset(stem(word) for word in TRADE_WORDS | GENERAL_WORDS)


def name_themes(
    vocabulary: Vocabulary, labels: Iterable[int], subjects: Mapping[int, Sequence[str]] | None = None
) -> dict[int, str]:
    """Name each theme; no two alike, the larger theme choosing first. "" where no phrase tells what it is.

    `subjects`: for a theme, names from the housing lists that most of its remarks speak of.
    """
    names: dict[int, str] = {}
    taken: set[frozenset[str]] = set()
    for label in labels:
        known = [name for name in (subjects or {}).get(label, ()) if name not in names.values()]
        if known:
            names[label] = known[0]
            taken.add(frozenset(phrase_stems(known[0])))
            continue
        telling = [stems for _, stems in vocabulary.telling(label) if not set(stems) <= _trade_stems()]
        free = [stems for stems in telling if frozenset(stems) not in taken]
        stems = _telling_enough(vocabulary, label, free, taken)
        name = _capital(vocabulary.spelling(stems)) if stems else ""
        names[label] = _distinct(name, set(names.values()), vocabulary, free[1:]) if name else ""
        taken.add(frozenset(stems))
    return names


def phrase_stems(text: str) -> list[str]:
    """Give the stems of the telling words of a name."""
    return [stem(word.folded) for word in words_of(text) if _tells(word)]


def _telling_enough(
    vocabulary: Vocabulary, label: int, telling: Sequence[tuple[str, ...]], taken: set[frozenset[str]]
) -> tuple[str, ...]:
    """Take the most telling phrase; for one word alone a phrase that holds it, if enough people say it."""
    if not telling:
        return ()
    if len(telling[0]) > 1:
        return telling[0]
    said, size = vocabulary.said[label], vocabulary.sizes[label]
    singles = [stems[0] for stems in telling if len(stems) == 1][:4]
    for word in singles[:2]:
        least = max(2, WORD_IN_PHRASE * size)
        free = {stems: count for stems, count in said.items() if frozenset(stems) not in taken}
        if holding := _phrases_with(word, free, least, set(singles)):
            return holding
    alone = telling[0]
    named = said[alone] >= WORD_COVERS * size and vocabulary.is_a_thing(alone)
    return alone if named else ()


def _phrases_with(
    word: str, said: Mapping[tuple[str, ...], int], least: float, singles: set[str]
) -> tuple[str, ...]:
    """Choose the phrase most said that holds a word, before others one that holds two of the telling words."""
    holding = [
        stems
        for stems, count in said.items()
        if 2 <= len(stems) <= 3 and word in stems and count >= least and not set(stems) & _trade_stems()
    ]
    if not holding:
        return ()
    return min(holding, key=lambda stems: (-len(set(stems) & singles), -said[stems], len(stems), stems))


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
