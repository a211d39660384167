"""Follow codes can be said on the telephone and cannot be guessed."""

from __future__ import annotations

from math import log2

from engagement.voices import codes


def test_a_code_holds_forty_bits_or_more():
    assert log2(len(codes.words()) ** codes.WORDS_IN_A_CODE * 10**codes.DIGITS) >= 40


def test_the_list_has_2200_short_plain_words_or_more():
    words = codes.words()
    assert len(words) >= 2200
    assert len(set(words)) == len(words)
    assert all(word.isascii() and word.isalpha() and word.islower() and 3 <= len(word) <= 8 for word in words)


def test_a_code_is_three_words_and_two_digits():
    *words, digits = codes.new_code().split("-")
    assert len(words) == 3
    assert all(word.lower() in codes.words() for word in words)
    assert len(digits) == 2
    assert digits.isdigit()


def test_codes_differ():
    assert len({codes.new_code() for _ in range(1000)}) == 1000
