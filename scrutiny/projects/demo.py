"""Scrutiny at Willow Bank Homes: five topics and four projects, told through the room's own services.

A figure the panel gathered some weeks ago is counted until that day, which is
how it then stood.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from core import clock
from core.access.permissions import Role
from core.accounts.models import Account
from core.config import ROOT
from core.database import db
from core.demo import person
from core.errors import Refused
from core.working_days import add_working_days
from engagement.actions import queries as actions
from engagement.actions import services as action_services
from engagement.actions.lateness import Step
from engagement.themes.demo import NAMES
from engagement.themes.models import Theme
from engagement.voices.codes import new_code
from scrutiny.projects import services
from scrutiny.projects.models import (
    Evidence,
    FollowWord,
    Project,
    Recommendation,
    Topic,
    TopicWord,
    Word,
)
from scrutiny.projects.services import Wanted

WORDS = {"waiting": TopicWord.LISTED, "not_taken_up": TopicWord.NOT_TAKEN_UP}
READ_AFTER = timedelta(days=5)
SEED = 90


def play() -> None:
    told = json.loads((ROOT / "demo" / "scrutiny.json").read_text(encoding="utf-8"))
    staff = json.loads((ROOT / "demo" / "people.json").read_text(encoding="utf-8"))["staff"]
    people = {each["key"]: f"{each['name']}, {each['role'].lower()}" for each in staff}
    topics = _play_topics(told["topics"])
    for each in told["projects"]:
        _play_project(each, topics.get(each["slug"]), people)


def _play_topics(told: list[dict[str, Any]]) -> dict[str, Topic]:
    chair, today, chance = _chair(), clock.today(), Random(SEED)  # noqa: S311 - the demo is the same each time
    taken_up: dict[str, Topic] = {}
    for each in told:
        on = today - timedelta(days=each["days_ago"])
        topic = services.propose(
            title=each["title"], words=each["words"], code=new_code(chance), on=on,
            place=each["from"].removeprefix("a customer at "),
        )  # fmt: skip
        db.session.flush()
        if not each["committee_says"]:
            continue
        services.decide(
            topic, word=WORDS.get(each["state"], TopicWord.LISTED), title=each["title"], says=each["committee_says"],
            shown=each["words"], by=chair, on=on + READ_AFTER,
        )  # fmt: skip
        if each.get("project"):
            taken_up[each["project"]] = topic
    return taken_up


def _play_project(told: dict[str, Any], topic: Topic | None, people: dict[str, str]) -> None:
    start = clock.today() - timedelta(days=told["commissioned_days_ago"])
    looks_at, leaves_out = _scope(told["scope"])
    project = services.commission(
        title=told["title"], question=told["question"], looks_at=looks_at, leaves_out=leaves_out,
        sponsor=told["sponsor"], panel=[_named(name) for name in told["panel"]], lead=_named(told["led_by"]),
        by=_chair(), weeks=told["due_weeks"], topic=topic, on=start,
    )  # fmt: skip
    project.slug = told["slug"]
    db.session.flush()
    lead = project.lead
    evidence = {each["key"]: _gather(project, each) for each in told["evidence"]}
    findings = {
        each["key"]: services.find(
            project, words=each["words"], evidence=[evidence[key] for key in each["evidence"]],
            no_evidence_because=each["no_evidence_because"], by=lead,
        )
        for each in told["findings"]
    }  # fmt: skip
    asked = [
        services.recommend(
            project, words=each["words"], outcome_wanted=each["outcome_wanted"],
            findings=[findings[key] for key in each["rests_on"]], by=lead,
        )
        for each in told["recommendations"]
    ]  # fmt: skip
    services.write_report(
        project, now=told.get("now", ""), opening=told.get("report_opening", ""),
        overran_because=told.get("overran_because", ""), thanks=told.get("thanks", ""), by=lead,
    )  # fmt: skip
    if "published_days_ago" not in told:
        return
    services.publish(project, by=lead, on=_published_on(told))
    for recommendation, each in zip(asked, told["recommendations"], strict=True):
        _answer(recommendation, each, people)


def _published_on(told: dict[str, Any]) -> date:
    """The last day of the weeks it took, or the day the story gives when that is earlier."""
    start = clock.today() - timedelta(days=told["commissioned_days_ago"])
    last = start + timedelta(weeks=told["weeks_taken"]) - timedelta(days=1)
    return min(last, clock.today() - timedelta(days=told["published_days_ago"]))


def _scope(words: str) -> tuple[str, str]:
    """ "Plumbing. Six months. Not emergencies." is what they look at, and what they leave out."""
    sentences = [each.strip(" .") + "." for each in words.split(". ")]
    leaves_out = [each for each in sentences if each.startswith("Not ")]
    return " ".join(each for each in sentences if each not in leaves_out), " ".join(leaves_out)


def _gather(project: Project, told: dict[str, Any]) -> Evidence:
    by = _named(told["gathered_by"])
    on = min(project.commissioned_on + timedelta(weeks=told["week"]) - timedelta(days=3), clock.today())
    words = {"title": told["title"], "source": told["source"], "by": by, "on": on}
    if told["kind"] == "figure":
        return _fix_figure(project, told["figure"], on, words)
    gather = services.gather_quote if told["kind"] == "quote" else services.gather_text
    return gather(project, text=told["text"], **words)


def _fix_figure(project: Project, figure: str, on: date, words: dict[str, Any]) -> Evidence:
    """Counted until the day in the story, and kept as the panel would have kept it on that day."""
    name, _space, rest = figure.partition(" ")
    arguments = dict(pair.split("=", 1) for pair in rest.split())
    if about := arguments.pop("about", None):
        arguments["theme"] = _theme_about(about)
    evidence = services.gather_figure(
        project, name=name, arguments=arguments | {"until": on.isoformat()}, **words
    )
    if evidence.figure:
        evidence.figure.arguments, evidence.figure.as_at = arguments, on
    return evidence


def _theme_about(label: str) -> str:
    """The slug of the theme that the demo's staff named for a label of the comments."""
    name, _description = NAMES[label]
    found = db.session.scalar(select(Theme.slug).where(Theme.name == name, Theme.merged_into_id.is_(None)))
    if found is None:
        raise Refused(f"The demo has no theme called “{name}”.")
    return found


