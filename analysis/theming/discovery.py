"""Discover the themes of a list of remarks, in one call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.theming.mood import MOODS, mood_of
from analysis.theming.prepare import is_empty
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

    finder = ThemeFinder(n_themes, random_state=seed).fit(texts)
    return Discovery(themes=_themes_of(finder, texts), rows=_rows_of(finder), model=finder)


def assign(texts: Sequence[str], model) -> list[Coding]:
    """Code texts, old or new, to the themes of a fitted `ThemeFinder`, without fitting it again.

    A text that was there at the fitting gets the theme it got then.
    """
    labels, strengths = model.predict_with_strength(texts)
    return [
        Coding([f"t{label + 1}"], [round(strength, 3)])
        if label >= 0
        else Coding([], [], empty=is_empty(text))
        for text, label, strength in zip(texts, labels.tolist(), strengths.tolist(), strict=True)
    ]


def _rows_of(finder) -> list[Coding]:
    """Give the coding of each text the finder was fitted on; `assign` gives the same."""
    labels, strengths = finder.distinct_labels_.tolist(), finder.distinct_strengths_.tolist()
    return [
        Coding([], [], empty=True)
        if place is None
        else Coding([f"t{labels[place] + 1}"], [round(strengths[place], 3)])
        if labels[place] >= 0
        else Coding([], [])
        for place in finder.remarks_.places
    ]


def _themes_of(finder, texts: Sequence[str]) -> list[Theme]:
    from analysis.theming.names import Vocabulary, describe, name_themes, words_for
    from analysis.theming.quotes import choose_quotes

    remarks, labels = finder.remarks_, finder.distinct_labels_
    vocabulary = Vocabulary(remarks.spelling, remarks.weights, labels)
    names = name_themes(vocabulary, range(finder.n_themes_))
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
