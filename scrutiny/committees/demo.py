"""The meetings of Willow Bank's customer committee."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from core import clock
from core.access.permissions import Role
from core.accounts.models import Account
from core.config import ROOT
from core.demo import person
from core.working_days import add_working_days, is_working_day
from scrutiny.committees import services


def play() -> None:
    chair, today = person(Role.CHAIR), clock.today()
    told = json.loads((ROOT / "demo" / "meetings.json").read_text(encoding="utf-8"))
    for each in told["meetings"]:
        _play_one(each, chair, _on_a_working_day(today - timedelta(days=each["days_ago"])))


def _on_a_working_day(day: date) -> date:
    return day if is_working_day(day) else add_working_days(day, 1)


def _play_one(told: dict[str, Any], chair: Account | None, on: date) -> None:
    meeting = services.plan_meeting(title=told["title"], on=on, place=told["place"], by=chair)
    for point in told["items"]:
        item = services.add_item(meeting, point["title"], by=chair)
        services.note(
            item, was_said=point["what_was_said"], decided=point["decided"], who=point["who"], by=chair
        )
    if told["present"] is not None and on <= clock.today():
        services.write_up(
            meeting, present=told["present"], apologies=", ".join(told["sorry_not_here"]), by=chair
        )
