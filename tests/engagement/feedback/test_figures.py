"""The numbers of feedback: what is counted, against what, and what is too few to show."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from core import settings
from core.database import db
from core.figures import UnknownFigure, figures, work_out
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from tests.makers.engagement_feedback import a_case, an_answer, an_officer

MONDAY = date(2026, 11, 2)


def eleven_complaints(clock) -> None:
    """Eight answered in time, two late, and one that still has time."""
    clock.move_to("2026-11-24 09:00")
    officer = an_officer()
    for number in range(11):
        case = a_case(received_on=MONDAY if number < 10 else date(2026, 11, 23))
        if number < 10:
            services.acknowledge(case, definition="x", by=officer, on=date(2026, 11, 3), told=False)
            late = date(2026, 11, 20) if number >= 8 else date(2026, 11, 17)
            learning = "Call back." if number < 3 else ""
            services.answer_complaint(case, an_answer(learning=learning), by=officer, on=late, told=False)
    db.session.commit()


def test_answers_in_time_leave_out_what_still_has_time(app, clock):
    eleven_complaints(clock)
    figure = work_out("feedback.stage1_in_time")
    assert (figure.value, figure.base) == (Fraction(8, 10), 10)
    assert "10 working days" in figure.how


def test_both_ways_to_count_are_kept_beside_each_other(app, clock):
    eleven_complaints(clock)
    a_case(received_on=date(2026, 10, 1))  # nobody even said that we have it
    received, answered = work_out("feedback.stage1_in_time").rows
    assert (received["base"], answered["base"]) == (11, 10)
    settings.change("feedback.in_time_of", "answered", by=None)
    db.session.commit()
    assert work_out("feedback.stage1_in_time").base == 10


def test_acknowledged_in_time_and_learning(app, clock):
    eleven_complaints(clock)
    assert work_out("feedback.acknowledged_in_time").value == 1
    assert work_out("feedback.learning_recorded").value == Fraction(3, 10)
    assert work_out("feedback.complaints_received", since="2026-11-23").value == 1


def test_fewer_than_ten_make_no_share(app):
    a_case()
    services.answer_complaint(a_case(), an_answer(), by=an_officer(), told=False)
    db.session.commit()
    figure = work_out("feedback.stage1_in_time")
    assert (figure.value, figure.held_back, figure.base, figure.rows) == (None, True, None, [])


def test_questions_answered_by_the_next_working_day(app, clock):
    clock.move_to("2026-11-30 09:00")
    officer = an_officer()
    for number in range(10):
        case = a_case(CaseKind.ENQUIRY, received_on=date(2026, 11, 20))
        on = date(2026, 11, 23 if number < 7 else 24)
        services.reply_to(case, "Tuesday.", by=officer, on=on, told=False)
    db.session.commit()
    assert work_out("feedback.answered_next_working_day").value == Fraction(7, 10)


def test_every_figure_works_on_an_empty_house_and_says_how(app):
    ours = [name for name in figures.names() if name.startswith("feedback.")]
    assert len(ours) >= 12
    for name in ours:
        assert len(work_out(name).how) > 20, name


def test_a_day_that_is_none_is_refused_with_a_sentence(app):
    with pytest.raises(UnknownFigure, match="2026-04-01"):
        work_out("feedback.complaints_received", since="April")
