"""A year of the demo landlord's surveys: two yearly ones, the repairs survey, and one that is open.

The chosen answers are drawn with a fixed seed around shares that move a little
from year to year (`SHARES`); the comments are those of demo/comments.csv, each
given by somebody whose other answers fit its mood.
"""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from functools import cache
from random import Random
from statistics import NormalDist
from typing import Any

from sqlalchemy import select

from analysis.estimates.tsm import AGREEMENT, NOT_APPLICABLE, SATISFACTION
from core import clock
from core.access.permissions import Role
from core.config import ROOT
from core.database import db
from core.demo import person
from core.messages.recipients import Channel
from engagement.customers.models import ContactWay, Customer
from surveys.fieldwork import services
from surveys.fieldwork.models import Invitation
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey, Version
from surveys.questionnaires.services import new_survey, open_survey

SEED = 1
DAYS_IN_A_MONTH = 30.44
# Satisfied or agreeing, in 100 of those who gave an opinion: last year, this year.
SHARES = {
    "TP01": (68, 70), "TP02": (71, 72), "TP03": (65, 68), "TP04": (70, 70), "TP05": (76, 77), "TP06": (55, 61),
    "TP07": (67, 69), "TP08": (75, 76), "TP09": (33, 36), "TP10": (67, 60), "TP11": (62, 63), "TP12": (58, 58),
}  # fmt: skip
YES = {"F1": 66, "F2": 19, "F3": 47}
MOODS = {"bad": -0.55, "mixed": 0.0, "neither": 0.1, "good": 0.9, "": 0.15}
WAYS_OF_ANSWERING = (("link", 55), ("phone", 31), ("paper", 14))
KINDS = {"single": "single_choice", "scale_0_10": "zero_to_ten"}
PEOPLE = NormalDist()


def ask_for_a_year() -> None:
    """Play the year: order 40 of the demo, after customers and before consultations."""
    today = clock.today()
    chance = Random(SEED)  # noqa: S311 - the demo is the same each time
    words = json.loads((ROOT / "demo" / "surveys.json").read_text("utf-8"))["surveys"]
    for turn, (answers, homes) in enumerate(((974, 3300), (1012, 3300))):
        last = today - timedelta(days=1 if turn else 366)
        _yearly(words["tsm"], turn, last, answers, homes, chance)
    _repairs(words["repairs_survey"], today, chance)
    _open_now(today, chance)


@cache
def comments(source: str) -> tuple[dict[str, str], ...]:
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row for row in csv.DictReader(file) if row["source"] == source)


def _said_between(source: str, first: date, last: date) -> list[tuple[dict[str, str], date]]:
    found = []
    for row in comments(source):
        day = clock.today() - timedelta(days=round(float(row["months_ago"]) * DAYS_IN_A_MONTH))
        if first <= day <= last:
            found.append((row, day))
    return found


def _yearly(words: dict[str, Any], turn: int, last: date, answers: int, homes: int, chance: Random) -> None:
    first = last - timedelta(days=364)
    survey = new_survey(
        title=f"{words['title']} {last.year}", slug=f"tsm-{last.year}", intro=f"{words['intro']}\n\n{words['more']}",
        thanks=words["thanks"], ready_set="tsm", by=_officer(),
    )  # fmt: skip
    version = _opened(survey, "anonymous", first, last, has_open_link=False)
    said = _said_between("tsm_comment", first, last)
    # Who leaves a comment is crosser than most; the others make up for it, so that the shares hold.
    others = -sum(MOODS[row["mood"]] for row, _day in said) / (answers - len(said))
    rows = []
    for number in range(answers):
        row, day = said[number] if number < len(said) else ({}, _day_between(first, last, chance))
        given = _tsm_answers(version, turn, MOODS[row["mood"]] if row else others, chance)
        if row:
            given["TP01_why"] = row["text"]
        rows.append((given, _picked(WAYS_OF_ANSWERING, chance), day, row.get("place") or None))
    invited = _invited(survey, first, homes, answers, chance)
    services.answer_many(version, rows, invited)