def _answer(recommendation: Recommendation, told: dict[str, Any], people: dict[str, str]) -> None:
    given, published = told["response"], recommendation.project.published_on or clock.today()
    on = add_working_days(published, given["working_days_taken"])
    action = actions.by_slug(told["action"]) if told["action"] else None
    word, owner = Word(given["answer"]), people[given["by"]]
    wanted = None
    if action is None and word is Word.ACCEPT:
        wanted = Wanted(
            title=told["words"].rstrip("."), we_will=given["reasons"], owner=owner, due_on=on + timedelta(days=60)
        )  # fmt: skip
    answer = services.answer(
        recommendation, word=word, reasons=given["reasons"], by_name=owner, by=_officer(), wanted=wanted,
        action=action, on=on,
    )  # fmt: skip
    for later in told["follow_ups"]:
        said_on = clock.today() - timedelta(days=later["days_ago"])
        services.follow_up(
            recommendation, word=FollowWord(later["state"]), words=later["words"], by=recommendation.project.lead,
            on=max(said_on, on),
        )  # fmt: skip
        if wanted and answer.action and later["state"] == "done":
            action_services.add_update(
                answer.action, step=Step.DONE, words=given["reasons"], by=_officer(), on=said_on - timedelta(days=2)
            )  # fmt: skip


def _named(name: str) -> Account:
    return db.session.scalars(select(Account).where(Account.name == name)).one()


def _chair() -> Account:
    return _there(Role.CHAIR)


def _officer() -> Account:
    return _there(Role.OFFICER)


def _there(role: Role) -> Account:
    found = person(role)
    if found is None:
        raise Refused(f"The demo has nobody who is {role.value}.")
    return found
