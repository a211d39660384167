"""The demo landlord's consultations, of demo/consultations.json, each with its answers.

The comments are those of demo/comments.csv. The chosen answers are drawn with a
fixed seed: people who say what is wrong agree a little less.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from core import clock
from core.access.permissions import Role
from core.config import ROOT
from core.database import db
from core.demo import person
from engagement.actions.models import Action, ActionOrigin
from engagement.promises.queries import current_charter
from surveys.consultations import services
from surveys.consultations.models import Consultation
from surveys.fieldwork.demo import DAYS_IN_A_MONTH, comments
from surveys.fieldwork.services import answer_many
from surveys.questionnaires import definition as definitions

SEED = 6
KINDS = {"single": "single_choice", "multiple": "multiple_choice", "rank": "multiple_choice"}
SHARES = {"bad": (12, 30, 22, 24, 12), "good": (46, 38, 10, 4, 2), "": (29, 39, 18, 10, 4)}
# Which part of the charter a comment is about; what is not named here may be about any part.
PART_OF = {
    "waiting_for_a_repair": "O", "nobody_calls_back": "O", "booking_online": "O", "damp_and_mould": "S",
    "dark_car_parks": "S", "lift_out_of_order": "S", "rent_worry": "C", "letters_hard_to_read": "C",
}  # fmt: skip
# How many answered besides those who wrote something.
OTHERS = {"our-charter": 96, "communal-cleaning": 64, "your-estate": 0, "estate-parking": 121}
CHANNELS = {"estate-parking": "paper", "your-estate": "face"}

Row = tuple[dict[str, Any], str, date, str | None]


def ask_before_deciding() -> None:
    """Play all of them: order 50 of the demo."""
    chance = Random(SEED)  # noqa: S311 - the demo is the same each time
    for told in _told():
        consultation = _opened(told)
        answer_many(consultation.survey.version, _answers(consultation, told, chance))
        if outcome := told.get("outcome"):
            _decide(consultation, told, outcome)


def tie_to_actions() -> None:
    """Say of an action that it came from a consultation, once there are actions."""
    for told in _told():
        slug = told.get("outcome", {}).get("action")
        action = db.session.scalar(select(Action).where(Action.slug == slug)) if slug else None
        if action is not None:
            action.origins.append(ActionOrigin(kind="consultation", ref=told["slug"]))


def _told() -> list[dict[str, Any]]:
    return json.loads((ROOT / "demo" / "consultations.json").read_text("utf-8"))["consultations"]


def _opened(told: dict[str, Any]) -> Consultation:
    officer, today = person(Role.OFFICER), clock.today()
    if told["kind"] == "charter":
        made = services.on_the_charter(current_charter(), title=told["title"], slug=told["slug"], by=officer)
    else:
        made = services.new_consultation(
            title=told["title"], slug=told["slug"], definition=_definition(told), by=officer
        )
    services.plan(
        made, title=told["title"], by=officer, about=told["about"],
        can_still_change=told["open_to_influence"], cannot_change=told["not_open"], decided_by=told["who_decides"],
        other_formats=told["other_formats"], ends_on=today - timedelta(days=told["closes_days_ago"]),
        decides_on=today - timedelta(days=told["will_decide_days_ago"]),
    )  # fmt: skip
    services.open_consultation(made, by=officer, opened_on=today - timedelta(days=told["opened_days_ago"]))
    return made


def _definition(told: dict[str, Any]) -> dict[str, Any]:
    asked = []
    for number, one in enumerate(told["questions"], 1):
        question = {"key": f"q{number}", "kind": KINDS.get(one["kind"], one["kind"]), "text": one["text"]}
        asked.append(question | ({"choices": one["options"]} if "options" in one else {}))
    return {"pages": "one", "sections": [{"key": "s1", "title": "", "intro": "", "questions": asked}]}


def _answers(consultation: Consultation, told: dict[str, Any], chance: Random) -> list[Row]:
    asked = list(definitions.questions(consultation.survey.version.definition))
    first, last = consultation.opened_on, min(consultation.ends_on, clock.today() - timedelta(days=1))
    channel = CHANNELS.get(told["slug"], "open")
    rows: list[Row] = []
    for comment in _comments_on(told):
        day = clock.today() - timedelta(days=round(float(comment["months_ago"]) * DAYS_IN_A_MONTH))
        given = _chosen(asked, comment["mood"], chance)
        given[_text_key(asked, comment, chance)] = comment["text"]
        rows.append((given, channel, max(first, min(day, last)), comment["place"] or None))
    fixed = [
        words for words, count in told.get("outcome", {}).get("result", {}).items() for _n in range(count)
    ]
    for number in range(OTHERS[told["slug"]]):
        given = _chosen(asked, "", chance) or _chosen(asked, "", chance)
        if number < len(fixed):
            given[asked[0]["key"]] = fixed[number]
        if given:
            day = first + timedelta(days=chance.randrange((last - first).days + 1))
            rows.append((given, channel, day, None))
    return rows


def _comments_on(told: dict[str, Any]) -> list[dict[str, str]]:
    if "comments_from" not in told:
        return []
    return [row for row in comments(told["comments_from"]) if row["question"] == told["comments_question"]]


def _text_key(asked: list[dict[str, Any]], comment: dict[str, str], chance: Random) -> str:
    boxes = [one["key"] for one in asked if one["kind"] == "long_text"]
    wanted = f"{PART_OF.get(comment['about'], '')}-words"
    return wanted if wanted in boxes else chance.choice(boxes)


def _chosen(asked: list[dict[str, Any]], mood: str, chance: Random) -> dict[str, Any]:
    """Most people answer some questions and leave out others."""
    given: dict[str, Any] = {}
    for one in asked:
        choices = one.get("choices") or []
        if not choices or chance.random() < 0.45:
            continue
        if one["kind"] == "multiple_choice":
            picked = set(
                chance.choices(choices, weights=range(len(choices) + 2, 2, -1), k=chance.choice((1, 1, 2)))
            )
            given[one["key"]] = [words for words in choices if words in picked]
        elif len(choices) == 5:
            given[one["key"]] = chance.choices(choices, weights=SHARES.get(mood, SHARES[""]))[0]
        else:
            given[one["key"]] = chance.choices(choices, weights=range(len(choices) + 1, 1, -1))[0]
    return given


def _decide(consultation: Consultation, told: dict[str, Any], outcome: dict[str, Any]) -> None:
    most = max(outcome["result"], key=outcome["result"].get)
    services.publish_outcome(
        consultation,
        was_said="\n".join(outcome["what_you_said"]),
        considered=(
            f"{outcome['homes_answered']} of {outcome['homes_asked']} homes answered. "
            "The neighbourhood team read every answer, with two customers from the street."
        ),
        decision=outcome["decision"],
        reasons=(
            f"We said we would do what most homes chose. {outcome['result'][most]} homes chose “{most}”."
        ),
        not_done=outcome["what_we_did_not_do"],
        decided_on=clock.today() - timedelta(days=told["decided_days_ago"]),
        by=person(Role.OFFICER),
    )  # fmt: skip
