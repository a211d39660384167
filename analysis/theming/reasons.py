"""Say why a remark is in a theme: the words in it that decided."""

from __future__ import annotations

from analysis.theming.themes import Theme
from analysis.theming.words import stem, words_of


def because(text: str, theme: Theme, most: int = 5) -> list[str]:
    """Give the words of a text that draw it to a theme, as written there, the strongest first.

    Uses the theme's evidence, or its words where only those were kept. An
    empty list means that nothing in the text speaks for this theme.

    >>> theme = Theme("t1", "Damp and mould", "", ["damp", "mould"], [], 2)
    >>> because("There is MOULD on my walls and damp", theme)
    ['damp', 'MOULD']
    """
    weights = dict(theme.evidence) or {
        stem(word.folded): float(len(theme.words) - place)
        for place, phrase in enumerate(theme.words)
        for word in words_of(phrase)
    }
    found: dict[str, tuple[float, int, str]] = {}
    for word in words_of(text):
        weight = weights.get(stem(word.folded), 0.0)
        if weight > 0:
            found.setdefault(stem(word.folded), (-weight, word.start, text[word.start : word.end]))
    return [spelled for _, _, spelled in sorted(found.values())[:most]]
