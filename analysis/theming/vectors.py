"""Word vectors learnt from the remarks themselves: words used beside the same words lie near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array, diags_array
from scipy.sparse.linalg import svds
from sklearn.preprocessing import normalize

WINDOW = 5
FEWEST_USES = 3
CONTEXT_POWER = 0.75
COMMON = 1e-3
SMALLEST_VOCABULARY = 30


class OwnVectors:
    """Positive pointwise mutual information, reduced by ARPACK (Levy and Goldberg 2014).

    A remark is the mean of its words, rare words counting more, without the
    direction that all remarks share (Arora and others 2017).
    """

    def __init__(self, n_directions: int = 100, seed: int = 0) -> None:
        self.n_directions = n_directions
        self.seed = seed

    def fit(self, remarks: Sequence[Sequence[str]]) -> OwnVectors:
        """Learn from distinct remarks as stems, in a fixed order."""
        uses = Counter(word for remark in remarks for word in remark)
        known = sorted(word for word, count in uses.items() if count >= FEWEST_USES)
        self.numbers_ = {word: number for number, word in enumerate(known)}
        self.vectors_: Any = None
        if len(known) < SMALLEST_VOCABULARY:
            return self
        share = np.array([uses[word] for word in known]) / sum(uses.values())
        self.weights_ = COMMON / (COMMON + share)
        n_directions = min(self.n_directions, len(known) // 3)
        information = _information(remarks, self.numbers_)
        start = np.random.default_rng(self.seed).uniform(-1, 1, len(known))
        left, strength, _ = svds(information, k=n_directions, v0=start)
        order = np.argsort(-strength, kind="stable")
        self.vectors_ = np.round(left[:, order] * np.sqrt(strength[order]), 8)
        means = normalize(self._means(remarks))
        _, directions = np.linalg.eigh(means.T @ means)
        self.shared_ = np.round(directions[:, -1], 8)
        return self

    def rows(self, remarks: Sequence[Sequence[str]]) -> np.ndarray:
        """Give one row for each remark. Ask only where `vectors_` is set: too few words teach nothing."""
        means = normalize(self._means(remarks))
        return means - np.outer(means @ self.shared_, self.shared_)

    def _means(self, remarks: Sequence[Sequence[str]]) -> np.ndarray:
        rows, columns = [], []
        for place, remark in enumerate(remarks):
            numbers = [self.numbers_[word] for word in remark if word in self.numbers_]
            rows += [place] * len(numbers)
            columns += numbers
        counts = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(remarks), len(self.numbers_)))
        return counts @ (self.vectors_ * self.weights_[:, None])


def _information(remarks: Sequence[Sequence[str]], numbers: dict[str, int]) -> csr_array:
    """Count how near words stand, as positive pointwise mutual information."""
    near: Counter[tuple[int, int]] = Counter()
    for remark in remarks:
        known = [numbers.get(word, -1) for word in remark]
        for place, word in enumerate(known):
            if word < 0:
                continue
            for distance, other in enumerate(known[place + 1 : place + 1 + WINDOW], start=1):
                if other >= 0:
                    near[word, other] += 60 // distance
    pairs = sorted(near.items())
    counts = np.array([count for _, count in pairs], dtype=float)
    first = np.array([one for (one, _), _ in pairs], dtype=int)
    second = np.array([two for (_, two), _ in pairs], dtype=int)
    table = coo_array((counts, (first, second)), shape=(len(numbers), len(numbers))).tocsr()
    table = (table + table.T).tocsr()
    total = table.sum()
    words = np.asarray(table.sum(axis=1)).ravel()
    contexts = words**CONTEXT_POWER
    contexts = contexts / contexts.sum() * total
    inverse = diags_array(1 / np.maximum(words, 1)) @ table @ diags_array(1 / np.maximum(contexts, 1))
    inverse = csr_array(inverse)
    inverse.data = np.maximum(np.log(inverse.data * total), 0)
    inverse.eliminate_zeros()
    return inverse
