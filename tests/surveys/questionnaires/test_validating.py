"""Reading what was sent: every kind of question, and everything people and machines send."""

from __future__ import annotations

import pytest

from surveys.questionnaires.validating import Checker
from tests.makers.surveys import SHORT

CHECK = Checker(SHORT)


def only(key, *values):
    answers, errors = CHECK({"lift": "Yes", key: list(values)}, only=["lift", key])
    return answers.get(key), errors.get(key)


@pytest.mark.parametrize(
    ("key", "sent", "kept"),
    [
        ("lift", ["Yes"], "Yes"),
        ("works", ["Not applicable/don't know"], "Not applicable/don't know"),
        ("fix", ["Bins", "Lights"], ["Lights", "Bins"]),
        ("easy", ["10"], 10),
        ("easy", ["0"], 0),
        ("words", ["  The lift\r\nis out \x00\x07"], "The lift\nis out"),
        ("words", ["شكرا 🛗"], "شكرا 🛗"),
        ("words", ["<script>alert(1)</script>"], "<script>alert(1)</script>"),
        ("words", ["=1+1"], "=1+1"),
        ("words", ["   "], None),
    ],
)
def test_a_good_answer_is_kept(key, sent, kept):
    assert only(key, *sent) == (kept, None)


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("lift", ["Maybe"]),
        ("works", ["Very satisfied", "Very dissatisfied"]),
        ("fix", ["Lights", "Roof"]),
        ("easy", ["11"]),
        ("easy", ["ten"]),
        ("easy", ["1e1"]),
        ("words", ["x" * 1_000_000]),
    ],
)
def test_an_answer_that_cannot_be_used_gets_a_sentence(key, sent):
    answer, error = only(key, *sent)
    assert answer is None
    assert str(error)


def test_a_required_question_left_out_is_asked_for():
    _answers, errors = CHECK({})
    assert set(errors) == {"lift"}


def test_an_answer_to_a_question_that_was_not_asked_is_dropped():
    answers, errors = CHECK({"lift": "No", "works": "Very satisfied"})
    assert answers == {"lift": "No"}
    assert not errors


def test_changing_yes_to_no_takes_back_what_followed():
    answers, _errors = CHECK(
        {"lift": "No"}, only=["lift"], earlier={"lift": "Yes", "works": "Very satisfied"}
    )
    assert answers == {"lift": "No"}


def test_unknown_fields_are_left_alone():
    answers, _errors = CHECK({"lift": "No", "admin": "1"})
    assert answers == {"lift": "No"}
