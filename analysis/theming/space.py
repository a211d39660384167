"""Place remarks in a space where those that share words lie near each other (latent semantic analysis)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from analysis.theming.words import terms_of

DECIMALS = 4
LARGEST_SHARE = 0.5
FITTED_AT_MOST = 20_000


class WordSpace:
    """TF-IDF of stems and pairs of stems, reduced to at most 50 directions.

    Works on float64 with ARPACK and a fixed starting vector, and rounds to
    four decimals: the randomized float32 solver gives other themes on two
    threads than on one. A text's place depends on its folded words only.
    """

    def __init__(self, n_directions: int = 50, seed: int = 0) -> None:
        self.n_directions = n_directions
        self.seed = seed

    def fit(self, folded: Sequence[str], weights: Sequence[int]) -> WordSpace:
        """Learn from distinct folded remarks in alphabetical order and how many people said each."""
        terms = [terms_of(text) for text in folded]
        self.vocabulary_ = _shared_terms(terms, weights)
        if not self.vocabulary_:
            return self
        self.tfidf_ = TfidfVectorizer(analyzer=list, vocabulary=self.vocabulary_, sublinear_tf=True)
        matrix = self.tfidf_.fit_transform(terms)
        if len(terms) > FITTED_AT_MOST:
            matrix = matrix[sample_of(len(terms), self.seed)]
        # The svd wants fewer directions than the matrix has rows or columns.
        n_directions = min(self.n_directions, min(matrix.shape) - 1)
        if n_directions < 2:
            self.directions_ = None
        else:
            svd = TruncatedSVD(n_directions, algorithm="arpack", random_state=self.seed).fit(matrix)
            self.directions_ = np.round(svd.components_, 10)
        return self

    def place(self, folded: Sequence[str]) -> np.ndarray:
        """Give a row of unit length for each folded remark; all zeros where it shares no word."""
        if not self.vocabulary_:
            return np.zeros((len(folded), 1))
        matrix = self.tfidf_.transform([terms_of(text) for text in folded])
        rows = matrix.toarray() if self.directions_ is None else matrix @ self.directions_.T
        lengths = np.linalg.norm(rows, axis=1)
        rows[lengths < 1e-6] = 0
        return np.round(normalize(rows), DECIMALS)

    def pull(self, centre: np.ndarray) -> dict[str, float]:
        """Give how strongly each single stem draws a remark towards a centre, strongest first."""
        per_term = centre if self.directions_ is None else centre @ self.directions_
        by_stem = {
            term: round(float(per_term[number] * self.tfidf_.idf_[number]), DECIMALS)
            for term, number in self.vocabulary_.items()
            if " " not in term
        }
        strongest = sorted(by_stem.items(), key=lambda item: (-item[1], item[0]))
        return {term: weight for term, weight in strongest[:300] if weight > 0}


def _shared_terms(terms: Sequence[Sequence[str]], weights: Sequence[int]) -> dict[str, int]:
    """Keep the terms at least two people used; drop those in more than half of all remarks, if many."""
    said_by: Counter[str] = Counter()
    found_in: Counter[str] = Counter()
    for remark, weight in zip(terms, weights, strict=True):
        for term in set(remark):
            said_by[term] += weight
            found_in[term] += 1
    most = LARGEST_SHARE * len(terms) if len(terms) >= 20 else len(terms)
    kept = sorted(term for term, count in said_by.items() if count >= 2 and found_in[term] <= most)
    return {term: number for number, term in enumerate(kept)}


def sample_of(total: int, seed: int) -> np.ndarray:
    """Choose which rows to fit on when there are very many, in order."""
    return np.sort(np.random.default_rng(seed).choice(total, FITTED_AT_MOST, replace=False))
