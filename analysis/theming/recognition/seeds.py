"""Seed words: which categories a text speaks of by the words it holds, and which words those are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin

from analysis.framework import Category
from analysis.theming.words import fold, stem

LONGEST = 4


class SeedWords(TransformerMixin, BaseEstimator):
    """Weigh each text's seed words, category by category.

    A seed that points to one category counts more than one that points to
    several, and a phrase more than a word.

    Parameters
    ----------
    categories : sequence of Category
    """

    def __init__(self, categories: Sequence[Category] = ()) -> None:
        self.categories = categories

    def __sklearn_tags__(self):
        """Say that it takes texts and learns nothing from them."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags

    def fit(self, texts: object = None, y: object = None) -> SeedWords:
        """Read the seed words of the categories; texts are not looked at."""
        pointing: dict[tuple[str, ...], set[int]] = {}
        for place, category in enumerate(self.categories):
            for seed in category.seeds:
                pointing.setdefault(_stems(seed), set()).add(place)
        pointing.pop((), None)
        self.pointing_ = {
            phrase: (sorted(places), (1 + 0.5 * (len(phrase) - 1)) / len(places))
            for phrase, places in pointing.items()
        }
        return self

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """Give the weight of each category's seeds in each text: (n_texts, n_categories)."""
        if not hasattr(self, "pointing_"):
            self.fit()
        weights = np.zeros((len(texts), len(self.categories)))
        for row, text in enumerate(texts):
            for phrase in self._found(text):
                places, weight = self.pointing_[phrase]
                weights[row, places] += weight
        return weights

    def because(self, text: str, code: str) -> list[str]:
        """Give the words of a text that point to a category, longest first, as they are spelled there."""
        if not hasattr(self, "pointing_"):
            self.fit()
        place = [category.code for category in self.categories].index(code)
        words = fold(text).split()
        stems = [stem(word) for word in words]
        found: list[str] = []
        for length in range(LONGEST, 0, -1):
            for start in range(len(stems) - length + 1):
                known = self.pointing_.get(tuple(stems[start : start + length]))
                phrase = " ".join(words[start : start + length])
                if known and place in known[0] and not any(phrase in longer for longer in found):
                    found.append(phrase)
        return found

    def _found(self, text: str) -> set[tuple[str, ...]]:
        stems = _stems(text)
        return {
            stems[start : start + length]
            for length in range(1, LONGEST + 1)
            for start in range(len(stems) - length + 1)
        } & self.pointing_.keys()


def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in fold(text).split())
