"""Make remarks ready: set empty answers aside and fold remarks that say the very same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.phrases import phrase_pattern, word_list
from analysis.theming.words import LEXICON, fold

# An answer says nothing when all its words are of these two lists, and one at least is a "nothing" itself.
NOTHING = word_list(LEXICON / "nothing.txt")
AROUND = word_list(LEXICON / "around_nothing.txt")
NO_ANSWER = phrase_pattern(LEXICON / "no_answer.txt")


def is_empty(text: str) -> bool:
    """Say whether an answer says nothing: "n/a", "none", "Nothing to add", "see above", dots, one letter.

    "Nothing" is praise under "what could we do better?" and empty under "anything
    else?"; the words alone cannot tell, so it counts as empty here. A text of
    pictures only (an emoji) is an answer, though one without a theme.

    >>> [is_empty(text) for text in ("n/a", "Nothing to add.", "see above", "", "No heating", "👍")]
    [True, True, True, True, False, False]
    """
    return _folded_is_empty(fold(text), text)


def _folded_is_empty(folded: str, text: str) -> bool:
    if sum(character.isalpha() for character in folded) < 2:
        one_character_word = any(ord(character) > 0x2E80 for character in text)
        return not one_character_word
    words = set(folded.split())
    only_nothing = bool(words & NOTHING) and words <= NOTHING | AROUND
    return len(folded) < 90 and (only_nothing or NO_ANSWER.fullmatch(folded) is not None)


@dataclass(frozen=True)
class Remarks:
    """Remarks ready for theming.

    `folded`: the distinct remarks that say something, folded, in alphabetical
    order whatever order they came in. `spelling`: for each, the commonest way
    it was written. `weights`: how many remarks say it. `places`: for each
    input row, its place in `folded`, or None when it is empty.
    """

    folded: list[str]
    spelling: list[str]
    weights: list[int]
    places: list[int | None]


def prepare(texts: Sequence[str]) -> Remarks:
    """Fold exact repeats and set empty answers aside; the order of `texts` changes only `places`."""
    keys = [_key(text) for text in texts]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for key, text in zip(keys, texts, strict=True):
        if key is not None:
            spellings[key][text] += 1
    folded = sorted(spellings)
    place = {key: number for number, key in enumerate(folded)}
    return Remarks(
        folded=folded,
        spelling=[commonest(spellings[key]) for key in folded],
        weights=[sum(spellings[key].values()) for key in folded],
        places=[None if key is None else place[key] for key in keys],
    )


def commonest(counts: Counter[str]) -> str:
    """Give the commonest; of equals the first in the alphabet, so that order never matters."""
    return min(counts, key=lambda text: (-counts[text], text))


def _key(text: str) -> str | None:
    folded = fold(text)
    return None if _folded_is_empty(folded, text) else folded
