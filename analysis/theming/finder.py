"""Find what several remarks speak of, in scikit-learn's manner."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.cluster import KMeans
from sklearn.preprocessing import normalize
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from analysis.theming.prepare import is_empty, prepare
from analysis.theming.prior import subjects
from analysis.theming.space import FITTED_AT_MOST, WordSpace, sample_of
from analysis.theming.words import fold

NO_THEME = -1
FEWEST, MOST = 6, 24
REMARKS_PER_THEME = 5
# A remark speaks of a second theme when it lies this near, and nearly as near as to its own.
SECOND_AT_LEAST, SECOND_BESIDE_FIRST = 0.35, 0.85
# The best of several starts on a sample is carried on with all.
STARTS, STARTED_ON = 5, 5_000


def choose_n_themes(n_distinct: int) -> int:
    """Choose how many themes to look for among so many distinct remarks.

    √n/2 held to 6 to 24, and never more than one theme to five remarks:
    no index of fit finds the number on short comments (docs/theming.md).

    >>> [choose_n_themes(n) for n in (1, 12, 100, 1000, 10000)]
    [1, 2, 6, 16, 24]
    """
    wanted = round(np.sqrt(n_distinct) / 2)
    return int(max(1, min(np.clip(wanted, FEWEST, MOST), n_distinct // REMARKS_PER_THEME)))


def main_of(known: np.ndarray, n_clusters: int) -> np.ndarray:
    """Choose the subjects to start from: the commonest, leaving a quarter of the themes to find unaided."""
    counts = np.bincount(known[known >= 0], minlength=1)
    order = np.argsort(-counts, kind="stable")[: n_clusters * 3 // 4]
    return order[counts[order] >= max(REMARKS_PER_THEME, 0.01 * len(known))]


def starts(placed: np.ndarray, known: np.ndarray, n_clusters: int) -> np.ndarray:
    """Give the middle of the remarks on each subject to start from, one row a subject."""
    middles = [placed[known == subject].mean(axis=0) for subject in main_of(known, n_clusters)]
    return normalize(np.array(middles)) if middles else np.zeros((0, placed.shape[1]))


class ThemeFinder(TransformerMixin, ClusterMixin, BaseEstimator):
    """Group remarks by the words they share.

    Parameters
    ----------
    n_themes : int or None, default=None
        How many themes to look for; None lets the data choose (`choose_n_themes`).
    least_strength : float, default=0.1
        A remark nearer to no theme than this (cosine, 0 to 1) has no theme.
    loosest_theme : float, default=0.2
        A group whose remarks lie on average no nearer than this to its centre
        is a catch-all, not a theme; its remarks have no theme yet.
    random_state : int, default=0
        Fixed by default, so the same remarks give the same themes.

    Attributes
    ----------
    labels_ : array of int, one for each remark; the largest theme is 0, and -1 means no theme.
    centres_ : array (n_themes_, n_directions), unit length, largest theme first.
    n_themes_ : int, how many themes were found.
    remarks_ : Remarks, the remarks it was fitted on, prepared.

    >>> finder = ThemeFinder(n_themes=1).fit(["Damp in the hall", "damp hall!", "n/a"])
    >>> finder.labels_.tolist()
    [0, 0, -1]
    """

    def __init__(
        self,
        n_themes: int | None = None,
        *,
        least_strength: float = 0.1,
        loosest_theme: float = 0.2,
        random_state: int = 0,
    ) -> None:
        self.n_themes = n_themes
        self.least_strength = least_strength
        self.loosest_theme = loosest_theme
        self.random_state = random_state

    def fit(self, remarks: Sequence[str], y: object = None) -> ThemeFinder:
        """Find the themes of a list of texts; their order does not matter.

        Raises ValueError when `n_themes` is less than 1.
        """
        if self.n_themes is not None and self.n_themes < 1:
            raise ValueError("The number of themes must be 1 or more.")
        self.remarks_ = prepare(remarks)
        wanted = self.n_themes or choose_n_themes(len(self.remarks_.folded))
        with threadpool_limits(1):
            space = WordSpace(seed=self.random_state or 0)
            self.space_ = space.fit(self.remarks_.folded, self.remarks_.weights)
            self.placed_ = self.space_.place(self.remarks_.folded)
            self.centres_ = self._proper_centres(self.placed_, wanted)
        self._settle()
        self._label()
        return self

    def drop(self, themes: Sequence[int]) -> None:
        """Do without these themes: their remarks go to the next theme near enough, or have none yet."""
        self.centres_ = np.delete(self.centres_, list(themes), axis=0)
        self._settle()
        self._label()

    def _label(self) -> None:
        distinct = self.distinct_labels_.tolist()
        self.labels_ = np.array(
            [NO_THEME if place is None else distinct[place] for place in self.remarks_.places], dtype=int
        )

    def predict(self, remarks: Sequence[str]) -> np.ndarray:
        """Give each text, old or new, the number of its theme, or -1."""
        return self.predict_with_strength(remarks)[0]

    def predict_with_strength(self, remarks: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Give each text the number of its theme (or -1) and how near it lies to it, 0 to 1."""
        labels, strengths = self._nearest(self._place(remarks))
        empty = np.array([is_empty(text) for text in remarks], dtype=bool)
        labels[empty] = NO_THEME
        return labels, strengths

    def second(self, remarks: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Give each text the theme that it clearly speaks of besides its own (or -1), and how near it lies."""
        return self._second(self._place(remarks))

    def _second(self, placed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.n_themes_ < 2 or not len(placed):
            return np.full(len(placed), NO_THEME), np.zeros(len(placed))
        with threadpool_limits(1):
            similarity = self._similarity(placed)
        rows = np.arange(len(placed))
        best = similarity.max(axis=1)
        similarity[rows, similarity.argmax(axis=1)] = -1
        other, strength = similarity.argmax(axis=1), similarity.max(axis=1)
        near = (strength >= SECOND_AT_LEAST) & (strength >= SECOND_BESIDE_FIRST * best)
        return np.where(near, other, NO_THEME), np.clip(strength, 0, 1)

    def transform(self, remarks: Sequence[str]) -> np.ndarray:
        """Give how near each text lies to each theme (cosine), shape (texts, n_themes_)."""
        return self._similarity(self._place(remarks))

    def _place(self, remarks: Sequence[str]) -> np.ndarray:
        check_is_fitted(self, "centres_")
        with threadpool_limits(1):
            return self.space_.place([fold(text) for text in remarks])

    def _similarity(self, placed: np.ndarray) -> np.ndarray:
        return np.round(placed @ self.centres_.T, 4)

    def _nearest(self, placed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if not self.n_themes_ or not len(placed):
            return np.full(len(placed), NO_THEME), np.zeros(len(placed))
        with threadpool_limits(1):
            similarity = self._similarity(placed)
        nearest = similarity.argmax(axis=1)
        strengths = np.clip(similarity.max(axis=1), 0, 1)
        return np.where(strengths >= self.least_strength, nearest, NO_THEME), strengths

    def _proper_centres(self, placed: np.ndarray, wanted: int) -> np.ndarray:
        """Cluster; a group that is a catch-all is put aside and one more is looked for in its place."""
        rows = np.flatnonzero(np.any(placed != 0, axis=1))
        if not len(rows) or sum(self.remarks_.weights) < 2:
            return np.zeros((0, placed.shape[1]))
        different = len(np.unique(placed[rows], axis=0))
        if len(rows) > FITTED_AT_MOST:
            rows = rows[sample_of(len(rows), self.random_state)]
        known = None
        if self.space_.about_homes_:
            known = subjects().main_subjects([self.remarks_.folded[row] for row in rows])
        spare = 0
        for _attempt in range(3):
            centres = self._clusters(placed[rows], min(wanted + spare, different), known)
            if len(centres) >= wanted or wanted + spare >= different:
                break
            spare += wanted - len(centres)
        return centres[:wanted]

    def _clusters(self, placed: np.ndarray, n_clusters: int, known: np.ndarray | None) -> np.ndarray:
        """Group by KMeans, starting from the subjects of the lists where there are such."""
        start = np.zeros((0, placed.shape[1])) if known is None else starts(placed, known, n_clusters)
        others = placed
        if known is not None and len(start):
            others = placed[~np.isin(known, main_of(known, n_clusters))]
        if len(others) > STARTED_ON:
            others = others[sample_of(len(others), self.random_state, STARTED_ON)]
        if free := min(n_clusters - len(start), len(np.unique(others, axis=0))):
            fitted = KMeans(free, n_init=STARTS, random_state=self.random_state).fit(others)
            start = np.vstack([start, fitted.cluster_centers_])
        fitted = KMeans(len(start), init=np.round(start, 6), n_init=1, random_state=self.random_state).fit(
            placed
        )
        n_clusters = len(start)
        centres = normalize(np.round(fitted.cluster_centers_, 6))
        nearness = np.einsum("ij,ij->i", placed, centres[fitted.labels_])
        sizes = np.bincount(fitted.labels_, minlength=n_clusters)
        cohesion = np.round(np.bincount(fitted.labels_, weights=nearness, minlength=n_clusters) / sizes, 4)
        order = sorted(range(n_clusters), key=lambda cluster: (-sizes[cluster], tuple(centres[cluster])))
        return centres[[cluster for cluster in order if cohesion[cluster] >= self.loosest_theme]]

    def _settle(self) -> None:
        """Number the themes by how many remarks they hold, dropping any that fewer than two people share."""
        weights = np.array(self.remarks_.weights, dtype=int)
        while True:
            self.n_themes_ = len(self.centres_)
            labels, self.distinct_strengths_ = self._nearest(self.placed_)
            sizes = np.bincount(labels[labels >= 0], weights=weights[labels >= 0], minlength=self.n_themes_)
            if (sizes >= 2).all():
                break
            self.centres_ = self.centres_[sizes >= 2]
        # Ties are settled by the alphabetically first remark, for the remarks are sorted.
        first = [int(np.argmax(labels == label)) for label in range(self.n_themes_)]
        order = sorted(range(self.n_themes_), key=lambda label: (-sizes[label], first[label]))
        renumbered = np.full(self.n_themes_ + 1, NO_THEME)
        renumbered[order] = range(self.n_themes_)
        self.distinct_labels_ = renumbered[labels]
        self.centres_ = self.centres_[order]
