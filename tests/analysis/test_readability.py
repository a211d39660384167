"""Reading ages, against syllables counted by hand and texts of known difficulty."""

import pytest

from analysis.readability import grade, reading_age, sentences, syllables

COUNTED = {
    "mat": 1, "home": 1, "homes": 1, "asked": 1, "repairs": 2, "landlord": 2, "happy": 2, "about": 2,
    "table": 2, "houses": 2, "wanted": 2, "customer": 3, "complaint": 2, "community": 4, "area": 3,
    "accountability": 6, "satisfaction": 4, "we're": 1, "the": 1, "people": 2, "safety": 2, "neighbour": 2,
}  # fmt: skip


def test_most_syllables_are_counted_as_people_count_them():
    wrong = {word: (syllables(word), n) for word, n in COUNTED.items() if syllables(word) != n}
    assert len(wrong) <= 2, wrong


def test_the_formula_is_kincaids():
    # Six words, one sentence, six syllables: 0.39 × 6 + 11.8 × 1 − 15.59.
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)


def test_plain_words_are_for_children_and_legal_words_are_not():
    plain = "Tell us what you think. We read every word. We will tell you what we do about it."
    legal = (
        "Notwithstanding the aforementioned provisions, the registered provider shall, in consideration of "
        "representations received, determine appropriate remedial interventions within a reasonable period."
    )
    assert reading_age(plain) <= 9
    assert reading_age(legal) >= 18


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One. Two! Three?", 3),
        ("We pay £2.50 a week.", 1),
        ("A heading\n\nA sentence.", 2),
        ("She said “yes.” Then she left.", 2),
        ("no end", 1),
        ("Wait... what?", 2),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text, number):
    assert sentences(text) == number


@pytest.mark.parametrize("text", ["", "123", "…"])
def test_a_text_without_words_has_no_reading_age(text):
    with pytest.raises(ValueError, match="at least one word"):
        reading_age(text)
