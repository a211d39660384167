"""Forms are filled in by the words beside each question, as a person does."""

from __future__ import annotations

import io

import pytest

from tests.forms_by_label import answer_to, button, error_beside, fill_in
from tests.page_checks import parse

FORM = """<!doctype html><form method="post" action="/send"><input type="hidden" name="token" value="t">
<label for="words">What happened?</label><textarea id="words" name="words">
before</textarea>
<label for="town">Town</label><select id="town" name="town"><option value="1">Leeds</option>
<option value="2" selected>York</option></select>
<fieldset aria-describedby="how-error"><legend>How do you feel?</legend><p id="how-error"><span>Error:</span> Choose one</p>
<input type="radio" id="a" name="how" value="good" checked><label for="a">Good</label>
<input type="radio" id="b" name="how" value="bad"><label for="b">Bad</label></fieldset>
<fieldset><legend>Which ways?</legend><label><input type="checkbox" name="way" value="e"> E-mail</label>
<label><input type="checkbox" name="way" value="l"> Letter</label></fieldset>
<label for="file">A photograph</label><input type="file" id="file" name="file">
<button name="then" value="back">Go back</button><button>Send it</button></form>
<form><button>Search</button></form>"""


@pytest.fixture
def tree():
    return parse(FORM)[0]


def sent(tree, words):
    return {
        name: values if len(values) > 1 else values[0] for name, values in button(tree, words).data.lists()
    }


def test_a_form_left_as_it_is_sends_what_it_holds(tree):
    assert sent(tree, "Send it") == {"token": "t", "words": "before", "town": "2", "how": "good"}


def test_the_pressed_button_is_sent_and_no_other(tree):
    assert sent(tree, "Go back")["then"] == "back"


def test_answers_go_where_their_labels_point(tree):
    picture = (io.BytesIO(b"x"), "x.png")
    fill_in(tree, "What happened?", "The lift")
    fill_in(tree, "Town", "Leeds")
    fill_in(tree, "How do you feel?", "Bad")
    fill_in(tree, "Which ways?", ["E-mail", "Letter"])
    fill_in(tree, "A photograph", picture)

    expected = {
        "token": "t",
        "words": "The lift",
        "town": "1",
        "how": "bad",
        "way": ["e", "l"],
        "file": picture,
    }
    assert sent(tree, "Send it") == expected


def test_a_page_tells_what_it_holds_as_an_answer(tree):
    assert answer_to(tree, "What happened?") == "before"
    assert answer_to(tree, "Town") == "York"
    assert answer_to(tree, "How do you feel?") == "Good"
    assert answer_to(tree, "Which ways?") == []


def test_the_error_is_the_one_tied_to_the_question(tree):
    assert error_beside(tree, "How do you feel?") == "Choose one"
    assert error_beside(tree, "Town") is None


def test_a_question_that_is_not_asked_fails_with_those_that_are(tree):
    with pytest.raises(AssertionError, match="A photograph"):
        fill_in(tree, "Your telephone number", "1")


def test_a_choice_that_is_not_offered_fails_with_those_that_are(tree):
    with pytest.raises(AssertionError, match="Good"):
        fill_in(tree, "How do you feel?", "Indifferent")


def test_a_button_that_is_not_there_fails_with_those_that_are(tree):
    with pytest.raises(AssertionError, match="Search"):
        button(tree, "Publish")
