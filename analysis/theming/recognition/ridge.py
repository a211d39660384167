"""Labels by kernel ridge regression: one solution for all labels, and an honest score for every training row.

The score a row would get had it been left out follows from the solution itself
(Cawley and Talbot 2004), so thresholds and confidence need no cross-validation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve, lapack
from scipy.sparse import issparse
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.utils import check_random_state, column_or_1d
from sklearn.utils.multiclass import check_classification_targets, type_of_target
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data
from threadpoolctl import threadpool_limits

from analysis.theming.recognition import calibration

LANDMARKS = 4_000


class KernelLabels(ClassifierMixin, BaseEstimator):
    """One label or several for each row, from a Gaussian kernel and ridge regression.

    Parameters
    ----------
    gamma : float, default=0.5
        How fast likeness falls with distance: exp(-gamma d²).
    alpha : float, default=0.1
        How much the training labels may be overruled by their neighbours.
    lean : bool, default=False
        Of single labels, lean towards the rarer where that raises accuracy and macro F1 together.
        The label given is then not always the likeliest.
    at_most : int, default=12_000
        With more training rows than this, `LANDMARKS` of them at random stand for all (Nyström).
    random_state : int, default=0
        Chooses the landmarks.

    Attributes
    ----------
    classes_ : array of labels (or of numbers, for an indicator matrix), in order.
    several_ : bool, whether a row may have several labels.
    thresholds_ : array, the score above which a label is given; chosen to make F1 highest when left out.
    left_out_ : array (n_rows, n_classes), the score of each training row had it been left out.

    The training rows are kept: a correction is learnt by solving again.
    """

    def __init__(
        self,
        gamma: float = 0.5,
        alpha: float = 0.1,
        *,
        lean: bool = False,
        at_most: int = 12_000,
        random_state: Any = 0,
    ) -> None:
        self.gamma = gamma
        self.alpha = alpha
        self.lean = lean
        self.at_most = at_most
        self.random_state = random_state

    def __sklearn_tags__(self):
        """Say that sparse rows and several labels are welcome."""
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.classifier_tags.multi_label = True
        return tags

    def fit(self, X: Any, y: Any, sample_weight: Any = None, *, groups: Any = None) -> KernelLabels:
        """Learn from rows and their labels: a list of labels, or an indicator matrix.

        Rows of one group (one author, say) are left out together, so that
        confidence holds for groups never seen. Only up to `at_most` rows.

        Raises ValueError when there are fewer than two labels to tell apart.
        """
        X, y = validate_data(
            self, X, y, accept_sparse="csr", multi_output=True, dtype=[np.float64, np.float32]
        )
        check_classification_targets(y)
        wanted = self._targets(y)
        weights = _check_sample_weight(sample_weight, X)
        known = weights > 0
        X, wanted, weights = X[known], wanted[known], weights[known]
        with threadpool_limits(1):
            if X.shape[0] <= self.at_most:
                self.rows_ = X
                self.weights_, self.left_out_ = _exact(
                    self._like(X, X),
                    wanted,
                    self.alpha / weights,
                    None if groups is None else np.asarray(groups)[known],
                )
            else:
                chosen = check_random_state(self.random_state).choice(X.shape[0], LANDMARKS, replace=False)
                self.rows_ = X[np.sort(chosen)]
                self.weights_, self.left_out_ = _by_landmarks(
                    self._like(X, self.rows_), self._like(self.rows_, self.rows_), wanted, self.alpha, weights
                )
        self.given_ = wanted > 0
        return self.settle(slice(None))

    def settle(self, rows: Any) -> KernelLabels:
        """Choose thresholds and confidence from these training rows alone, as they would score if left out."""
        left_out, given = self.left_out_[rows], self.given_[rows]
        n_labels = given.shape[1]
        self.thresholds_ = calibration.thresholds(left_out, given) if self.several_ else np.zeros(n_labels)
        self.sureness_ = calibration.fit(left_out, given, several=self.several_, lean=self.lean)
        return self

    def _targets(self, y: np.ndarray) -> np.ndarray:
        """Give +1 and -1 for each row and label."""
        self.several_ = type_of_target(y) == "multilabel-indicator"
        if self.several_:
            given = np.asarray(y.toarray() if issparse(y) else y) > 0  # type: ignore[attr-defined]
            self.classes_ = np.arange(given.shape[1])
        else:
            y = column_or_1d(y, warn=True)
            self.classes_, places = np.unique(y, return_inverse=True)
            if len(self.classes_) < 2:
                raise ValueError("This classifier needs two labels to tell apart; the data holds one class.")
            given = np.eye(len(self.classes_), dtype=bool)[places]
        return np.where(given, 1.0, -1.0)

    def _like(self, X: Any, Y: Any) -> np.ndarray:
        """Likeness of rows, 0 to 1, plus 1 for what holds of them all."""
        like = rbf_kernel(X, Y, gamma=self.gamma).astype(np.float64, copy=False)
        like += 1.0
        return like

    def likeness(self, X: Any, Y: Any = None) -> np.ndarray:
        """How like each row is to each training row, as the solution weighs it: scores are this times `weights_`."""
        with threadpool_limits(1):
            return self._like(X, self.rows_ if Y is None else Y)

    def scores(self, X: Any) -> np.ndarray:
        """Give a score for each row and label: near 1 for yes, near -1 for no."""
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", reset=False, dtype=[np.float64, np.float32])
        with threadpool_limits(1):
            blocks = [
                self._like(X[start : start + 2_000], self.rows_) @ self.weights_
                for start in range(0, X.shape[0], 2_000)
            ]
        return np.vstack(blocks) if blocks else np.zeros((0, len(self.classes_)))

    def decision_function(self, X: Any) -> np.ndarray:
        """Say how far each label is above what is needed to give it; one column for two single labels."""
        check_is_fitted(self)
        if self.several_:
            return self.scores(X) - self.thresholds_
        leaning = np.log(np.maximum(self.predict_proba(X), 1e-300)) + np.log(self.sureness_.leaning)
        return leaning[:, 1] - leaning[:, 0] if len(self.classes_) == 2 else leaning

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give how sure it is of each label, 0 to 1; rows of single labels add up to 1."""
        check_is_fitted(self)
        return self.sureness_.apply(self.scores(X))

    def predict(self, X: Any) -> np.ndarray:
        """Give the label of each row, or an indicator matrix with at least one label for each."""
        above = self.decision_function(X)
        if self.several_:
            return calibration.at_least_one(above).astype(int)
        return self.classes_[(above > 0).astype(int) if above.ndim == 1 else above.argmax(axis=1)]


