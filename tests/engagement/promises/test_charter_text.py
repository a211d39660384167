"""Reading a charter as people write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.promises.charter_text import (
    UnreadableCharter,
    UnreadableLine,
    WrongLetters,
    as_json,
    read_charter,
)
from tests.shared_data import shared

SMALL = """Our charter

Voice - We listen to you.

  • By asking you.
  •   By learning  from you

Our Services – We come when we say.
  • By turning up.

What we ask from you:
  • That you let us in.
"""

# The landlord's own charter is reference material kept beside the checkout, not in it.
REAL = "reference/customer-charter.txt"


@pytest.fixture
def real() -> str:
    return shared(REAL).read_text(encoding="utf-8")


def test_the_real_charter_has_seven_commitments_and_39_promises(real):
    charter = read_charter(real, "VRCSONA")
    counted = {commitment.letter: len(commitment.promises) for commitment in charter.commitments}
    assert counted == {"V": 6, "R": 5, "C": 5, "S": 5, "O": 7, "N": 5, "A": 6}
    assert len(charter.asks) == 7
    assert charter.commitments[-1].promises[-1].ref == "A6"


def test_the_real_charters_slip_is_kept_and_its_spaces_tidied(real):
    promises = {p.ref: p.text for c in read_charter(real).commitments for p in c.promises}
    assert "based on customers' vire to our" in promises["A3"]
    assert promises["V6"].startswith("By understanding what's important")
    assert promises["O1"] == "By taking responsibility of your enquiries."


def test_the_real_charters_letters_are_the_first_not_yet_taken(real):
    assert "".join(commitment.letter for commitment in read_charter(real).commitments) == "VRCSOEA"


@pytest.mark.parametrize("letters", [None, "VRCSONA"])
def test_a_strange_line_in_the_real_charter_is_named_by_its_number(real, letters):
    lines = real.split("\n")
    lines.insert(9, "This line belongs nowhere")
    with pytest.raises(UnreadableLine, match="Line 10 ") as refusal:
        read_charter("\n".join(lines), letters)
    assert (refusal.value.line_number, refusal.value.text) == (10, "This line belongs nowhere")


def test_json_has_the_agreed_shape():
    assert as_json(read_charter(SMALL)) == {
        "commitments": [
            {
                "letter": "V",
                "name": "Voice",
                "statement": "We listen to you.",
                "promises": [
                    {"ref": "V1", "text": "By asking you."},
                    {"ref": "V2", "text": "By learning from you"},
                ],
            },
            {
                "letter": "O",
                "name": "Our Services",
                "statement": "We come when we say.",
                "promises": [{"ref": "O1", "text": "By turning up."}],
            },
        ],
        "asks": ["That you let us in."],
    }


def test_the_title_is_kept_apart():
    assert read_charter(SMALL).title == "Our charter"


def test_a_name_whose_letters_are_all_taken_gets_the_first_one_left():
    text = "".join(f"{name} - We will.\n• By trying\n" for name in ("Aa", "Bb", "Ab", "Ü"))
    assert [commitment.letter for commitment in read_charter(text).commitments] == ["A", "B", "C", "D"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Title\nSecond title\nVoice - We listen.\n• x", 2),
        ("• A bullet first\nVoice - We listen.\n• x", 1),
        ("Voice - We listen.\n• x\n•\n• y", 3),
        ("Voice - We listen.\n• x\nSafety - We care.\nRespect - We respect.\n• y", 3),
        ("Voice - We listen.\n• x\nvoice - We listen again.\n• y", 3),
        ("Voice - We listen.\n• x\nWhat we ask from you:\n• a\nWhat we ask from you:\n• b", 5),
        ("Voice - We listen.\r\n\r\n• x\r\nnowhere", 4),
        ("Voice - We listen.\n• x\nWe pay 10.50 each month. It is fair - we think.", 3),
        ("Voice - We listen.\n• x\n10.5 homes", 3),
    ],
    ids=[
        "two titles",
        "bullet first",
        "empty bullet",
        "no promises",
        "same name",
        "asks twice",
        "windows ends",
        "a sentence with a dash",
        "a decimal is no bullet",
    ],
)
def test_a_line_that_cannot_be_placed_is_named_by_its_number(text, number):
    with pytest.raises(UnreadableLine) as refusal:
        read_charter(text)
    assert refusal.value.line_number == number
    assert str(refusal.value).startswith(f"Line {number} ")


@pytest.mark.parametrize("text", ["", " \n\n ", "Only a title", "What we ask from you:\n• Kindness"])
def test_a_text_without_commitments_is_refused(text):
    with pytest.raises(UnreadableCharter, match="no commitments"):
        read_charter(text)


@pytest.mark.parametrize(
    ("letters", "sentence"),
    [
        ("V", "2 commitments, and 1 letters"),
        ("VOX", "3 letters"),
        ("VV", "Repeated: V"),
        ("V1", "not: 1"),
        ("", "0 letters"),
    ],
    ids=["too few", "too many", "repeated", "not a letter", "none"],
)
def test_letters_that_do_not_fit_are_refused(letters, sentence):
    with pytest.raises(WrongLetters, match=sentence):
        read_charter(SMALL, letters)


def test_small_letters_are_taken_as_capitals():
    assert [commitment.letter for commitment in read_charter(SMALL, "vo").commitments] == ["V", "O"]


WORDS = ["by", "listening", "to", "you", "–", "well,", "always", "1.", "-"]
spaces = st.text(" \t\u00a0\u2003\u200b", max_size=4)
some_space = st.text(" \t\u00a0", min_size=1, max_size=3)
bullets = st.sampled_from(["•", "-", "*", "–", "·", "1.", "12)", "(3)", "a)"])
dashes = st.sampled_from(["-", "–", "—", "--"])
line_ends = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n"])
words = st.lists(st.sampled_from(WORDS), min_size=1)


@settings(deadline=None)
@given(data=st.data())
def test_odd_spaces_dashes_and_bullets_change_nothing(data):
    def draw(strategy):
        return data.draw(strategy)

    def bullet(text):
        return draw(spaces) + draw(bullets) + draw(some_space) + draw(some_space).join(text) + draw(spaces)

    promises = [["By", *draw(words)] for _ in range(3)]
    lines = [
        f"{draw(spaces)}Self-service{draw(some_space)}{draw(dashes)}{draw(some_space)}We{draw(some_space)}will.",
        *(bullet(text) for text in promises),
        f"{draw(spaces)}What we ask{draw(some_space)}from you:{draw(spaces)}",
        bullet(["That", "you", "try"]),
    ]
    charter = read_charter("".join(line + draw(line_ends) for line in lines))

    (commitment,) = charter.commitments
    assert (commitment.name, commitment.statement) == ("Self-service", "We will.")
    assert [promise.text for promise in commitment.promises] == [" ".join(text) for text in promises]
    assert [promise.ref for promise in commitment.promises] == ["S1", "S2", "S3"]
    assert charter.asks == ["That you try"]


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text):
    try:
        charter = read_charter(text)
    except UnreadableCharter as refusal:
        assert str(refusal)
    else:
        assert charter.commitments
