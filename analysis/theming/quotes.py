"""Choose a few quotes for a theme that are typical of it and differ from one another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

TYPICAL, VARIED = 0.6, 0.4
CANDIDATES = 200
SHORTEST, LONGEST = 4, 40


def choose_quotes(texts: Sequence[str], placed: np.ndarray, centre: np.ndarray, most: int = 3) -> list[str]:
    """Pick quotes by maximal marginal relevance (Carbonell and Goldstein 1998).

    `texts` are the distinct remarks of one theme and `placed` their unit rows.
    Remarks of 4 to 40 words come first, since shorter ones say little and
    longer ones are not read; others are taken only where those run out.
    """
    nearness = np.round(placed @ centre, 4)
    lengths = np.array([len(text.split()) for text in texts])
    handy = (lengths >= SHORTEST) & (lengths <= LONGEST)
    order = sorted(range(len(texts)), key=lambda row: (not handy[row], -nearness[row], texts[row]))
    order = order[:CANDIDATES]
    taken: list[int] = []
    while order and len(taken) < most:
        scores = {row: _worth(row, taken, placed, nearness, handy) for row in order}
        best = max(order, key=lambda row: (scores[row], -order.index(row)))
        taken.append(best)
        order.remove(best)
    return [texts[row] for row in taken]


def _worth(
    row: int, taken: Sequence[int], placed: np.ndarray, nearness: np.ndarray, handy: np.ndarray
) -> float:
    alike = max((float(placed[row] @ placed[other]) for other in taken), default=0.0)
    unhandy = 0.0 if handy[row] else 1.0
    return round(TYPICAL * float(nearness[row]) - VARIED * alike - unhandy, 4)
