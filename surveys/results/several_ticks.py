"""Hides small groups where people could tick several answers, so that the counts do not add up to the people."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.disclosure.one_way import OneWay, is_small


def several_ticks(counts: Mapping[str, int], people: int) -> OneWay:
    """Make the ticks safe to publish beside how many people ticked any.

    The ticks have no total, so a hidden count does not follow by taking the
    others away. But one that is hidden alone is known to be small, and nearly
    known where everybody ticked something. So two are hidden at least, the
    second the smallest that is left; then either could be 5 or more.

    Raises ValueError when more ticked an answer than there were people.

    >>> several_ticks({"Lights": 12, "Doors": 3, "Bins": 7}, 15).counts
    {'Lights': 12, 'Doors': None, 'Bins': None}
    """
    if any(not 0 <= count <= people for count in counts.values()):
        raise ValueError("Nobody can tick an answer twice.")
    if is_small(people):
        return OneWay(dict.fromkeys(counts), None, {})
    hidden = {words for words, count in counts.items() if is_small(count)}
    if len(hidden) == 1:
        left = [words for words, count in counts.items() if count and words not in hidden]
        if left:
            hidden.add(min(left, key=lambda words: (counts[words], words)))
    return OneWay({words: None if words in hidden else n for words, n in counts.items()}, people, {})
