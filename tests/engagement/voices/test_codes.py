"""Follow codes are long enough to be safe and plain enough to be said."""

import random
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.voices.codes import NOISE, NUMBERS, WORDS_IN_A_CODE, key_of, new_code, normalise, words

SECRET = b"sixteen bytes or more"


def test_a_code_holds_at_least_forty_bits():
    assert len(set(words())) == len(words()) >= 2_300
    assert WORDS_IN_A_CODE * log2(len(words())) + log2(NUMBERS) >= 40


def test_words_are_short_and_in_order():
    assert all(
        word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 6 for word in words()
    )
    assert list(words()) == sorted(words())


def test_a_code_looks_like_the_one_on_the_poster():
    code = new_code()
    *said, number = code.split("-")
    assert len(said) == 3
    assert all(word.lower() in words() for word in said)
    assert number.isdigit() and len(number) == 2


def test_codes_use_the_whole_list_evenly():
    seeded = random.Random(1)
    first = [new_code(seeded).split("-")[0] for _ in range(20_000)]
    # 20,000 draws from over 2,300 words leave about 1 in 5,000 unseen.
    assert len(set(first)) > 0.99 * len(words())


CODE = "-".join(word.upper() for word in words()[100:103]) + "-07"
A, B, C = words()[100:103]


@pytest.mark.parametrize(
    "typed",
    [
        CODE, CODE.lower(), f"{A} {B} {C} 07", f"{A}.{B}.{C}.7", f"  {A}, {B} and {C} 7 ", f"{A}–{B}—{C} 0 7",
        f"{A}{chr(0xA0)}{B}\n{C} 007", f"{A}_{B}_{C}_07", f"My code is {A} dash {B} dash {C} number 7", f"{A} {B} {C}07",
        f"{A}{B}{C}07", f"{A} {B}{C} 07",
    ],
)  # fmt: skip
def test_what_people_type_is_forgiven(typed):
    assert normalise(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    ["", "42", A, f"{A} {B} 07", f"{A} {B} {C}", f"{A} {B} {C} {A} 07", f"{A} {B} {C} 107", f"{A} {B} qqqq 07",
     f"{A} {B} {C} 07" + " " * 500, "\0", "🙂 🙂 🙂 07"],
)  # fmt: skip
def test_what_is_no_code_is_none(typed):
    assert normalise(typed) is None


def test_noise_is_never_a_word_of_a_code():
    assert NOISE.isdisjoint(words())


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from([" ", "-", ".", " - ", ", ", "\t", " and "]))
def test_any_code_survives_being_retyped(chance, between):
    code = new_code(chance)
    assert normalise(code.lower().replace("-", between)) == code


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_code_or_none(text):
    found = normalise(text)
    assert found is None or normalise(found) == found


def test_the_key_depends_on_the_code_and_the_secret_and_not_on_how_it_was_typed():
    key = key_of(CODE, SECRET)
    assert len(key) == 64
    assert key == key_of(CODE.lower().replace("-", " "), SECRET)
    assert key != key_of(CODE, SECRET + b"!")
    assert key != key_of(CODE.replace("07", "08"), SECRET)


def test_long_secrets_count_to_their_end():
    assert key_of(CODE, b"x" * 100 + b"a") != key_of(CODE, b"x" * 100 + b"b")


@pytest.mark.parametrize(("code", "secret"), [(" - ", SECRET), (CODE, b"short")])
def test_a_key_is_not_made_of_nonsense(code, secret):
    with pytest.raises(ValueError, match=r"not a follow code|bytes or more"):
        key_of(code, secret)
