"""The state of an action, from its facts."""

from __future__ import annotations

from datetime import date

import pytest

from engagement.actions.lateness import Facts, State, Step, Word, days_late, state_of

DUE, DONE_ON, TODAY = date(2026, 11, 1), date(2026, 10, 30), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("facts", "today", "state"),
    [
        pytest.param(Facts(DUE), date(2026, 11, 1), State.NOT_BEGUN, id="nothing yet, on the day itself"),
        pytest.param(Facts(DUE), date(2026, 11, 2), State.LATE, id="nothing yet, the day after"),
        pytest.param(Facts(DUE, [(DONE_ON, Step.DOING)]), DONE_ON, State.BEGUN, id="begun"),
        pytest.param(Facts(DUE, [(DONE_ON, Step.HALF_DONE)]), DONE_ON, State.HALF, id="half done in time"),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.HALF_DONE)]), TODAY, State.LATE, id="half done and late is late"
        ),
        pytest.param(Facts(DUE, [(DONE_ON, Step.DID_NOT)]), TODAY, State.DID_NOT, id="a no is never late"),
        pytest.param(Facts(DUE, [(DONE_ON, Step.DONE)]), TODAY, State.WE_SAY_DONE, id="done, nobody spoke"),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], [(TODAY, Word.AGREE)]),
            TODAY,
            State.CHECKED,
            id="committee agrees",
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], [(date(2026, 10, 1), Word.AGREE)]),
            TODAY,
            State.WE_SAY_DONE,
            id="a word from before it was done does not count",
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], [(TODAY, Word.QUESTION)]),
            TODAY,
            State.WE_SAY_DONE,
            id="a question leaves it",
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], [(TODAY, Word.SEND_BACK)]),
            TODAY,
            State.DISPUTED,
            id="sent back",
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], works=4), TODAY, State.WE_SAY_DONE, id="four are too few"
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], works=4, works_not=2), TODAY, State.AGREED, id="two in three"
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], works=3, works_not=2), TODAY, State.WE_SAY_DONE, id="split"
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], works=2, works_not=3), TODAY, State.DISPUTED, id="most say no"
        ),
        pytest.param(
            Facts(DUE, [(DONE_ON, Step.DONE)], [(TODAY, Word.SEND_BACK)], works=9),
            TODAY,
            State.DISPUTED,
            id="the committee's no outweighs customers' yes",
        ),
    ],
)
def test_the_state_follows_from_the_facts(facts, today, state):
    assert state_of(facts, today) is state


def test_lateness_counts_from_the_first_promise():
    assert days_late(DUE, TODAY) == 23
    assert days_late(DUE, DUE) == 0
