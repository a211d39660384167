"""Planning meetings, and writing them up."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from scrutiny.committees.models import AgendaItem, Meeting


def plan_meeting(*, title: str, on: date, place: str, by: Account | None) -> Meeting:
    """Say when and where the committee meets."""
    meeting = Meeting(title=title, on=on, place=place, planned_by_id=by.id if by else None)
    db.session.add(meeting)
    audit.record("meeting.planned", meeting, by=by, on=on)
    return meeting


def add_item(meeting: Meeting, title: str, *, by: Account | None) -> AgendaItem:
    """Put something on the agenda.

    Raises Refused once the meeting is written up.
    """
    if meeting.is_written_up:
        raise Refused(_("This meeting is over. Put it on the next one."), field="title")
    item = AgendaItem(number=len(meeting.items) + 1, title=title)
    meeting.items.append(item)
    audit.record("meeting.item_added", meeting, by=by, number=item.number)
    return item


def note(item: AgendaItem, *, was_said: str, decided: str = "", who: str = "", by: Account | None) -> None:
    """Write down what was said about an item, and what was decided."""
    item.was_said, item.decided, item.who = was_said, decided, who
    audit.record("meeting.item_noted", item.meeting, by=by, number=item.number)


def write_up(meeting: Meeting, *, present: int, apologies: str = "", by: Account | None) -> None:
    """Say how many came, and who sent word that they could not.

    Raises Refused for a meeting that is still to come.
    """
    if meeting.on > clock.today():
        raise Refused(_("This meeting is still to come."), field="present")
    meeting.present, meeting.apologies = present, apologies
    audit.record("meeting.written_up", meeting, by=by, present=present)
