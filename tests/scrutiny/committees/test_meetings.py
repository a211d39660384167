"""The committee's meetings."""

from __future__ import annotations

from datetime import date

import pytest

from core.database import db
from core.errors import Refused
from core.figures import work_out
from scrutiny.committees import queries, services
from tests.sign_in import an_account
from tests.visitor import Visitor


def test_the_next_meeting_is_said_with_how_long_it_is(app, clock):
    clock.move_to("2026-11-24 09:00")
    services.plan_meeting(title="Committee meeting", on=date(2026, 12, 3), place="The Old Dye Works", by=None)
    db.session.flush()
    assert queries.next_in_words() == "We next meet on 3 December, in 9 days."
    clock.move_to("2026-12-03 09:00")
    assert queries.next_in_words() == "We meet today."
    clock.move_to("2026-12-04 09:00")
    assert queries.next_in_words() == "No day for our next meeting yet."


def test_a_meeting_to_come_is_not_written_up_and_does_not_count(app, clock):
    clock.move_to("2026-11-24 09:00")
    meeting = services.plan_meeting(title="Meeting", on=date(2026, 12, 3), place="Hall", by=None)
    db.session.flush()
    with pytest.raises(Refused, match="still to come"):
        services.write_up(meeting, present=9, by=None)
    assert work_out("committees.meetings").value == 0
    clock.move_to("2026-12-03 09:00")
    assert work_out("committees.meetings", since="2026-12-01", until="2026-12-31").value == 1


def test_the_chair_plans_a_meeting_and_writes_it_up(app, clock):
    clock.move_to("2026-11-24 09:00")
    chair = Visitor(app).signs_in_as("committee_chair")
    page = chair.opens("/meetings/new").fills_in(
        {"Day": "24", "Month": "11", "Year": "2026", "Where is it?": "Lantern House", "What will you talk about?": "Damp\nLetters"},
        then="Plan it",
    )  # fmt: skip
    assert page.says("We meet today.")
    meeting = queries.meetings()[0]
    assert [item.title for item in meeting.items] == ["Damp", "Letters"]
    page = chair.opens(f"/meetings/{meeting.id}").fills_in(
        {"How many of you were there?": "9"}, then="Save it"
    )
    assert Visitor(app).opens("/meetings").says("9 of us were there.")


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_member", "engagement_officer"])
def test_only_the_chair_plans_meetings(app, role):
    Visitor(app).signs_in_as(role).opens("/meetings/new", status=403)


def test_members_are_named_with_the_chair_first(app):
    an_account("committee_member"), an_account("committee_chair"), an_account("pool_member")
    assert [member.name for member in queries.members()] == ["Committee Chair", "Committee Member"]