def _tsm_answers(version: Version, turn: int, mood: float, chance: Random) -> dict[str, Any]:
    leaning = chance.gauss(mood, 0.9)
    given: dict[str, Any] = {}
    for one in definitions.questions(version.definition):
        key, rule = one["key"], one["show_if"]
        if rule and given.get(rule["question"]) not in rule["is"]:
            continue
        if key in YES:
            given[key] = "Yes" if chance.random() * 100 < YES[key] else "No"
        elif key in SHARES:
            scale = AGREEMENT if one["kind"] == "agreement" else SATISFACTION
            given[key] = _on_the_scale(scale, SHARES[key][turn], leaning, bool(one["apart"]), chance)
    return given


def _on_the_scale(words: tuple[str, ...], share: int, leaning: float, apart: bool, chance: Random) -> str:
    """One of five words: `share` in 100 people choose one of the first two, more of those who lean that way."""
    if apart and chance.random() < 0.05:
        return NOT_APPLICABLE
    rest = 100 - share
    parts = (share * 0.42, share * 0.58, rest * 0.42, rest * 0.32, rest * 0.26)
    place, so_far = PEOPLE.cdf(-(0.62 * leaning + chance.gauss(0, 0.8))) * 100, 0.0
    for word, part in zip(words, parts, strict=True):
        so_far += part
        if place < so_far:
            return word
    return words[-1]


def _repairs(words: dict[str, Any], today: date, chance: Random) -> None:
    first, last = today - timedelta(days=430), today - timedelta(days=2)
    survey = new_survey(
        title=words["title"], slug=words["slug"], intro=words["intro"], thanks=words["thanks"],
        definition=_definition(words), by=_officer(),
    )  # fmt: skip
    version = _opened(survey, words["promise"], first, last, has_open_link=False)
    keys = {one["text"]: one["key"] for one in definitions.questions(version.definition)}
    said = _said_between("repairs_survey", first, last)
    rows = []
    for number in range(620):
        row, day = said[number] if number < len(said) else ({}, _day_between(first, last, chance))
        given = _about_a_repair(version, MOODS[row.get("mood", "")] + 0.3, chance)
        if row:
            given[keys[row["question"]]] = row["text"]
        rows.append((given, "link", day, row.get("place") or None))
    services.answer_many(version, rows, _invited(survey, first, 1900, 620, chance))


def _about_a_repair(version: Version, mood: float, chance: Random) -> dict[str, Any]:
    leaning = chance.gauss(mood, 0.9)
    given: dict[str, Any] = {}
    for one in definitions.questions(version.definition):
        if one["kind"] == "satisfaction":
            given[one["key"]] = _on_the_scale(SATISFACTION, 74, leaning, apart=False, chance=chance)
        elif one["kind"] == "zero_to_ten":
            given[one["key"]] = min(10, max(0, round(6.8 + 2.4 * leaning * 0.6 + chance.gauss(0, 1.6))))
        elif one["kind"] == "single_choice":
            parts = (72, 28, 0, 0) if len(one["choices"]) < 3 else (66, 16, 12, 6)
            shares = [
                (word, part + (10 * leaning if place == 0 else 0))
                for place, (word, part) in enumerate(zip(one["choices"], parts, strict=False))
            ]
            given[one["key"]] = _picked(tuple((word, max(1, round(part))) for word, part in shares), chance)
    return given


