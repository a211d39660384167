"""Hear danger in a remark: rules, a trained model, and nearness to known dangers, each of which may raise it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.hazards.by_rules import Ruling, heard_by_rules
from analysis.hazards.families import words_of_well
from analysis.hazards.model import Known, Opinion, trained
from analysis.hazards.reasons import weighty_words
from analysis.hazards.rules import KINDS

READ_AT_MOST = 20_000
AT_A_TIME = 500
# Chosen on authors 01 to 07, each held out in turn: recall .98 at a precision of .66 (docs/hazards.md).
HEARD_FROM = -0.4
# A rule that denial or mending could silence is silent where the model leans this far to "all is well" and the
# remark has so many words of it (mended, tested, thanks, a joke, the telly). The model alone silences no rule.
RULES_FROM, WORDS_OF_WELL = -1.5, 2
# So near to dangers that nearness is said to have heard too.
NEAR_FROM = 0.25
# So like a danger that people added, from 0 to 1, that likeness alone is enough: no harmless
# training comment lies so near to a danger of another author.
LIKE_FROM = 0.3
RULES, MODEL, NEAR = "rules", "model", "near"


@dataclass(frozen=True)
class Hazard:
    """A danger heard in a remark: its kind, the words that raised it, where they stand, and which ears heard.

    `by` names at least one of "rules", "model" and "near".
    """

    kind: str
    words: list[str]
    start: int
    end: int
    by: tuple[str, ...]


def hear(text: str, known: Sequence[Known] = ()) -> list[Hazard]:
    """Give the dangers in a remark, one for each kind at most, in the order of `rules.KINDS`.

    `known` are dangers that people found and the ears had missed: nearness to
    them counts. Only the first 20,000 characters are read. An empty list does
    not mean that all is well.

    >>> [(danger.kind, danger.by) for danger in hear("Strong smell of gass in the hall")]
    [('gas', ('rules', 'model'))]
    >>> hear("Thank you, the smell of gas has gone since your man came")
    []
    """
    return hear_many([text], known)[0]


def hear_many(
    texts: Sequence[str], known: Sequence[Known] = (), advance: Callable[[int], object] | None = None
) -> list[list[Hazard]]:
    """Hear many remarks, in their order: faster than one by one. `advance` is told how many each step heard."""
    heard: list[list[Hazard]] = []
    for first in range(0, len(texts), AT_A_TIME):
        part = [text[:READ_AT_MOST] for text in texts[first : first + AT_A_TIME]]
        opinions = trained().opinions(part, known)
        like = trained().likeness(part, known) if known else np.zeros((len(part), 1))
        for text, opinion, likeness in zip(part, opinions, like, strict=True):
            alike = known[int(likeness.argmax())] if known and likeness.max() >= LIKE_FROM else None
            heard.append(_weighed(text, opinion, alike) if text.strip() else [])
        if advance is not None:
            advance(len(part))
    return heard


def _weighed(text: str, opinion: Opinion, alike: Known | None) -> list[Hazard]:
    rulings = {
        ruling.kind: ruling
        for ruling in heard_by_rules(text)
        if ruling.is_firm or alike or opinion.score >= RULES_FROM or words_of_well(text) < WORDS_OF_WELL
    }
    ears = _ears(opinion, alike)
    kinds = _kinds(opinion, alike) if ears else set()
    return [
        _hazard(kind, rulings.get(kind), text, ears if kind in kinds else ())
        for kind in KINDS
        if kind in rulings or kind in kinds
    ]


def _ears(opinion: Opinion, alike: Known | None) -> tuple[str, ...]:
    """Say which of the model and nearness heard. Nearness that tips the scale has heard, however slight."""
    heard = opinion.score >= HEARD_FROM
    by_itself = opinion.score - opinion.near >= HEARD_FROM
    near = alike is not None or (heard and (not by_itself or opinion.near >= NEAR_FROM))
    return (*((MODEL,) if heard and by_itself else ()), *((NEAR,) if near else ()))


def _kinds(opinion: Opinion, alike: Known | None) -> set[str]:
    if alike is not None and opinion.score < HEARD_FROM:
        return set(alike.kinds)
    likely = {KINDS[place] for place in np.flatnonzero(opinion.kinds > 0)}
    return likely | {KINDS[int(opinion.kinds.argmax())]} | set(alike.kinds if alike else ())


def _hazard(kind: str, ruling: Ruling | None, text: str, ears: tuple[str, ...]) -> Hazard:
    spans = ruling.spans if ruling is not None else weighty_words(text, kind)
    return Hazard(
        kind=kind,
        words=[text[start:end] for start, end in spans],
        start=spans[0][0],
        end=max(end for _, end in spans),
        by=(*((RULES,) if ruling is not None else ()), *ears),
    )
