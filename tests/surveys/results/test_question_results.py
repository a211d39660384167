"""Known answers, worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from analysis.estimates.tsm import NOT_APPLICABLE
from surveys.results.survey_results import results
from tests.makers.surveys_results import a_question, a_survey, answered

VERY, FAIRLY, NEITHER, BAD, WORST = (
    "Very satisfied",
    "Fairly satisfied",
    "Neither satisfied nor dissatisfied",
    "Fairly dissatisfied",
    "Very dissatisfied",
)


def of(survey, key):
    return results(survey).question(key)


def a_scale(*groups, **more):
    survey = a_survey(a_question("q1", "satisfaction", apart=True), **more)
    return of(answered(survey, *((n, {"q1": words}) for words, n in groups)), "q1")


def test_the_score_leaves_not_applicable_out_of_its_base(app):
    one = a_scale((VERY, 30), (FAIRLY, 42), (NEITHER, 8), (BAD, 10), (WORST, 10), (NOT_APPLICABLE, 25))
    assert one.base == 100
    assert one.positive == 72
    assert one.share == Fraction(72, 100)
    assert one.score == 72
    assert one.not_in_base == 25
    assert NOT_APPLICABLE not in one.counts


def test_the_range_is_wilsons(app):
    one = a_scale((VERY, 30), (FAIRLY, 42), (NEITHER, 8), (BAD, 10), (WORST, 10))
    # By hand: (0.72 + z²/200 ± z √(0.72 · 0.28 / 100 + z²/40000)) / (1 + z²/100), z = 1.959964.
    assert one.low == pytest.approx(0.62515, abs=5e-5)
    assert one.high == pytest.approx(0.79861, abs=5e-5)


def test_nine_answers_give_no_percentage_and_ten_do(app):
    nine = a_scale((VERY, 9))
    assert (nine.base, nine.share, nine.low) == (9, None, None)
    ten = a_scale((VERY, 10))
    assert (ten.base, ten.share) == (10, 1)


def test_nobody_is_not_too_few(app):
    one = of(a_survey(a_question("q1", "satisfaction")), "q1")
    assert one.base == 0
    assert one.share is None


def test_the_share_stands_beside_hidden_counts_only_when_it_gives_none_away(app):
    safe = a_scale((VERY, 20), (FAIRLY, 20), (NEITHER, 3), (BAD, 9), (WORST, 8))
    assert safe.share == Fraction(40, 60)
    assert safe.counts[NEITHER] is None
    one_alone = a_scale((VERY, 40), (NEITHER, 3))
    assert one_alone.share is None, "a share of 40 in 43 says that 3 are not satisfied"


def test_nought_is_an_answer(app):
    survey = a_survey(a_question("q1", "zero_to_ten"))
    one = of(answered(survey, (6, {"q1": 0}), (5, {"q1": 10}), (9, {})), "q1")
    assert one.base == 11
    assert one.counts["0"] == 6
    assert one.mean == Fraction(50, 11)


def test_no_mean_stands_beside_hidden_counts(app):
    survey = a_survey(a_question("q1", "zero_to_ten"))
    one = of(answered(survey, (6, {"q1": 0}), (3, {"q1": 4}), (8, {"q1": 10})), "q1")
    assert one.has_hidden
    assert one.mean is None


def test_several_ticks_are_counted_of_people(app):
    survey = a_survey(a_question("q1", "multiple_choice", choices=["Lights", "Doors", "Bins"]))
    one = of(answered(survey, (10, {"q1": ["Lights", "Doors"]}), (10, {"q1": ["Lights"]}), (5, {})), "q1")
    assert one.base == 20
    assert one.counts == {"Lights": 20, "Doors": 10, "Bins": 0}
    assert [cell.share for cell in one.cells] == [1, Fraction(1, 2), 0]


def test_of_ticks_a_small_count_is_not_hidden_alone(app):
    survey = a_survey(a_question("q1", "multiple_choice", choices=["Lights", "Doors", "Bins"]))
    groups = (12, {"q1": ["Lights"]}), (3, {"q1": ["Doors"]}), (7, {"q1": ["Lights", "Bins"]})
    one = of(answered(survey, *groups), "q1")
    assert one.counts == {"Lights": 19, "Doors": None, "Bins": None}


def test_comments_are_counted_and_a_few_are_hidden(app):
    survey = a_survey(a_question("q1", "long_text"), a_question("q2", "short_text"))
    answered(survey, (4, {"q1": "Damp", "q2": "Damp"}), (3, {"q1": "Cold"}))
    assert of(survey, "q1").base == 7
    assert of(survey, "q2").base is None


def a_followed(yes, no, happy):
    survey = a_survey(
        a_question("lift", "single_choice", choices=["Yes", "No"]),
        a_question("works", "satisfaction", show_if={"question": "lift", "is": ["Yes"]}),
    )
    rest = yes - happy
    return answered(
        survey,
        (happy, {"lift": "Yes", "works": VERY}),
        (rest, {"lift": "Yes", "works": WORST}),
        (no, {"lift": "No"}),
    )


def test_those_not_asked_are_not_in_the_base(app):
    one = of(a_followed(yes=30, no=12, happy=20), "works")
    assert (one.base, one.share) == (30, Fraction(2, 3))


def test_the_base_of_a_question_does_not_give_away_who_was_not_asked_it(app):
    survey = a_followed(yes=30, no=3, happy=20)
    assert of(survey, "lift").counts == {"Yes": None, "No": None}
    assert of(survey, "works").is_withheld, "30 of 33 were asked, so 3 said no"


@pytest.mark.postgres
def test_every_kind_of_answer_is_counted_on_both_databases(app):
    survey = a_survey(
        a_question("one", "single_choice", choices=['Said "no"', "Ja, ünd"]),
        a_question("many", "multiple_choice", choices=["a, b", "[c]"]),
        a_question("number", "zero_to_ten"),
    )
    answered(
        survey,
        (7, {"one": 'Said "no"', "many": ["a, b", "[c]"], "number": 0}),
        (5, {"one": "Ja, ünd", "many": ["[c]"], "number": 10}),
    )
    assert of(survey, "one").counts == {'Said "no"': 7, "Ja, ünd": 5}
    assert of(survey, "many").counts == {"a, b": 7, "[c]": 12}
    assert (of(survey, "number").counts["0"], of(survey, "number").counts["10"]) == (7, 5)


def test_an_answer_that_comes_later_is_counted(app):
    survey = answered(a_survey(a_question("q1", "zero_to_ten")), (6, {"q1": 3}))
    assert of(survey, "q1").base == 6
    assert of(answered(survey, (1, {"q1": 3})), "q1").base == 7
