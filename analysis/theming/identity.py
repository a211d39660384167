"""Keep a theme's identity from one run to the next."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence

import numpy as np

from analysis.theming.themes import Theme
from analysis.theming.words import stem, words_of

Members = Mapping[str, Collection[Hashable]]
THRESHOLD = 0.35


def match(
    old_themes: Sequence[Theme],
    new_themes: Sequence[Theme],
    *,
    old_members: Members | None = None,
    new_members: Members | None = None,
    threshold: float = THRESHOLD,
) -> dict[str, str]:
    """Say which old theme each new theme continues: `{new id: old id}`; a new theme that is left out is new.

    Themes are alike as far as they hold the same remarks, where `old_members`
    and `new_members` (theme id → any keys of remarks) are given: the Dice
    share of those remarks that both runs saw. Else, or where no remark was in
    both runs, by the words they share. The pairs are chosen to be most alike
    in all (Hungarian method); a pair less alike than `threshold` is no pair.
    """
    if not old_themes or not new_themes:
        return {}
    from scipy.optimize import linear_sum_assignment

    alike = np.round(_by_words(old_themes, new_themes), 6)
    if old_members is not None and new_members is not None:
        shared = _by_members(old_themes, new_themes, old_members, new_members)
        if shared is not None:
            # Words decide only between pairs that hold the same share of remarks.
            alike = np.round(0.8 * shared + 0.2 * alike, 6)
    rows, columns = linear_sum_assignment(-alike)
    return {
        new_themes[column].id: old_themes[row].id
        for row, column in zip(rows, columns, strict=True)
        if alike[row, column] >= threshold
    }


def _by_members(
    old: Sequence[Theme], new: Sequence[Theme], old_members: Members, new_members: Members
) -> np.ndarray | None:
    before = [set(old_members.get(theme.id, ())) for theme in old]
    after = [set(new_members.get(theme.id, ())) for theme in new]
    in_both = set().union(*before) & set().union(*after)
    if not in_both:
        return None
    before = [members & in_both for members in before]
    after = [members & in_both for members in after]
    return np.array([[_dice(one, other) for other in after] for one in before])


def _dice(one: set[Hashable], other: set[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _by_words(old: Sequence[Theme], new: Sequence[Theme]) -> np.ndarray:
    before, after = [_weights(theme) for theme in old], [_weights(theme) for theme in new]
    return np.array([[_cosine(one, other) for other in after] for one in before])


def _weights(theme: Theme) -> dict[str, float]:
    """Weigh the stems of a theme's words by rank, so that an edited list still counts."""
    weights: dict[str, float] = {}
    for place, phrase in enumerate(theme.words):
        for word in words_of(phrase):
            weights.setdefault(stem(word.folded), 1 / (1 + 0.3 * place))
    return weights


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    lengths = np.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    if not lengths:
        return 0.0
    return float(sum(weight * other.get(word, 0.0) for word, weight in one.items()) / lengths)
