"""Which questions are asked, and what is wrong with a route before anyone meets it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.questionnaires.routing import kept, problems, remaining, remaining_in_words, shown


def asked_if(key, question, *values, **more):
    return {"key": key, "show_if": {"question": question, "is": list(values)}, **more}


SURVEY = [
    {"key": "overall"},
    {"key": "repair", "choices": ["yes", "no"]},
    asked_if("time", "repair", "yes", choices=["good", "bad"]),
    asked_if("why", "time", "bad"),
    {"key": "areas", "choices": ["stairs", "garden", "none"]},
    asked_if("clean", "areas", "stairs", "garden"),
]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, ["overall", "repair", "areas"]),
        ({"repair": "yes"}, ["overall", "repair", "time", "areas"]),
        ({"repair": "yes", "time": "bad"}, ["overall", "repair", "time", "why", "areas"]),
        ({"repair": "no", "time": "bad"}, ["overall", "repair", "areas"]),
        ({"areas": ["none", "garden"]}, ["overall", "repair", "areas", "clean"]),
        ({"areas": []}, ["overall", "repair", "areas"]),
        ({"areas": None}, ["overall", "repair", "areas"]),
    ],
    ids=[
        "nothing yet",
        "yes",
        "two steps",
        "a changed mind hides both",
        "one of many",
        "none chosen",
        "left out",
    ],
)
def test_a_question_is_asked_when_its_rule_is_met(answers, expected):
    assert shown(SURVEY, answers) == expected


def test_answers_to_hidden_questions_no_longer_count():
    assert kept(SURVEY, {"repair": "no", "time": "bad", "why": "slow", "overall": "good"}) == {
        "repair": "no",
        "overall": "good",
    }


def test_what_may_yet_be_asked_is_counted_as_left():
    assert remaining(SURVEY, {}) == 6
    assert remaining(SURVEY, {"overall": "good", "repair": "no"}) == 2
    assert remaining(SURVEY, {"overall": "good", "repair": "no", "areas": ["none"]}) == 0


def test_a_question_passed_over_is_not_left():
    assert remaining(SURVEY, {}, seen=["overall", "repair"]) == 2


@pytest.mark.parametrize(("n", "words"), [(4, "About 4 left"), (1, "Last one"), (0, "All done")])
def test_what_is_left_is_said_in_words(n, words):
    assert remaining_in_words(n) == words


choice = st.sampled_from(["yes", "no"])


@st.composite
def questionnaires(draw):
    questions = []
    for n in range(draw(st.integers(1, 7))):
        question = {"key": f"q{n}", "choices": ["yes", "no"]}
        if n and draw(st.booleans()):
            question = asked_if(
                f"q{n}", f"q{draw(st.integers(0, n - 1))}", draw(choice), choices=["yes", "no"]
            )
        questions.append(question)
    return questions


@settings(deadline=None)
@given(questionnaires(), st.data())
def test_going_forward_what_is_left_only_falls_and_ends_at_nought(questions, data):
    answers, left = {}, remaining(questions, {})
    while waiting := [key for key in shown(questions, answers) if key not in answers]:
        answers[waiting[0]] = data.draw(choice)
        assert remaining(questions, answers) < left
        left = remaining(questions, answers)
    assert left == 0
    assert problems(questions) == []


@pytest.mark.parametrize(
    ("questions", "sentence"),
    [
        ([asked_if("a", "nowhere", "yes")], "no such question"),
        ([asked_if("a", "b", "yes"), {"key": "b"}], "comes later"),
        ([asked_if("a", "a", "yes")], "itself"),
        ([{"key": "a", "choices": ["yes"]}, asked_if("b", "a", "perhaps")], "does not offer"),
        ([{"key": "a"}, asked_if("b", "a")], "no answer is named"),
        ([{"key": "a"}, {"key": "a"}], "Two questions"),
    ],
    ids=["unknown question", "forward", "itself", "unknown choice", "no answer", "same key"],
)
def test_a_route_that_cannot_work_is_named_before_opening(questions, sentence):
    (problem,) = problems(questions)
    assert sentence in problem.sentence


def test_a_question_answered_in_words_may_be_depended_on():
    assert problems([{"key": "a"}, asked_if("b", "a", "anything")]) == []
