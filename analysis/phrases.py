"""Lists of words and phrases kept as plain text files, so that people who know the subject can edit them.

A line that starts with # is a remark. Files are UTF-8, beside the code that reads them.
"""

from __future__ import annotations

import re
from pathlib import Path


def word_list(path: Path) -> frozenset[str]:
    """Read a list of single words, any number to a line."""
    return frozenset(word for line in lines_of(path) for word in line.split())


def phrase_pattern(path: Path) -> re.Pattern[str]:
    """Read a list of phrases, one regular expression to a line, as one pattern that matches whole words.

    Raises ValueError, naming the line, when a phrase is no regular expression.
    """
    phrases = lines_of(path)
    for phrase in phrases:
        try:
            re.compile(phrase)
        except re.error as error:
            raise ValueError(f"{path.name}: {phrase!r} is not a pattern: {error}.") from None
    return re.compile(r"\b(?:" + "|".join(phrases) + r")\b")


def lines_of(path: Path) -> list[str]:
    """Give the lines of a list, without remarks and blank lines."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
