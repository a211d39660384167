"""The figures of surveys: how they are named, and what each says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.figures import UnknownFigure, work_out
from surveys.fieldwork import services as fieldwork
from tests.makers.engagement_customers import a_household
from tests.makers.surveys import an_open_survey
from tests.makers.surveys_results import a_question, a_survey, answered, closed

HAPPY, SAD = {"q1": "Very satisfied"}, {"q1": "Very dissatisfied"}


def a_scale(happy, sad, **more):
    return answered(a_survey(a_question("q1", "satisfaction"), **more), (happy, HAPPY), (sad, SAD))


def test_satisfaction_has_its_base_and_says_how_it_was_counted(app):
    survey = a_scale(30, 10)
    figure = work_out("results.satisfaction", survey=survey.slug, question="q1")
    assert (figure.value, figure.base, figure.text) == (Fraction(3, 4), 40, "75%")
    assert "very or fairly satisfied" in figure.how
    assert figure.link == f"/manage/surveys/{survey.slug}/results"


def test_where_everybody_could_answer_there_is_no_margin(app):
    figure = work_out("results.satisfaction", survey=a_scale(30, 10).slug, question="q1")
    assert figure.low is None


def test_fewer_than_ten_are_held_back(app):
    figure = work_out("results.satisfaction", survey=a_scale(9, 0).slug, question="q1")
    assert (figure.value, figure.held_back, figure.text) == (None, True, "too few to show")


def test_nobody_yet_is_not_held_back(app):
    figure = work_out("results.satisfaction", survey=a_scale(0, 0).slug, question="q1")
    assert (figure.value, figure.held_back, figure.text) == (None, False, "not counted yet")


def test_responses_are_counted(app):
    assert work_out("results.responses", survey=a_scale(30, 10).slug).value == 40


def a_measured_survey(happy, sad, days_ago):
    survey = an_open_survey(definition=None, ready_set="tsm")
    answered(survey, (happy, {"TP01": "Very satisfied"}), (sad, {"TP01": "Very dissatisfied"}))
    return closed(survey, days_ago)


def test_a_measure_is_found_by_its_financial_year(app, clock):
    clock.move_to("2026-11-24 12:00")
    a_measured_survey(60, 40, days_ago=366)
    this = a_measured_survey(70, 30, days_ago=1)
    assert work_out("results.tsm", question="TP01", year="2025-26").value == Fraction(60, 100)
    assert work_out("results.tsm", question="TP01", year="2026-27").value == Fraction(70, 100)
    assert work_out("results.tsm", question="TP01").value == Fraction(70, 100)
    change = work_out("results.change", survey=this.slug, question="tp01")
    assert change.value == "about the same"
    assert "z test" in change.how
    assert [row["base"] for row in change.rows] == [100, 100]


def test_a_change_is_more_than_chance_or_it_is_no_change(app, clock):
    clock.move_to("2026-11-24 12:00")
    a_measured_survey(60, 40, days_ago=366)
    this = a_measured_survey(80, 20, days_ago=1)
    assert work_out("results.change", survey=this.slug, question="TP01").value == "up"


def test_under_thirty_answers_are_too_few_to_compare(app, clock):
    clock.move_to("2026-11-24 12:00")
    a_measured_survey(60, 40, days_ago=366)
    this = a_measured_survey(20, 5, days_ago=1)
    change = work_out("results.change", survey=this.slug, question="TP01")
    assert change.value == "too few answers to tell"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("results.satisfaction", {"survey": "nothing", "question": "q1"}),
        ("results.tsm", {"question": "TP01", "year": "1066"}),
        ("results.tsm", {"question": "TP01", "year": "0000"}),
        ("results.tsm", {"question": "TP01", "year": "soon"}),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(app, name, words):
    with pytest.raises(UnknownFigure, match=r"There is no|No survey"):
        work_out(name, **words)


def test_a_random_sample_has_a_margin_and_a_rate(app):
    for _home in range(12):
        a_household()
    survey = a_survey(a_question("q1", "satisfaction"))
    fieldwork.draw_sample(survey, size=10, seed=1, by=None)
    answered(survey, (10, HAPPY), (5, SAD))
    figure = work_out("results.satisfaction", survey=survey.slug, question="q1")
    assert figure.low < figure.value < figure.high
    assert work_out("results.response_rate", survey=survey.slug).base == 10
