"""What may stand on a paper: read from boxes, with a sentence for each mistake."""

from __future__ import annotations

import pytest

from core.errors import Refused
from surveys.ballots import marks
from surveys.ballots.marks import BLANK, ONE, RANKS, SCORES, SPOILED, TICKS, YES_NO, Rules

THREE = Rules(RANKS, ("a", "b", "c"))


def typed(**boxes: str) -> dict[str, list[str]]:
    return {f"mark-{key}": [text] for key, text in boxes.items()}


@pytest.fixture(autouse=True)
def _english(app):
    with app.test_request_context():
        yield


def test_numbers_are_read_however_they_are_spaced():
    assert marks.read(THREE, typed(a=" 2 ", b="1", c="")).marks == {"a": 2, "b": 1}


@pytest.mark.parametrize(
    ("boxes", "box", "said"),
    [
        ({"a": "1", "b": "1"}, "mark-b", "You have used 1 more than once"),
        ({"a": "1", "b": "3"}, "mark-b", "You have not used 2. Use it before this."),
        ({"a": "first"}, "mark-a", "Write a number, or leave the box empty"),
        ({"a": "٢"}, "mark-a", "Write a number, or leave the box empty"),
        ({"a": "4"}, "mark-a", "Use numbers from 1 to 3"),
        ({"a": "0"}, "mark-a", "Use numbers from 1 to 3"),
        ({"a": "99999999999"}, "mark-a", "Write a number, or leave the box empty"),
    ],
)
def test_each_mistake_is_said_beside_its_box(boxes, box, said):
    assert marks.read(THREE, typed(**boxes)).errors[box] == said


def test_a_paper_with_nothing_on_it_is_blank():
    assert marks.read(THREE, {}).is_blank
    assert marks.read(Rules(TICKS, ("a",)), {"mark": []}).is_blank


def test_ticks_over_the_number_are_counted_out_loud():
    rules = Rules(TICKS, ("a", "b", "c"), most=2)
    assert marks.read(rules, {"mark": ["a", "b"]}).marks == ["a", "b"]
    assert (
        marks.read(rules, {"mark": ["a", "b", "c"]}).errors["mark"] == "You have ticked 3. Tick 2 or fewer."
    )
    assert (
        marks.read(Rules(ONE, ("a", "b")), {"mark": ["a", "b"]}).errors["mark"]
        == "You have ticked 2. Tick only one."
    )


def test_points_may_be_alike_and_nought():
    assert marks.read(Rules(SCORES, ("a", "b"), highest=5), typed(a="0", b="0")).marks == {"a": 0, "b": 0}
    assert marks.read(Rules(SCORES, ("a",), highest=5), typed(a="6")).errors


def test_yes_or_no():
    assert marks.read(Rules(YES_NO), {"mark": ["no"]}).marks == "no"
    assert marks.read(Rules(YES_NO), {"mark": ["perhaps"]}).is_blank


def test_a_name_that_has_withdrawn_is_passed_over():
    assert marks.read(Rules(RANKS, ("a",), withdrawn=("b",)), typed(a="1", b="2")).marks == {"a": 1}


@pytest.mark.parametrize("good", [BLANK, SPOILED, {"a": 1}, {"a": 1, "b": 1}, {"b": 3}])
def test_papers_with_mistakes_a_count_can_read_are_kept(good):
    assert marks.check(THREE, good) == good


@pytest.mark.parametrize(
    "bad",
    [None, {}, [], "yes", {"z": 1}, {"a": 0}, {"a": 4}, {"a": True}, {"a": "1"}, ["a"], {"blank": False}],
)
def test_what_is_no_paper_of_this_vote_is_refused(bad):
    with pytest.raises(Refused):
        marks.check(THREE, bad)


def test_every_paper_fits_its_width():
    import json

    for kind, fullest in (
        (RANKS, {"o1": 12, "o2": 11}),
        (TICKS, ["o1", "o2"]),
        (SCORES, {"o1": 999999, "o2": 999999}),
    ):
        width = Rules(kind, ("o1", "o2")).width
        assert max(len(json.dumps(each)) for each in (fullest, BLANK, SPOILED)) <= width