def _exact(
    like: np.ndarray, wanted: np.ndarray, ridge: np.ndarray, groups: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    like[np.diag_indices(len(like))] += ridge
    factor, lower = cho_factor(like, lower=True, overwrite_a=True, check_finite=False)
    weights = cho_solve((factor, lower), wanted, check_finite=False)
    inverse, _ = lapack.dpotri(factor, lower=1, overwrite_c=1)
    if groups is None:
        return weights, wanted - weights / np.diag(inverse)[:, None]
    left_out = np.empty_like(wanted)
    for group in np.unique(groups):
        rows = np.flatnonzero(groups == group)
        block = np.tril(inverse[np.ix_(rows, rows)])
        block += np.tril(block, -1).T
        left_out[rows] = wanted[rows] - np.linalg.solve(block, weights[rows])
    return weights, left_out


def _by_landmarks(
    like: np.ndarray, among: np.ndarray, wanted: np.ndarray, alpha: float, weights: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    among = among + 1e-6 * np.eye(len(among))
    normal = (like * weights[:, None]).T @ like + alpha * among
    factor = cho_factor(normal, lower=True, overwrite_a=True, check_finite=False)
    solved = cho_solve(factor, (like * weights[:, None]).T @ wanted, check_finite=False)
    pull = weights * np.einsum("ij,ji->i", like, cho_solve(factor, like.T, check_finite=False))
    fitted = like @ solved
    left_out = (fitted - pull[:, None] * wanted) / np.maximum(1 - pull, 1e-6)[:, None]
    return solved, left_out
