"""A model trained on the project's own comments: how much a remark sounds like the dangers among them.

Three opinions, each divided by its spread so that they can be added: words,
letters and families of words; words and pairs and triples of words alone; and
nearness to known dangers against nearness to known harmless remarks. It is
trained from analysis/data/comments (authors 01 to 07) when first needed, in
about two seconds, and kept in memory. Nothing is unpickled. How it was
chosen, and what was dropped: docs/hazards.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from sklearn.preprocessing import normalize

from analysis.corpus import comments
from analysis.hazards.families import families_in
from analysis.hazards.rules import KINDS
from analysis.theming.words import fold, stem

SIDE_WEIGHT = 0.15
NEAREST = 5
# The spread of each opinion on authors held out of training, so that a step of one weighs like a step of another.
SPREADS = {"spelt": 2.4, "phrases": 1.0, "near": 0.08}
NEAR_WEIGHT = 0.5


@dataclass(frozen=True)
class Known:
    """A remark known to tell of danger, and of which kinds."""

    text: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Opinion:
    """What the model makes of one remark.

    `score` is above `listening.HEARD_FROM` for a danger; `near` is its part by
    nearness; `kinds` are numbers in the order of `rules.KINDS`, above 0 for likely.
    """

    score: float
    near: float
    kinds: np.ndarray


class Model:
    """Trained on remarks and the kinds of danger in each, () for none."""

    def __init__(self, texts: Sequence[str], kinds: Sequence[tuple[str, ...]]) -> None:
        danger = np.array([bool(each) for each in kinds])
        self.spelling = make_union(_phrases((1, 2)), _letters())
        self.phrases = _phrases((1, 3))
        spelt, phrased = self.spelling.fit_transform(texts).tocsr(), self.phrases.fit_transform(texts)
        full = _beside(spelt, texts)
        self.by_spelling = _judge(8).fit(full, danger)
        self.by_phrases = _judge(5).fit(phrased, danger)
        unit = normalize(spelt)
        self.dangers, self.harmless = unit[danger], unit[~danger]
        self.by_kind = _judges_of_kinds(full[danger], [each for each in kinds if each])

    def opinions(self, texts: Sequence[str], known: Sequence[Known] = ()) -> list[Opinion]:
        """Give an opinion of each remark. Dangers in `known` count in nearness as if they had been trained on."""
        if not texts:
            return []
        spelt = self.spelling.transform(texts).tocsr()
        full = _beside(spelt, texts)
        near = self._nearness(spelt, known)
        score = (
            self.by_spelling.decision_function(full) / SPREADS["spelt"]
            + self.by_phrases.decision_function(self.phrases.transform(texts)) / SPREADS["phrases"]
            + near
        )
        kinds = np.column_stack([judge.decision_function(full) for judge in self.by_kind])
        return [Opinion(*each) for each in zip(score.tolist(), near.tolist(), kinds, strict=True)]

    def likeness(self, texts: Sequence[str], known: Sequence[Known]) -> np.ndarray:
        """Give how like each remark is to each known one, 0 to 1, shape (texts, known)."""
        ours = normalize(self.spelling.transform(texts))
        theirs = normalize(self.spelling.transform([each.text for each in known]))
        return np.asarray((ours @ theirs.T).todense())

    def _nearness(self, spelt: csr_matrix, known: Sequence[Known]) -> np.ndarray:
        unit = normalize(spelt)
        to_dangers = (unit @ self.dangers.T).toarray()
        if known:
            added = normalize(self.spelling.transform([each.text for each in known]))
            to_dangers = np.hstack([to_dangers, (unit @ added.T).toarray()])
        apart = _nearest(to_dangers) - _nearest((unit @ self.harmless.T).toarray())
        return NEAR_WEIGHT * apart / SPREADS["near"]


@cache
def trained() -> Model:
    """Train the model on the comments of authors 01 to 07, once in this process."""
    known = comments("train")
    return Model([each.text for each in known], [each.hazards for each in known])


def words_and_stems(text: str) -> list[str]:
    return [stem(word) for word in fold(text).split()]


def _nearest(likeness: np.ndarray) -> np.ndarray:
    return np.sort(likeness, axis=1)[:, -NEAREST:].mean(axis=1)


def _beside(spelt: csr_matrix, texts: Sequence[str]) -> csr_matrix:
    side = np.array([(*families_in(text), *_manner(text)) for text in texts], dtype=float)
    return hstack([spelt, csr_matrix(side * SIDE_WEIGHT)]).tocsr()


def _manner(text: str) -> tuple[float, ...]:
    """How a thing is said: glad or sorry (VADER), asked, shouted, laughed, at what length."""
    feeling = _vader().polarity_scores(text[:2_000])
    laughs = any(laugh in text for laugh in ("lol", "ha ha", "😂"))
    length = min(len(text.split()), 60) / 60
    return feeling["compound"], feeling["pos"], feeling["neg"], "?" in text, "!" in text, laughs, length


def _judge(strength: float) -> LogisticRegression:
    return LogisticRegression(
        C=strength, class_weight="balanced", solver="liblinear", max_iter=1000, random_state=0
    )


def _judges_of_kinds(features: csr_matrix, kinds: Sequence[tuple[str, ...]]) -> list[LogisticRegression]:
    return [_judge(8).fit(features, [kind in each for each in kinds]) for kind in KINDS]


def _phrases(lengths: tuple[int, int]) -> TfidfVectorizer:
    return TfidfVectorizer(
        tokenizer=words_and_stems,
        token_pattern=None,
        lowercase=False,
        ngram_range=lengths,
        sublinear_tf=True,
    )


def _letters() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)


@cache
def _vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
