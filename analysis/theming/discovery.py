"""Discover the themes of a list of remarks, in one call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from analysis.theming.mood import MOODS, mood_of
from analysis.theming.prepare import is_empty
from analysis.theming.prior import subjects
from analysis.theming.themes import Coding, Discovery, Theme


def discover(texts: Sequence[str], *, n_themes: int | None = None, seed: int = 0) -> Discovery:
    """Group remarks into named themes, each with words, quotes, mood and size.

    The same remarks in any order, under any hash seed and on any number of
    threads, give the same themes, names and codings, and identical words
    always fall in the same theme. `n_themes` None lets the data choose.

    Raises ValueError when `n_themes` is less than 1.

    >>> found = discover(["Damp in the hall", "The hall is damp", "n/a", "damp hall"], n_themes=1)
    >>> found.themes[0].size, [row.themes for row in found.rows]
    (3, [['t1'], ['t1'], [], ['t1']])
    """
    # scikit-learn takes a second to import, which a page that only shows themes should not pay.
    from analysis.theming.finder import ThemeFinder
    from analysis.theming.names import Vocabulary

    finder = ThemeFinder(n_themes, random_state=seed).fit(texts)
    # A group without a telling phrase is not a theme.
    remarks = finder.remarks_
    vocabulary = Vocabulary(remarks.spelling, remarks.weights, finder.distinct_labels_)
    spoken_of = subjects().rows(remarks.folded) if finder.space_.about_homes_ else None
    names = _names_of(finder, vocabulary, spoken_of)
    while nameless := [label for label, name in names.items() if not name]:
        finder.drop(nameless)
        vocabulary.count(finder.distinct_labels_)
        names = _names_of(finder, vocabulary, spoken_of)
    return Discovery(themes=_themes_of(finder, texts, vocabulary, names), rows=_rows_of(finder), model=finder)


def assign(texts: Sequence[str], model) -> list[Coding]:
    """Code texts, old or new, to the themes of a fitted `ThemeFinder`, without fitting it again.

    A text that was there at the fitting gets the theme it got then.
    """
    labels, strengths = model.predict_with_strength(texts)
    other, others_strength = model.second(texts)
    return [
        Coding([], [], empty=is_empty(text)) if label < 0 else _coding(label, strength, *second)
        for text, label, strength, *second in zip(
            texts, *(found.tolist() for found in (labels, strengths, other, others_strength)), strict=True
        )
    ]


def _coding(label: int, strength: float, other: int, others_strength: float) -> Coding:
    found = [(label, strength)] + ([(other, others_strength)] if other >= 0 else [])
    return Coding([f"t{one + 1}" for one, _ in found], [round(near, 3) for _, near in found])


def _rows_of(finder) -> list[Coding]:
    """Give the coding of each text the finder was fitted on; `assign` gives the same."""
    seconds = finder._second(finder.placed_)
    found = [finder.distinct_labels_, finder.distinct_strengths_, *seconds]
    codings = [
        Coding([], []) if label < 0 else _coding(label, *rest)
        for label, *rest in zip(*(column.tolist() for column in found), strict=True)
    ]
    empty = Coding([], [], empty=True)
    return [empty if place is None else codings[place] for place in finder.remarks_.places]


def _names_of(finder, vocabulary, spoken_of: np.ndarray | None) -> dict[int, str]:
    """Name each theme: "" for a group that nothing names."""
    from analysis.theming.names import name_themes

    labels = finder.distinct_labels_
    known = {}
    if spoken_of is not None:
        weights = np.array(finder.remarks_.weights)
        for label in range(finder.n_themes_):
            known[label] = subjects().commonest(spoken_of[labels == label], weights[labels == label].tolist())
    return name_themes(vocabulary, range(finder.n_themes_), known)


def _themes_of(finder, texts: Sequence[str], vocabulary, names: dict[int, str]) -> list[Theme]:
    from analysis.theming.names import describe, words_for
    from analysis.theming.quotes import choose_quotes

    remarks, labels = finder.remarks_, finder.distinct_labels_
    moods = _moods_by_theme(texts, finder.labels_.tolist())
    themes = []
    for label in range(finder.n_themes_):
        members = [place for place, its_label in enumerate(labels.tolist()) if its_label == label]
        centre = finder.centres_[label]
        evidence = finder.space_.pull(centre)
        words = words_for(vocabulary, label, evidence)
        spelled = [remarks.spelling[place] for place in members]
        quotes = choose_quotes(spelled, finder.placed_[members], centre)
        themes.append(
            Theme(
                id=f"t{label + 1}",
                name=names[label],
                description=describe(words),
                words=words,
                quotes=quotes,
                size=vocabulary.sizes[label],
                mood={mood: moods[label, mood] for mood in MOODS},
                evidence=evidence,
            )
        )
    return themes


def _moods_by_theme(texts: Sequence[str], labels: Sequence[int]) -> Counter[tuple[int, str]]:
    return Counter((label, mood_of(text)) for text, label in zip(texts, labels, strict=True) if label >= 0)
