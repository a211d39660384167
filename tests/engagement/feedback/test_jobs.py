"""Reminders: the working day before, and once it is late. Each once, however often the job runs."""

from __future__ import annotations

from sqlalchemy import select

from core.database import db
from core.messages.models import Message
from engagement.feedback import services
from engagement.feedback.jobs import chase_late_cases, tell_of_danger
from engagement.feedback.kinds import CaseKind
from engagement.feedback.services import Safety
from tests.makers.engagement_feedback import a_case, an_officer


def reminders() -> list[Message]:
    wanted = select(Message).where(Message.template == "engagement/feedback/reminder").order_by(Message.id)
    return list(db.session.scalars(wanted))


def test_an_owner_is_reminded_the_working_day_before_and_once_when_late(app, clock):
    clock.move_to("2026-12-21 09:00")
    case, officer = a_case(), an_officer()
    services.assign(case, officer, by=officer)
    db.session.commit()
    assert chase_late_cases() == 0
    clock.move_to("2026-12-29 09:00")
    assert (chase_late_cases(), chase_late_cases()) == (1, 0)
    clock.move_to("2026-12-31 09:00")
    assert (chase_late_cases(), chase_late_cases()) == (1, 0)
    clock.move_to("2027-01-05 09:00")
    assert chase_late_cases() == 0
    assert [message.to_address for message in reminders()] == [officer.email, officer.email]
    assert "is due on 30 December 2026" in reminders()[0].subject
    assert "Late" in reminders()[1].subject


def test_a_case_that_nobody_has_is_chased_with_everybody_who_could(app, clock):
    clock.move_to("2026-12-21 09:00")
    a_case()
    both = {an_officer().email, an_officer().email}
    an_officer("engagement_officer")
    clock.move_to("2026-12-29 09:00")
    assert chase_late_cases() == 2
    assert {message.to_address for message in reminders()} == both


def test_reminders_hold_no_words_of_a_customer(app, clock):
    clock.move_to("2026-12-21 09:00")
    a_case(words="My neighbour Kenneth")
    an_officer()
    clock.move_to("2026-12-29 09:00")
    chase_late_cases()
    assert "Kenneth" not in reminders()[0].body


def test_danger_now_reaches_everybody_who_can_judge_it_once(app):
    a_case(CaseKind.CONCERN, anonymous=True, safety=Safety(danger_now=True), place="Elm Court")
    an_officer()
    assert (tell_of_danger(), tell_of_danger()) == (1, 0)
