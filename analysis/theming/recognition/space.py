"""Put texts into numbers for recognition: stems and pairs of stems, and pieces of words against misspelling."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted

from analysis.theming.vectors import OwnVectors
from analysis.theming.words import fold, stem

PIECES = (3, 4, 5)
MOST_PIECES = 100_000
FEWEST_FOR_COMPANY = 300
DIRECTIONS = 100


def stems(text: str) -> list[str]:
    """Give stems and pairs of stems, small words kept: *no* and *not* matter here.

    >>> stems("No repairs done")
    ['no', 'repair', 'done', 'no repair', 'repair done']
    """
    single = [stem(word) for word in fold(text).split()]
    single += [mark for mark in "!?" if mark in text]
    return single + [f"{one} {other}" for one, other in pairwise(single)]


def pieces(text: str) -> list[str]:
    """Give the pieces of three to five letters of each word, its ends marked by spaces.

    >>> pieces("gas")
    [' ga', 'gas', 'as ', ' gas', 'gas ', ' gas ']
    """
    found = []
    for word in fold(text).split():
        padded = f" {word} "
        for length in PIECES:
            found += [padded[start : start + length] for start in range(len(padded) - length + 1)]
    return found


class RecognitionSpace(TransformerMixin, BaseEstimator):
    """TF-IDF of stems, of pieces of words, and the company words keep, side by side, each of unit length.

    Parameters
    ----------
    least_texts : int, default=2
        A term that fewer texts than this hold is not used.
    spelling : float, default=1.0
        The weight of pieces of words beside that of stems (1).
    company : float, default=0.7
        The weight of word vectors learnt from the texts themselves; 0, or fewer than 300 texts, does without.
    random_state : int, default=0
        Where the search for directions starts.
    """

    def __init__(
        self, least_texts: int = 2, spelling: float = 1.0, company: float = 0.7, *, random_state: int = 0
    ) -> None:
        self.least_texts = least_texts
        self.spelling = spelling
        self.company = company
        self.random_state = random_state

    def __sklearn_tags__(self):
        """Say that it takes texts, not numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def fit(
        self, texts: Sequence[str], y: object = None, *, unlabelled: Sequence[str] = ()
    ) -> RecognitionSpace:
        """Learn which terms there are and how rare each is; word vectors are learnt from unlabelled texts too."""
        self.blocks_ = [
            _vocabulary([cut(text) for text in texts], self.least_texts) for cut in (stems, pieces)
        ]
        every = sorted(set(texts) | set(unlabelled))
        self.vectors_: OwnVectors | None = None
        if self.company and len(every) >= FEWEST_FOR_COMPANY:
            learnt = OwnVectors(DIRECTIONS, seed=self.random_state or 0).fit(
                [_single(text) for text in every]
            )
            self.vectors_ = learnt if learnt.vectors_ is not None else None
        return self

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """Give one row for each text."""
        check_is_fitted(self)
        words, spelled = (
            _rows([cut(text) for text in texts], *block)
            for cut, block in zip((stems, pieces), self.blocks_, strict=True)
        )
        blocks = [words, spelled * self.spelling]
        if self.vectors_ is not None:
            beside = normalize(self.vectors_.rows([_single(text) for text in texts]))
            blocks.append(csr_matrix(beside * self.company))
        return hstack(blocks).tocsr()


def _single(text: str) -> list[str]:
    return [stem(word) for word in fold(text).split()]


def _vocabulary(cut: Sequence[list[str]], least_texts: int) -> tuple[dict[str, int], np.ndarray]:
    """Give each term a number, and its rarity (smoothed inverse document frequency)."""
    found_in: dict[str, int] = {}
    for terms in cut:
        for term in set(terms):
            found_in[term] = found_in.get(term, 0) + 1
    kept = sorted(term for term, count in found_in.items() if count >= least_texts)
    if len(kept) > MOST_PIECES:
        kept = sorted(sorted(kept, key=lambda term: (-found_in[term], term))[:MOST_PIECES])
    rarity = np.array([np.log((1 + len(cut)) / (1 + found_in[term])) + 1 for term in kept])
    return {term: number for number, term in enumerate(kept)}, rarity


def _rows(cut: Sequence[list[str]], numbers: dict[str, int], rarity: np.ndarray) -> csr_matrix:
    counts: list[float] = []
    columns: list[int] = []
    ends = [0]
    for terms in cut:
        row: dict[int, int] = {}
        for term in terms:
            number = numbers.get(term)
            if number is not None:
                row[number] = row.get(number, 0) + 1
        columns += row.keys()
        counts += row.values()
        ends.append(len(columns))
    matrix: Any = csr_matrix(
        (1 + np.log(np.array(counts or [1.0])[: len(counts)]), columns, ends), shape=(len(cut), len(numbers))
    )
    if not len(numbers):
        return matrix
    matrix = matrix @ diags(rarity)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return diags(1 / np.where(length > 0, length, 1)) @ matrix
