"""From scores to how sure: of a hundred that are called 80 % sure, about 80 should be right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, softmax

# A threshold learnt from few examples is drawn towards giving the label less often by this many made-up misses.
CAUTION = 8
ROUNDS = 3
DRAWN_TO_ZERO = 1e-3


@dataclass(frozen=True)
class Sureness:
    """Turns scores into probabilities: `slope` × score + `base`, then softmax (one label) or logistic (several).

    `leaning` is what each single label is multiplied by before the likeliest is chosen.
    """

    slope: np.ndarray
    base: np.ndarray
    leaning: np.ndarray
    several: bool

    def apply(self, scores: np.ndarray) -> np.ndarray:
        """Give a probability for each row and label."""
        shifted = scores * self.slope + self.base
        return expit(shifted) if self.several else softmax(shifted, axis=1)


def fit(left_out: np.ndarray, given: np.ndarray, *, several: bool, lean: bool = False) -> Sureness:
    """Learn the probabilities from the scores of rows that were left out (Platt 1999; Guo and others 2017)."""
    n_labels = given.shape[1]
    if several:
        pairs = [_logistic(left_out[:, label], given[:, label]) for label in range(n_labels)]
        slope, base = (np.array(column) for column in zip(*pairs, strict=True))
        return Sureness(slope, base, np.ones(n_labels), True)
    truth = given.argmax(axis=1)
    rows = np.arange(len(truth))

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        slope, base = np.exp(line[0]), line[1:]
        logs = log_softmax(left_out * slope + base, axis=1)
        missed = (np.exp(logs) - given) / len(truth)
        value = -logs[rows, truth].mean() + DRAWN_TO_ZERO * (base @ base)
        return value, np.append(
            (missed * left_out).sum() * slope, missed.sum(axis=0) + 2 * DRAWN_TO_ZERO * base
        )

    found = minimize(loss, np.append(1.0, np.zeros(n_labels)), jac=True, method="L-BFGS-B").x
    slope, base = np.exp(found[0]), found[1:]
    chances = softmax(left_out * slope + base, axis=1)
    leaning = _leaning(chances, truth) if lean else np.ones(n_labels)
    return Sureness(np.full(n_labels, slope), base, leaning, False)


def _logistic(scores: np.ndarray, given: np.ndarray) -> tuple[float, float]:
    """Fit one label's slope and base, with Platt's made-up counts so that few examples never mean certainty."""
    yes = int(given.sum())
    target = np.where(given, (yes + 1) / (yes + 2), 1 / (len(given) - yes + 2))

    def loss(line: np.ndarray) -> tuple[float, np.ndarray]:
        shifted = line[0] * scores + line[1]
        missed = expit(shifted) - target
        value = np.logaddexp(0, shifted) - target * shifted
        return value.mean() + 1e-4 * line[0] ** 2, np.array(
            [(missed * scores).mean() + 2e-4 * line[0], missed.mean()]
        )

    found = minimize(loss, np.array([3.0, 0.0]), jac=True, method="L-BFGS-B").x
    return max(float(found[0]), 1e-3), float(found[1])


def thresholds(left_out: np.ndarray, given: np.ndarray) -> np.ndarray:
    """For each label, the score above which giving it makes F1 highest among rows that were left out."""
    found = np.zeros(given.shape[1])
    for label in range(given.shape[1]):
        order = np.argsort(-left_out[:, label], kind="stable")
        hits = np.cumsum(given[order, label])
        f1 = 2 * hits / (np.arange(1, len(order) + 1) + given[:, label].sum() + CAUTION)
        best = int(f1.argmax())
        pair = left_out[order[[best, min(best + 1, len(order) - 1)]], label]
        found[label] = pair.mean()
    return found


def _leaning(chances: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Lean towards rarer labels where that raises accuracy and macro F1 together, tried on rows that were left out."""
    leaning = np.ones(chances.shape[1])
    if chances.shape[1] > 40 or len(truth) < 50:
        return leaning
    best = _worth(chances, leaning, truth)
    for _ in range(ROUNDS):
        for label in range(len(leaning)):
            for factor in (0.7, 0.85, 1.2, 1.5, 2.0):
                tried = leaning.copy()
                tried[label] *= factor
                worth = _worth(chances, tried, truth)
                if worth > best + 1e-4:
                    best, leaning = worth, tried
    return leaning


def _worth(chances: np.ndarray, leaning: np.ndarray, truth: np.ndarray) -> float:
    chosen = decide(chances, leaning)
    n_labels = chances.shape[1]
    hits = np.bincount(truth[chosen == truth], minlength=n_labels)
    both = np.bincount(chosen, minlength=n_labels) + np.bincount(truth, minlength=n_labels)
    return float((chosen == truth).mean() + (2 * hits / np.maximum(both, 1)).mean())


def decide(chances: np.ndarray, leaning: np.ndarray) -> np.ndarray:
    """Choose one label for each row."""
    return (chances * leaning).argmax(axis=1)


def at_least_one(above: np.ndarray) -> np.ndarray:
    """Say which labels lie above their threshold; where none does, the nearest."""
    given = above > 0
    rows = np.flatnonzero(~given.any(axis=1))
    given[rows, above[rows].argmax(axis=1)] = True
    return given


@dataclass(frozen=True)
class Bin:
    """Predictions of about the same confidence: how many, how sure they were, how many were right (0 to 1)."""

    count: int
    sure: float
    right: float


def reliability(sure: np.ndarray, right: np.ndarray, n_bins: int = 10) -> list[Bin]:
    """Give the reliability table: predictions sorted into equal steps of confidence; empty steps are left out."""
    places = np.minimum((np.asarray(sure) * n_bins).astype(int), n_bins - 1)
    return [
        Bin(
            int((places == place).sum()),
            float(sure[places == place].mean()),
            float(right[places == place].mean()),
        )
        for place in range(n_bins)
        if (places == place).any()
    ]


def expected_calibration_error(sure: np.ndarray, right: np.ndarray, n_bins: int = 10) -> float:
    """Give the mean distance between how sure and how right, weighted by count (Naeini and others 2015)."""
    return sum(each.count * abs(each.sure - each.right) for each in reliability(sure, right, n_bins)) / len(
        sure
    )
