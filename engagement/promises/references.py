"""Keeps references steady from one version of a charter to the next.

V2 must mean the same promise next year, also when a new one was put in before
it. So a promise whose words are the same, or nearly, keeps the reference it
had. One that is new takes the number of its place if nobody has it, and else
the next number that was never used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from engagement.promises.charter_text import Charter, Commitment, PromiseText

ALIKE = 0.72  # share of letters in common, by difflib's measure; less and it is another promise


def keep_references(new: Charter, before: Mapping[str, str]) -> Charter:
    """The new charter with the references of the one before, given as {reference: words}.

    >>> from engagement.promises.charter_text import read_charter
    >>> longer = read_charter("Voice - We listen.\\n• By writing to you\\n• By asking you")
    >>> [p.ref for p in keep_references(longer, {"V1": "By asking you"}).commitments[0].promises]
    ['V2', 'V1']
    """
    return replace(new, commitments=[_settle(commitment, before) for commitment in new.commitments])


def _settle(commitment: Commitment, before: Mapping[str, str]) -> Commitment:
    old = {ref: text for ref, text in before.items() if ref[:1] == commitment.letter}
    kept = _matches([promise.text for promise in commitment.promises], old)
    taken = set(kept.values())
    last = max((int(ref[1:]) for ref in old), default=0)
    promises = []
    for place, promise in enumerate(commitment.promises):
        ref = kept.get(place)
        if ref is None:
            ref = promise.ref
            while ref in taken:
                last += 1
                ref = f"{commitment.letter}{last}"
            taken.add(ref)
        promises.append(PromiseText(ref, promise.text))
    return replace(commitment, promises=promises)


def _matches(texts: list[str], old: Mapping[str, str]) -> dict[int, str]:
    """Place → reference, the most alike first, each used once."""
    pairs = sorted(
        (
            (_likeness(text, words), -place, ref)
            for place, text in enumerate(texts)
            for ref, words in old.items()
        ),
        reverse=True,
    )
    found: dict[int, str] = {}
    for likeness, minus_place, ref in pairs:
        if likeness >= ALIKE and -minus_place not in found and ref not in found.values():
            found[-minus_place] = ref
    return found


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 2.0
    return SequenceMatcher(None, one.casefold()[:600], other.casefold()[:600], autojunk=False).ratio()
