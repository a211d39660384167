"""Read many texts once, then see at once what a changed category or a correction does to them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from analysis.corpus import comments
from analysis.framework import Category, housing
from analysis.theming.prepare import is_empty
from analysis.theming.recognition.categories import CategoryRecogniser
from analysis.theming.recognition.space import RecognitionSpace

Found = list[tuple[str, float]]


@dataclass(frozen=True)
class Taught:
    """Texts with their categories, and who wrote each: what the machine learns from beside the framework."""

    texts: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    authors: tuple[Hashable, ...]


@cache
def own_comments() -> Taught:
    """Give the project's comments of the training authors, in English, without empty answers."""
    kept = [c for c in comments("train") if not c.empty and c.language == "en"]
    return Taught(tuple(c.text for c in kept), tuple(c.labels for c in kept), tuple(c.author for c in kept))


def space_for(texts: Sequence[str]) -> RecognitionSpace:
    """Learn the words of the framework, the project's comments and these texts; needed once for many readings."""
    words = [
        w
        for each in housing().categories
        for w in (each.name, each.definition, *each.examples, ", ".join(each.seeds))
    ]
    return RecognitionSpace(company=0).fit([*words, *own_comments().texts, *texts])


class Reading:
    """Texts read with a framework: their categories, now and after each correction.

    `space` comes from `space_for`, over these texts or more. `corrections`
    pair a text with the categories a person gave it.
    """

    def __init__(
        self,
        texts: Sequence[str],
        space: RecognitionSpace,
        categories: Sequence[Category] | None = None,
        corrections: Sequence[tuple[str, Collection[str]]] = (),
    ) -> None:
        own = own_comments()
        self.recogniser = CategoryRecogniser(categories).fit(
            [*own.texts, *(text for text, _ in corrections)],
            [*own.labels, *(labels for _, labels in corrections)],
            groups=[*own.authors, *(f"correction {place}" for place in range(len(corrections)))],
            space=space,
        )
        self.empty = [is_empty(text) for text in texts]
        self.placed = self.recogniser.place(texts)
        self.pointed = self.recogniser.seeds_.transform(texts)
        self.like = self.recogniser.kernel_.likeness(self.placed).astype(np.float32)

    def learn(self, text: str, labels: Collection[str]) -> None:
        """Take one correction in: only what is new is compared again."""
        self.recogniser.learn([text], [labels])
        newest = self.recogniser.kernel_.likeness(self.placed, self.recogniser.kernel_.rows_[-1:])
        self.like = np.hstack([self.like, newest.astype(np.float32)])

    def found(self) -> list[Found]:
        """Give each text its categories with how sure it is, the surest first; none for an empty answer."""
        given = self.recogniser.decide(self.like @ self.recogniser.kernel_.weights_, self.pointed)
        return [[] if empty else each for empty, each in zip(self.empty, given, strict=True)]
