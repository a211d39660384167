"""Recognise texts: learn from labelled ones, give labels and how sure, and say which a person should read first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from scipy.sparse import vstack
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from analysis.theming.prepare import is_empty
from analysis.theming.recognition.ridge import KernelLabels
from analysis.theming.recognition.space import RecognitionSpace
from analysis.theming.words import fold

Label = str | Collection[str]


class Recogniser(ClassifierMixin, BaseEstimator):
    """Give each text one label, or several, and how sure it is of them.

    Parameters
    ----------
    gamma, alpha : float
        How fast likeness falls with distance, and how much a label may be overruled: see `KernelLabels`.
    lean : bool, default=False
        Of single labels, lean towards the rarer ones.
    random_state : int, default=0

    Attributes
    ----------
    labels_ : list of str, the labels it knows, in order.
    several_ : bool, whether a text may have several labels.
    labels_empty_ : bool, whether it was taught a label for answers that say nothing.

    >>> texts = ["the lift is broken", "lift stuck again", "damp wall", "mould and damp"]
    >>> Recogniser().fit(texts, ["lifts", "lifts", "damp", "damp"]).predict(["broken lift"]).tolist()
    ['lifts']
    """

    def __init__(
        self, gamma: float = 0.35, alpha: float = 0.1, *, lean: bool = False, random_state: int = 0
    ) -> None:
        self.gamma = gamma
        self.alpha = alpha
        self.lean = lean
        self.random_state = random_state

    def __sklearn_tags__(self):
        """Say that it takes texts, not numbers."""
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.classifier_tags.multi_label = True
        return tags

    def fit(
        self,
        texts: Sequence[str],
        y: Sequence[Label],
        sample_weight: Sequence[float] | None = None,
        *,
        unlabelled: Sequence[str] = (),
    ) -> Recogniser:
        """Learn from texts and a label, or a collection of labels, for each.

        `unlabelled` texts teach which words keep which company, nothing else.
        Raises ValueError when there are no texts, or fewer than two labels.
        """
        if not len(texts) or len(texts) != len(y):
            raise ValueError("There must be as many labels as texts, and at least one text.")
        self.several_ = not all(isinstance(label, str) for label in y)
        self.labels_empty_ = any(is_empty(text) for text in texts)
        self.labels_ = sorted({label for labels in y for label in _set(labels)})
        if len(self.labels_) < 2:
            raise ValueError("There must be at least two labels to tell apart; the data holds one class.")
        self.classes_ = np.array(self.labels_, dtype=object)
        space = RecognitionSpace(random_state=self.random_state)
        self.space_ = space.fit(texts, unlabelled=unlabelled)
        self.groups_ = np.unique([fold(text) for text in texts], return_inverse=True)[1]
        weights = np.ones(len(texts)) if sample_weight is None else np.asarray(sample_weight, dtype=float)
        return self._solve(self.space_.transform(texts), self._indicator(y), weights)

    def learn(self, texts: Sequence[str], y: Sequence[Label], *, weight: float = 1.0) -> Recogniser:
        """Take corrections in at once: the words known stay, the solution is found again with these rows added.

        Raises ValueError for a label it does not know.
        """
        check_is_fitted(self)
        strange = {label for labels in y for label in _set(labels)} - set(self.labels_)
        if strange:
            raise ValueError(f"These labels are not known: {', '.join(sorted(strange))}.")
        rows = vstack([self.learnt_, self.space_.transform(texts)]).tocsr()
        given = np.vstack([self.given_, self._indicator(y)])
        start = self.groups_.max() + 1
        self.groups_ = np.append(self.groups_, np.arange(start, start + len(texts)))
        return self._solve(rows, given, np.append(self.weights_, np.full(len(texts), weight)))

    def _solve(self, rows: Any, given: np.ndarray, weights: np.ndarray) -> Recogniser:
        self.learnt_, self.given_, self.weights_ = rows, given, weights
        target = given if self.several_ else given.argmax(axis=1)
        self.kernel_ = KernelLabels(self.gamma, self.alpha, lean=self.lean, random_state=self.random_state)
        # Copies of one text are left out together: they would vouch for each other.
        self.kernel_.fit(rows, target, sample_weight=weights, groups=self.groups_)
        return self

    def _indicator(self, y: Sequence[Label]) -> np.ndarray:
        places = {label: place for place, label in enumerate(self.labels_)}
        given = np.zeros((len(y), len(self.labels_)), dtype=int)
        for row, labels in enumerate(y):
            given[row, [places[label] for label in _set(labels)]] = 1
        return given

    def predict_proba(self, texts: Sequence[str]) -> np.ndarray:
        """Give how sure it is of each label: (n_texts, n_labels), 0 to 1."""
        check_is_fitted(self)
        return self.kernel_.predict_proba(self.space_.transform(texts))

    def decision_function(self, texts: Sequence[str]) -> np.ndarray:
        """Say how far each label is above what is needed to give it."""
        check_is_fitted(self)
        return self.kernel_.decision_function(self.space_.transform(texts))

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        """Give the label of each text; where it may have several, a tuple of them, the surest first."""
        return self.recognise(texts)[0]

    def recognise(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Give each text its label or labels, and how sure it is of the first, 0 to 1."""
        check_is_fitted(self)
        rows = self.space_.transform(texts)
        found, sure = self.kernel_.predict(rows), self.kernel_.predict_proba(rows)
        labels = np.empty(len(texts), dtype=object)
        first = np.zeros(len(texts))
        for row in range(len(texts)):
            given = np.flatnonzero(found[row]) if self.several_ else [found[row]]
            given = sorted(given, key=lambda place: (-sure[row, place], place))
            names = [self.labels_[place] for place in given]
            labels[row] = tuple(names) if self.several_ else names[0]
            first[row] = sure[row, given[0]]
        return labels, first

    def most_useful(self, texts: Sequence[str], n: int = 20) -> list[int]:
        """Say which texts a person should label first: unsure ones, unlike each other.

        Gives places in `texts`. The least sure come first; a text much like
        one already chosen waits, for one answer would settle both.
        """
        check_is_fitted(self)
        rows = self.space_.transform(texts)
        sure = self.kernel_.predict_proba(rows)
        doubt = (1 - 2 * np.abs(sure - 0.5)).max(axis=1) if self.several_ else 1 - sure.max(axis=1)
        chosen: list[int] = []
        for _ in range(min(n, len(texts))):
            best = int(np.argmax(doubt))
            chosen.append(best)
            like = np.asarray((rows @ rows[[best]].T).todense()).ravel() / max(
                rows[[best]].multiply(rows[[best]]).sum(), 1e-9
            )
            doubt = np.where(doubt < 0, doubt, doubt * (1 - np.clip(like, 0, 1)))
            doubt[chosen] = -1
        return chosen


def _set(labels: Label) -> Collection[str]:
    return (labels,) if isinstance(labels, str) else labels
