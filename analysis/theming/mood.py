"""The mood of a remark: good, bad, mixed or neither, worked out on this machine.

VADER (Hutto and Gilbert 2014) knows feeling words. Most complaints to a
landlord have none: "still waiting", "no one called back". So its score is
joined by a plain list of what people say when something is wrong, or right.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis.phrases import phrase_pattern
from analysis.theming.prior import subjects
from analysis.theming.words import LEXICON, fold

GOOD, BAD, MIXED, NEITHER = MOODS = ("good", "bad", "mixed", "neither")
VADER_CUT = 0.2
# About a home a remark must sound this glad to be praise without a word of praise in it.
GLAD_OF_A_HOME = 0.6

COMPLAINTS = phrase_pattern(LEXICON / "complaints.txt")
# What is plainly not as it should be, said without complaint: "black mould behind the wardrobe".
DEFECTS = phrase_pattern(LEXICON / "defects.txt")
# Where a remark turns: praise on one side of it and a complaint on the other make it mixed.
TURN = re.compile(
    r"\b(?:but|however|though|although|except|shame|pity|only thing|just wish|apart from|mind you)\b"
)
PRAISE = phrase_pattern(LEXICON / "praise.txt")
# Praise that was wanted and not had: "not very helpful", "would be good".
UNSAID = phrase_pattern(LEXICON / "praise_denied.txt")
# Complaint that is not made: "no problems", "can't fault".
NOT_WRONG = phrase_pattern(LEXICON / "complaints_denied.txt")


@lru_cache(maxsize=50_000)
def mood_of(text: str) -> str:
    """Say whether a remark is good, bad, mixed or neither.

    >>> [mood_of(text) for text in ("Thank you, brilliant lads", "Still waiting for a plumber", "Flat 2")]
    ['good', 'bad', 'neither']
    """
    folded = fold(text)
    denied = NOT_WRONG.sub(" nocomplaint ", folded)
    wrong = len(COMPLAINTS.findall(denied))
    right = len(PRAISE.findall(UNSAID.sub(" unsaid ", denied))) + denied.count(" nocomplaint ")
    wrong += len(UNSAID.findall(denied))
    feeling = _vader().polarity_scores(text[:2_000])["compound"]
    amiss = DEFECTS.search(denied) is not None
    if right and (wrong or amiss) and TURN.search(folded):
        return MIXED
    if not right and not wrong and feeling < GLAD_OF_A_HOME and (amiss or subjects().is_about_a_home(folded)):
        return BAD
    if wrong and right:
        return _of_both(wrong, right, feeling)
    if wrong:
        return BAD
    if right or feeling >= VADER_CUT:
        return GOOD
    return BAD if feeling <= -VADER_CUT else NEITHER


def _of_both(wrong: int, right: int, feeling: float) -> str:
    """Both are said: the clear majority wins where the feeling agrees, else it is mixed."""
    if right >= 2 * wrong and feeling > VADER_CUT:
        return GOOD
    if wrong >= 2 * right and feeling < VADER_CUT:
        return BAD
    return MIXED


@cache
def _vader():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()
