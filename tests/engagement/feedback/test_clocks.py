"""What a case waits for, by when, and how it stands, on either side of weekends and bank holidays."""

from __future__ import annotations

from datetime import date

import pytest

from core import settings
from core.database import db
from core.errors import Refused
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from engagement.feedback.state import State, in_words, next_of, stage_deadlines, state_of, working_day_before
from tests.makers.engagement_feedback import a_case, an_answer, an_officer

CHRISTMAS = date(2026, 12, 21)


def test_a_complaint_before_christmas_has_until_the_thirtieth(app):
    case = a_case(received_on=CHRISTMAS)
    assert next_of(case).due.on == date(2026, 12, 30)
    assert state_of(case, date(2026, 12, 30)) is State.SOON
    assert state_of(case, date(2026, 12, 31)) is State.LATE
    assert in_words(case, date(2026, 12, 31)) == "Late by 1 working day"


def test_the_answer_is_due_ten_working_days_after_we_said_we_have_it(app):
    case = a_case(received_on=CHRISTMAS)
    services.acknowledge(case, definition="The gate", by=an_officer(), on=date(2026, 12, 30))
    assert next_of(case).due.on == date(2027, 1, 14)
    services.extend(case, days=10, why="Snow", by=case.owner, on=date(2027, 1, 12))
    assert next_of(case).due.on == date(2027, 1, 28)


def test_stage_2_has_five_days_and_then_twenty(app):
    case, second = a_case(received_on=date(2027, 1, 4)), an_officer()
    services.answer_complaint(case, an_answer(), by=an_officer(), on=date(2027, 1, 8))
    services.escalate(case, by=None, on=date(2027, 1, 11))
    assert next_of(case).due.on == date(2027, 1, 18)
    services.acknowledge(case, definition="The gate", by=second, on=date(2027, 1, 13))
    assert next_of(case).due.on == date(2027, 2, 10)


def test_a_question_on_friday_is_answered_on_monday_in_time(app):
    case = a_case(CaseKind.ENQUIRY, received_on=date(2026, 11, 20))
    assert next_of(case).due.on == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 12, 29), date(2026, 12, 24)), (date(2027, 1, 4), date(2026, 12, 31))],
)
def test_the_working_day_before_skips_weekends_and_bank_holidays(day, before):
    assert working_day_before(day) == before


def test_our_own_target_is_the_day_to_work_to_and_the_codes_day_the_limit(app):
    settings.change("feedback.acknowledge_days_stage_1", 2, by=None, from_on=date(2026, 12, 1))
    db.session.commit()
    case = a_case(received_on=CHRISTMAS)
    assert (next_of(case).aim.on, next_of(case).due.on) == (date(2026, 12, 23), date(2026, 12, 30))
    assert state_of(case, date(2026, 12, 24)) is State.SOON
    assert in_words(case, date(2026, 12, 24)) == "Past our own day"


def test_a_target_counts_only_from_its_day_on(app):
    settings.change("feedback.acknowledge_days_stage_1", 2, by=None, from_on=date(2026, 12, 22))
    db.session.commit()
    assert next_of(a_case(received_on=CHRISTMAS)).own is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("feedback.acknowledge_days_stage_1", 6),
        ("feedback.answer_days_stage_1", 11),
        ("feedback.answer_days_stage_2", 21),
        ("feedback.answer_days_stage_2", -1),
        ("feedback.closures", ["31 December"]),
        ("feedback.reply_days", True),
        ("ombudsman.phone", " "),
    ],
)
def test_a_setting_looser_than_the_code_or_without_sense_is_refused(app, name, value):
    with pytest.raises(Refused):
        settings.change(name, value, by=None)


def test_each_date_says_why(app):
    case = a_case(received_on=CHRISTMAS)
    services.acknowledge(case, definition="The gate", by=an_officer(), on=date(2026, 12, 30))
    said = dict(stage_deadlines(case.stage))
    assert "(Code 6.2)" in said["acknowledge_by"].why
    assert "(Code 6.3)" in said["respond_by"].why
