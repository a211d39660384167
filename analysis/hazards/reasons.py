"""Which words of a remark weighed most with the model, for the person who judges it."""

from __future__ import annotations

from functools import cache

import numpy as np
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

from analysis.hazards.model import Model, trained
from analysis.hazards.rules import KINDS
from analysis.theming.words import MORE_STOP_WORDS, stem, words_of

MOST = 5
# Small words can weigh, but tell a reader nothing.
SHORTEST = 3
SMALL = ENGLISH_STOP_WORDS | MORE_STOP_WORDS


def weighty_words(text: str, kind: str) -> list[tuple[int, int]]:
    """Give the places of up to five words that speak most for a danger of this kind, in reading order.

    A word's weight is what it and the pairs and triples it stands in add to
    the model's opinion, with what the word adds to the kind. There is at least
    one place, even where no word weighs: the whole text.
    """
    words = [word for word in words_of(text) if word.folded]
    if not words:
        return [(0, len(text))]
    weights = _weights([stem(word.folded) for word in words], trained(), KINDS.index(kind))
    small = np.array([len(word.folded) < SHORTEST or word.folded in SMALL for word in words])
    weights = np.where(small, weights - 100, weights)
    best = [place for place in np.argsort(-weights, kind="stable")[:MOST] if weights[place] > 0]
    chosen = sorted(best or [int(weights.argmax())])
    return [(words[place].start, words[place].end) for place in chosen]


def _weights(stems: list[str], model: Model, kind: int) -> np.ndarray:
    vocabulary, worth = model.phrases.vocabulary_, model.by_phrases.coef_[0] * model.phrases.idf_
    of_kind = _kind_weights()[kind]
    spelt = model.spelling.transformer_list[0][1].vocabulary_
    weights = np.zeros(len(stems))
    for length in (1, 2, 3):
        for first in range(len(stems) - length + 1):
            found = vocabulary.get(" ".join(stems[first : first + length]))
            if found is not None:
                weights[first : first + length] += worth[found] / length
    for place, each in enumerate(stems):
        if each in spelt:
            weights[place] += of_kind[spelt[each]]
    return weights


@cache
def _kind_weights() -> list[np.ndarray]:
    """What each single word or pair adds to each kind, in the order of `rules.KINDS`."""
    model = trained()
    words = model.spelling.transformer_list[0][1]
    return [judge.coef_[0][: len(words.idf_)] * words.idf_ for judge in model.by_kind]
