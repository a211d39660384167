"""A reference means the same promise from version to version."""

from __future__ import annotations

import pytest

from engagement.promises.charter_text import read_charter
from engagement.promises.references import keep_references

ONE, TWO, THREE = "By asking you before we decide", "By writing in plain words", "By learning from complaints"


def refs_of(texts: list[str], before: dict[str, str]) -> list[str]:
    text = "Voice - We listen.\n" + "".join(f"• {each}\n" for each in texts)
    return [promise.ref for promise in keep_references(read_charter(text), before).commitments[0].promises]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([ONE, TWO, THREE], ["V1", "V2", "V3"]),
        (["By ringing you back", ONE, TWO, THREE], ["V4", "V1", "V2", "V3"]),
        ([ONE, THREE], ["V1", "V3"]),
        ([THREE, TWO, ONE], ["V3", "V2", "V1"]),
        ([ONE + " anything", TWO, THREE], ["V1", "V2", "V3"]),
        (["Something else", "Quite new", "Never seen"], ["V1", "V2", "V3"]),
        ([ONE, TWO, THREE, "And a new one at the end"], ["V1", "V2", "V3", "V4"]),
    ],
    ids=["the same", "one put in first", "one taken out", "turned round", "reworded", "all new", "one added"],
)
def test_a_promise_keeps_its_reference(texts, expected):
    assert refs_of(texts, {"V1": ONE, "V2": TWO, "V3": THREE}) == expected


def test_two_promises_never_share_a_reference():
    found = refs_of([ONE, ONE, ONE], {"V1": ONE, "V2": ONE})
    assert len(set(found)) == 3
