"""TSM scores are exact, and leave out exactly whom the regulator leaves out."""

from fractions import Fraction

import pytest

from analysis.estimates.tsm import AGREEMENT, NOT_APPLICABLE, SATISFACTION, score, shown


def test_the_two_best_answers_count_over_all_five():
    assert score(SATISFACTION).percent == 40
    assert score(AGREEMENT, scale=AGREEMENT).percent == 40


def test_those_it_does_not_apply_to_are_left_out():
    found = score(["Very satisfied", NOT_APPLICABLE, None, "Very dissatisfied"])
    assert (found.percent, found.people, found.not_applicable) == (50, 2, 1)


def test_the_score_is_exact_until_shown():
    found = score(["Very satisfied", "Very satisfied", "Very dissatisfied"])
    assert found.percent == Fraction(200, 3)
    assert str(found) == "66.7%"


def test_weights_are_exact_too():
    found = score(["Very satisfied", "Very dissatisfied"], [Fraction(1, 3), Fraction(1, 6)])
    assert found.percent == Fraction(200, 3)


@pytest.mark.parametrize(
    ("percent", "expected"),
    [(Fraction(6805, 100), "68.1"), (Fraction(6804, 100), "68.0"), (Fraction(100), "100.0")],
)
def test_halves_round_up(percent, expected):
    assert shown(percent) == expected


@pytest.mark.parametrize("answers", [[], [None], [NOT_APPLICABLE]])
def test_a_score_of_nothing_is_refused(answers):
    with pytest.raises(ValueError, match="at least one valid"):
        score(answers)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((["Agree"],), "not an answer"),
        ((["Very satisfied"], [1, 1]), "one weight"),
        ((["Very satisfied"], [-1]), "0 or more"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        score(*arguments)