def _open_now(today: date, chance: Random) -> None:
    survey = new_survey(
        title="Getting through to us",
        slug="getting-through-to-us",
        intro="You told us it is hard to reach a person. Tell us how it went the last time you tried.",
        thanks="Thank you. We read every answer, and we will say what we change.",
        definition=_definition({"questions": OPEN_QUESTIONS}),
        by=_officer(),
    )
    first = today - timedelta(days=9)
    version = _opened(survey, "anonymous", first, today + timedelta(days=19), has_open_link=True)
    rows = []
    for _number in range(47):
        given = _about_a_repair(version, -0.1, chance)
        asked = {
            one["key"]
            for one in definitions.questions(version.definition)
            if not one["show_if"] or given.get(one["show_if"]["question"]) in one["show_if"]["is"]
        }
        day = _day_between(first, today - timedelta(days=1), chance)
        rows.append(({key: value for key, value in given.items() if key in asked}, "open", day, None))
    services.answer_many(version, rows)


OPEN_QUESTIONS: list[dict[str, Any]] = [
    {
        "kind": "single",
        "text": "How did you last get in touch with us?",
        "options": ["By phone", "By e-mail", "Online", "In person"],
        "required": True,
    },
    {
        "kind": "single",
        "text": "Did we ring you back?",
        "options": ["Yes", "No", "I did not ask"],
        "show_if": {"question": "q1", "is": ["By phone"]},
    },
    {"kind": "satisfaction", "text": "How satisfied are you with how we answered?", "required": True},
    {"kind": "scale_0_10", "text": "How easy was it to get hold of us? 0 is very hard. 10 is very easy."},
    {"kind": "long_text", "text": "What one thing would make it easier?"},
]


def _definition(words: dict[str, Any]) -> dict[str, Any]:
    """The questions of demo/surveys.json as a questionnaire."""
    asked = []
    for number, one in enumerate(words["questions"], 1):
        kind = KINDS.get(one["kind"], one["kind"])
        rule = one.get("show_if") if isinstance(one.get("show_if"), dict) else None
        question = {
            "key": f"q{number}", "kind": kind, "text": one["text"], "required": one.get("required", False),
            "show_if": rule,
        }  # fmt: skip
        if "options" in one:
            question["choices"] = one["options"]
        asked.append(question)
    return {"pages": "one", "sections": [{"key": "s1", "title": "", "intro": "", "questions": asked}]}


def _opened(survey: Survey, promise: str, first: date, last: date, *, has_open_link: bool) -> Version:
    survey.created_at = clock.start_of(first - timedelta(days=14))
    return open_survey(
        survey, promise=promise, opens_at=clock.start_of(first), closes_at=clock.end_of(last),
        has_open_link=has_open_link, by=_officer(),
    )  # fmt: skip


def _invited(survey: Survey, first: date, homes: int, answers: int, chance: Random) -> list[int]:
    """Draw the homes, write to them, and say which of their invitations were used."""
    size = min(homes, len(services.frame(survey, "LCRA")))
    drawn = services.draw_sample(survey, size=size, seed=chance.randrange(10**6), by=_officer(), on=first)
    ids = list(db.session.scalars(select(Invitation.id).where(Invitation.sample_id == drawn.id)))
    used = set(chance.sample(ids, min(answers, len(ids))))
    by_email = set(
        db.session.scalars(
            select(Customer.household_id).join(ContactWay).where(ContactWay.channel == Channel.EMAIL)
        )
    )
    rows = db.session.execute(select(Invitation.id, Invitation.household_id).where(Invitation.id.in_(ids)))
    changes = [
        {
            "id": one, "is_sent": True, "way": Channel.EMAIL if household in by_email else Channel.LETTER,
            "reminders": 0 if one in used and chance.random() < 0.6 else 1,
        }
        for one, household in rows
    ]  # fmt: skip
    db.session.bulk_update_mappings(Invitation, changes)
    return sorted(used)


def _officer() -> Any:
    return person(Role.OFFICER)


def _day_between(first: date, last: date, chance: Random) -> date:
    return first + timedelta(days=chance.randrange((last - first).days + 1))


def _picked(shares: tuple[tuple[str, int], ...], chance: Random) -> str:
    return chance.choices([word for word, _part in shares], weights=[part for _word, part in shares])[0]
