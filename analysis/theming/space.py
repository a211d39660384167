"""Place remarks in a space where those that speak alike lie near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from analysis.theming.prior import speak_of_homes, subjects
from analysis.theming.vectors import OwnVectors
from analysis.theming.words import terms_of

DECIMALS = 4
LARGEST_SHARE = 0.5
FITTED_AT_MOST = 20_000
# What each way of comparing counts for; measured on four public sets (docs/theming.md).
WORDS, COMPANY, SPELLING, SUBJECTS = 1.0, 1.0, 0.6, 1.5
MOST_DIRECTIONS = 100
FEWEST_FOR_COMPANY, FEWEST_WORDS_FOR_COMPANY = 300, 6
FEWEST_FOR_SPELLING, SPELLING_LEARNT_FROM = 300, 5_000


class WordSpace:
    """Four ways of comparing, side by side, each of unit length before it is weighed.

    The words remarks share (TF-IDF of stems and pairs, reduced: latent
    semantic analysis), the company their words keep (`OwnVectors`), their
    spelling (pieces of three to five letters, reduced), and the subjects of
    the housing lists where remarks are about homes (`prior`).

    Works on float64 with ARPACK and fixed starting vectors, and rounds to
    four decimals: the randomized float32 solver gives other themes on two
    threads than on one. A text's place depends on its folded words only.
    """

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed

    def fit(self, folded: Sequence[str], weights: Sequence[int]) -> WordSpace:
        """Learn from distinct folded remarks in alphabetical order and how many people said each."""
        terms = [terms_of(text) for text in folded]
        self.company_: OwnVectors | None = None
        self.spelling_: np.ndarray | None = None
        self.about_homes_ = speak_of_homes(folded)
        self.vocabulary_ = _shared_terms(terms, weights)
        if not self.vocabulary_:
            return self
        self.tfidf_ = TfidfVectorizer(analyzer=list, vocabulary=self.vocabulary_, sublinear_tf=True).fit(
            terms
        )
        chosen = range(len(folded))
        if len(folded) > FITTED_AT_MOST:
            chosen = sample_of(len(folded), self.seed).tolist()
        terms, folded = [terms[row] for row in chosen], [folded[row] for row in chosen]
        self.directions_ = self._reduce(self.tfidf_.transform(terms), directions_for(len(folded)))
        long_enough = np.median([text.count(" ") + 1 for text in folded]) >= FEWEST_WORDS_FOR_COMPANY
        if len(folded) >= FEWEST_FOR_COMPANY and long_enough:
            self.company_ = OwnVectors(seed=self.seed).fit([_single(remark) for remark in terms])
        if len(folded) >= FEWEST_FOR_SPELLING:
            self._learn_spelling(folded)
        return self

    def place(self, folded: Sequence[str]) -> np.ndarray:
        """Give a row of unit length for each folded remark; all zeros where it shares no word."""
        if not self.vocabulary_:
            return np.zeros((len(folded), 1))
        terms = [terms_of(text) for text in folded]
        shared = self._words(terms)
        known = np.any(np.abs(shared) > 1e-6, axis=1)
        blocks = [WORDS * _unit(shared)]
        if self.company_ is not None and self.company_.vectors_ is not None:
            blocks.append(COMPANY * _unit(self.company_.rows([_single(remark) for remark in terms])))
        if self.spelling_ is not None:
            blocks.append(SPELLING * _unit(self.letters_.transform(folded) @ self.spelling_.T))
        if self.about_homes_:
            spoken_of = subjects().rows(folded)
            known |= spoken_of.any(axis=1)
            blocks.append(SUBJECTS * _unit(spoken_of))
        rows = np.hstack(blocks)
        # Spelling alone makes no remark like another.
        rows[~known] = 0
        return np.round(normalize(rows), DECIMALS)

    def pull(self, centre: np.ndarray) -> dict[str, float]:
        """Give how strongly each single stem draws a remark towards a centre, strongest first."""
        stems = [term for term in self.vocabulary_ if " " not in term]
        rows = [normalize(self._words([[word] for word in stems]))]
        if self.company_ is not None and self.company_.vectors_ is not None:
            rows.append(_unit(self.company_.rows([[word] for word in stems])))
        alone = np.hstack(rows)
        nearness = alone @ centre[: alone.shape[1]]
        rarity = np.array([self.tfidf_.idf_[self.vocabulary_[word]] for word in stems])
        by_stem = dict(zip(stems, np.round(nearness * rarity, DECIMALS).tolist(), strict=True))
        strongest = sorted(by_stem.items(), key=lambda item: (-item[1], item[0]))
        return {term: weight for term, weight in strongest[:300] if weight > 0}

    def _words(self, terms: Sequence[Sequence[str]]) -> np.ndarray:
        matrix = self.tfidf_.transform(terms)
        return matrix.toarray() if self.directions_ is None else matrix @ self.directions_.T

    def _learn_spelling(self, folded: Sequence[str]) -> None:
        self.letters_ = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(3, 5),
            min_df=3,
            max_df=0.3,
            max_features=20_000,
            sublinear_tf=True,
        )
        if len(folded) > SPELLING_LEARNT_FROM:
            folded = [folded[row] for row in sample_of(len(folded), self.seed, SPELLING_LEARNT_FROM)]
        matrix = self.letters_.fit_transform(folded)
        self.spelling_ = self._reduce(matrix, directions_for(len(folded)) // 2)

    def _reduce(self, matrix, n_directions: int) -> np.ndarray | None:
        """Give the directions in which remarks differ most; None where there are too few to reduce."""
        # The svd wants fewer directions than the matrix has rows or columns.
        n_directions = min(n_directions, min(matrix.shape) - 1)
        if n_directions < 2:
            return None
        svd = TruncatedSVD(n_directions, algorithm="arpack", random_state=self.seed).fit(matrix)
        return np.round(svd.components_, 10)


def directions_for(n_distinct: int) -> int:
    """Choose how many directions remarks are compared in: one for twenty remarks, held to 10 to 100.

    With many more, few remarks lie near any centre and have no theme; with
    fewer, themes run together (measured: docs/theming.md).
    """
    return min(MOST_DIRECTIONS, max(10, n_distinct // 20))


def _unit(rows: np.ndarray) -> np.ndarray:
    rows = np.array(rows)
    rows[np.linalg.norm(rows, axis=1) < 1e-6] = 0
    return normalize(rows)


def _single(terms: Sequence[str]) -> list[str]:
    return [term for term in terms if " " not in term]


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


def sample_of(total: int, seed: int, most: int = FITTED_AT_MOST) -> np.ndarray:
    """Choose which rows to fit on when there are very many, in order."""
    return np.sort(np.random.default_rng(seed).choice(total, most, replace=False))
