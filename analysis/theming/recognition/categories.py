"""Recognise the categories of a framework: from their words alone, and better with every labelled comment."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted

from analysis.framework import Category, housing
from analysis.theming.prepare import is_empty
from analysis.theming.recognition.ridge import KernelLabels
from analysis.theming.recognition.seeds import SeedWords
from analysis.theming.recognition.space import RecognitionSpace

# Chosen on authors 01 to 07 of the project's comments, leaving out one at a time (docs/theming.md).
SEEDS_BESIDE_WORDS = 0.15
SEEDS_WITHOUT_LABELS = 0.2
FEWEST_LABELLED = 100


class CategoryRecogniser(ClassifierMixin, BaseEstimator):
    """Put texts into the categories of a framework.

    Without labelled texts it goes by definitions, examples, non-examples and
    seed words, and gives each text its likeliest category. From
    `FEWEST_LABELLED` labelled texts on it gives as many as it is sure of.

    Parameters
    ----------
    categories : sequence of Category or None, default=None
        None stands for the published housing framework.
    gamma, alpha : float
        See `KernelLabels`.

    Attributes
    ----------
    codes_ : list of str, the codes of the categories, in their order.

    >>> told = CategoryRecogniser().fit()
    >>> told.predict(["Black mould on the bedroom wall", "n/a"]).tolist()
    [('damp_mould',), ()]
    """

    def __init__(
        self, categories: Sequence[Category] | None = None, gamma: float = 0.5, alpha: float = 0.3
    ) -> None:
        self.categories = categories
        self.gamma = gamma
        self.alpha = alpha

    def __sklearn_tags__(self):
        """Say that it takes texts and several labels."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.classifier_tags.multi_label = True
        return tags

    def fit(
        self,
        texts: Sequence[str] = (),
        y: Sequence[Collection[str]] = (),
        *,
        groups: Sequence[Hashable] | None = None,
        unlabelled: Sequence[str] = (),
        space: RecognitionSpace | None = None,
    ) -> CategoryRecogniser:
        """Learn from the categories' own words, and from labelled texts if there are any.

        `groups` names the author of each text, if known: authors are left out
        whole when confidence is learnt. `unlabelled` texts only add words;
        with a `space` already fitted they are not looked at.

        Raises ValueError for a label that is no category.
        """
        categories = list(housing().categories if self.categories is None else self.categories)
        self.codes_ = [category.code for category in categories]
        self.classes_ = np.array(self.codes_, dtype=object)
        self.seeds_ = SeedWords(categories).fit()
        own, own_labels = own_words(categories)
        if space is None:
            seeds = [", ".join(category.seeds) for category in categories]
            space = RecognitionSpace(company=0).fit([*own, *seeds, *texts, *unlabelled])
        self.space_ = space
        names = list(range(len(texts))) if groups is None else [str(group) for group in groups]
        _, numbers = np.unique([f"g{name}" for name in names], return_inverse=True)
        self._teach(
            vstack([self.place(own), self.place(texts)]).tocsr() if texts else self.place(own),
            np.vstack([self._indicator(own_labels), self._indicator(y)]),
            np.append(-1 - np.arange(len(own)), numbers).astype(int),
            len(own),
        )
        return self

    def learn(self, texts: Sequence[str], y: Sequence[Collection[str]]) -> CategoryRecogniser:
        """Take corrections in at once. Raises ValueError for a label that is no category."""
        check_is_fitted(self)
        start = self.groups_.max(initial=0) + 1
        self._teach(
            vstack([self.learnt_, self.place(texts)]).tocsr(),
            np.vstack([self.given_, self._indicator(y)]),
            np.append(self.groups_, np.arange(start, start + len(texts))),
            self.n_own_,
        )
        return self

    def _teach(self, rows: csr_matrix, given: np.ndarray, groups: np.ndarray, n_own: int) -> None:
        self.learnt_, self.given_, self.groups_, self.n_own_ = rows, given, groups, n_own
        self.kernel_ = KernelLabels(self.gamma, self.alpha, random_state=0).fit(rows, given, groups=groups)
        self.has_labels_ = len(given) - n_own >= FEWEST_LABELLED
        if self.has_labels_:
            self.kernel_.settle(slice(n_own, None))

    def _indicator(self, y: Sequence[Collection[str]]) -> np.ndarray:
        places = {code: place for place, code in enumerate(self.codes_)}
        given = np.zeros((len(y), len(self.codes_)), dtype=int)
        for row, labels in enumerate(y):
            strange = set(labels) - places.keys()
            if strange:
                raise ValueError(f"These are no categories: {', '.join(sorted(strange))}.")
            given[row, [places[label] for label in labels]] = 1
        return given

    def place(self, texts: Sequence[str]) -> Any:
        """Put texts into numbers."""
        pointed = csr_matrix(normalize(self.seeds_.transform(texts)))
        return hstack([self.space_.transform(texts), pointed * SEEDS_BESIDE_WORDS]).tocsr()

    def recognise(self, texts: Sequence[str]) -> list[list[tuple[str, float]]]:
        """Give each text its categories with how sure it is (0 to 1), the surest first; none for "n/a"."""
        check_is_fitted(self)
        found = self.decide(self.kernel_.scores(self.place(texts)), self.seeds_.transform(texts))
        return [[] if is_empty(text) else each for text, each in zip(texts, found, strict=True)]

    def decide(self, scores: np.ndarray, pointed: np.ndarray) -> list[list[tuple[str, float]]]:
        """Give categories for scores of the kernel; `pointed` are the weights of the texts' seed words."""
        sure = self.kernel_.sureness_.apply(scores)
        if self.has_labels_:
            above = scores - self.kernel_.thresholds_
            given = above > 0
        else:
            above = scores + SEEDS_WITHOUT_LABELS * pointed
            given = np.zeros(above.shape, dtype=bool)
        bare = np.flatnonzero(~given.any(axis=1))
        given[bare, above[bare].argmax(axis=1)] = True
        return [
            sorted(
                ((self.codes_[place], float(row_sure[place])) for place in np.flatnonzero(row)),
                key=lambda pair: (-pair[1], pair[0]),
            )
            for row, row_sure in zip(given, sure, strict=True)
        ]

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        """Give each text a tuple of categories, the surest first."""
        labels = np.empty(len(texts), dtype=object)
        for row, found in enumerate(self.recognise(texts)):
            labels[row] = tuple(code for code, _ in found)
        return labels

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Give how sure it is of each category: (n_texts, n_categories)."""
        check_is_fitted(self)
        return self.kernel_.predict_proba(self.place(texts))

    def because(self, text: str, code: str) -> list[str]:
        """Give the seed words in a text that point to a category; none when likeness to other comments decided."""
        return self.seeds_.because(text, code)


def own_words(categories: Sequence[Category]) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give the texts of a framework and the category of each: names, definitions, examples, non-examples."""
    codes = {category.code for category in categories}
    texts: list[str] = []
    labels: list[tuple[str, ...]] = []
    for category in categories:
        for text in (category.name, category.definition, *category.examples):
            texts.append(text)
            labels.append((category.code,))
        for non in category.non_examples:
            texts.append(non.text)
            labels.append((non.belongs_in,) if non.belongs_in in codes else ())
    return texts, labels
