import pytest

from analysis.theming.prepare import is_empty, prepare
from analysis.theming.words import fold

EMPTY = """n/a|N.A.|None.|nothing|Nothing to add|nothing else to add thanks|no comment|No comments
see above|as above|see previous answer|.|-|x|no|nope|don't know|not applicable|nothing at the moment
can't think of anything|Nothing else|I have nothing to add|same as above|???|NA|N / A|No, nothing
I dont have any comments|   |\x00|1234"""
SAYS_SOMETHING = """no heating|none of the lifts work|nothing works|no one came|No repairs done|good|damp
👍|Nothing gets done|see above the door, mould|no response to my emails|not sure who to call
no hot water|寒い"""


@pytest.mark.parametrize("text", ["", *EMPTY.replace("\n", "|").split("|")])
def test_an_answer_that_says_nothing_is_recognised(text):
    assert is_empty(text)


@pytest.mark.parametrize("text", SAYS_SOMETHING.replace("\n", "|").split("|"))
def test_a_short_answer_that_says_something_is_kept(text):
    assert not is_empty(text)


def test_case_space_punctuation_and_invisible_characters_do_not_make_a_different_remark():
    ways = ["Damp and mould", "  DAMP and\tmould!!", "da\u200bmp and mo\u00aduld", "damp\x00and mould"]

    assert {fold(way) for way in ways} == {"damp and mould"}


def test_the_commonest_spelling_stands_for_a_folded_remark():
    ready = prepare(["ASB again", "asb again", "asb again", "n/a"])

    assert (ready.spelling, ready.weights, ready.places) == (["asb again"], [3], [0, 0, 0, None])
