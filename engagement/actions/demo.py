"""What Willow Bank Homes said it would do, in every honest state. The themes behind it are tied on by their own room."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from core import clock
from core.access.permissions import Role
from core.config import ROOT
from core.database import db
from core.demo import person
from engagement.actions import services
from engagement.actions.lateness import Step, Word
from engagement.actions.models import Action, CustomerWord

WORDS = {"agrees": Word.AGREE, "questions": Word.QUESTION, "sent_back": Word.SEND_BACK}
LAST_STEP = {
    "done_agreed": Step.DONE, "done_waiting": Step.DONE, "disputed": Step.DONE, "half_done": Step.HALF_DONE,
    "late": Step.DOING, "refused": Step.DID_NOT,
}  # fmt: skip


def play() -> None:
    staff = {each["key"]: each for each in _read("people.json")["staff"]}
    for told in _read("actions.json")["actions"]:
        _play_one(told, staff)


def _play_one(told: dict[str, Any], staff: dict[str, dict[str, str]]) -> None:
    officer, chair, today = person(Role.OFFICER), person(Role.CHAIR), clock.today()
    owner = staff[told["owner"]]
    action = services.open_action(
        title=told["title"], you_said=told["you_said"], we_will=told["we_will"],
        owner=f"{owner['name']}, {owner['role'].lower()}", by=officer,
        area=told.get("area", ""), opened_on=_ago(today, told["opened_days_ago"]), due_on=_ago(today, told["due_days_ago"]),
    )  # fmt: skip
    action.slug = told["slug"]
    services.publish(action, by=officer, on=min(today, action.opened_on + timedelta(days=7)))
    for number, news in enumerate(told["updates"], start=1):
        last = number == len(told["updates"])
        services.add_update(
            action, step=LAST_STEP.get(told["state"], Step.DOING) if last else Step.DOING, words=news["text"],
            by=officer, done_of=news.get("done"), out_of=news.get("of"), on=_ago(today, news["days_ago"]),
            new_due_on=_ago(today, told["now_due_days_ago"]) if last and told.get("now_due_days_ago") is not None else None,
        )  # fmt: skip
    if told["committee"]["word"] in WORDS and action.is_ended:
        services.judge(
            action, word=WORDS[told["committee"]["word"]], words=told["committee"]["words"], by=chair,
            on=_ago(today, told["committee"]["days_ago"]),
        )  # fmt: skip
    if told["state"] == "done_agreed":
        _customers_say(action, works=11, works_not=1)


def _customers_say(action: Action, works: int, works_not: int) -> None:
    """The demo's customers pressed "Yes" or "Not yet" on their follow pages."""
    db.session.flush()
    words = [True] * works + [False] * works_not
    db.session.add_all(CustomerWord(action_id=action.id, works=works) for works in words)


def _ago(today: date, days: float) -> date:
    return today - timedelta(days=int(days))


def _read(name: str) -> Any:
    return json.loads((ROOT / "demo" / name).read_text(encoding="utf-8"))
