"""What the demo's customers told Willow Bank Homes in a year: 64 cases, and the comments nobody made a case of."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from core import clock
from core.access.permissions import may
from core.accounts.models import Account
from core.accounts.services import by_email
from core.config import ROOT
from core.database import db
from core.templating import day as in_full
from core.working_days import add_working_days
from engagement.customers.models import Customer
from engagement.feedback import services
from engagement.feedback.deadlines import limits_on
from engagement.feedback.kinds import CameBy, CaseKind, Decision
from engagement.feedback.ombudsman import ombudsman
from engagement.feedback.services import Answer, Contribution, Person, Safety
from engagement.voices import codes
from engagement.voices.demo import comments
from engagement.voices.models import Kind
from engagement.voices.services import Said, hear_many

SEED = 60
RECENT = 60  # days
NO_NAME = "Name kept private"
HEARD_AS = {
    "complaint": Kind.COMPLAINT, "compliment": Kind.COMPLIMENT, "enquiry": Kind.ENQUIRY,
    "concern": Kind.CONCERN, "phone_call": Kind.CALL,
}  # fmt: skip
DECIDED = {"upheld": Decision.UPHELD, "partly": Decision.PARTLY, "not upheld": Decision.NOT_UPHELD}
CAME_BY = {"web": CameBy.WEB, "phone": CameBy.PHONE, "letter": CameBy.LETTER, "email": CameBy.EMAIL}


def play() -> None:
    chance = Random(SEED)  # noqa: S311 - the demo is the same each time
    told = _read("cases.json")["cases"]
    claimed = {case["comment"] for case in told if case["comment"]}
    staff = {person["key"]: by_email(person["email"]) for person in _read("people.json")["staff"]}
    texts = {each.id: each.text for source in HEARD_AS for each in comments(source)}
    for case in sorted(told, key=lambda case: -case["received_days_ago"]):
        _Story(case, staff, texts.get(case["comment"], case["words"]), codes.new_code(chance)).play()
    hear_many(
        Said(
            kind, "feedback", [(each.question, each.text)], code=codes.new_code(chance), heard_on=each.said_on,
            place=each.place,
        )
        for source, kind in HEARD_AS.items()
        for each in comments(source)
        if each.id not in claimed
    )  # fmt: skip


class _Story:
    """One case of demo/cases.json, played through the same verbs that staff use."""

    def __init__(self, told: dict[str, Any], staff: dict[str, Account], words: str, code: str) -> None:
        self.told, self.staff, self.words, self.code = told, staff, words, code
        owner = staff[told["owner"]]
        # An administrator keeps the site and sees no cases: the engagement officer has theirs.
        self.owner = owner if may(owner, "cases.see") else staff["haworth"]
        self.received = _next_working_day(clock.today() - timedelta(days=told["received_days_ago"]))

    def play(self) -> None:
        self.case = services.receive(self._said(), told=False)
        self.case.created_at = datetime.combine(self.received, time(9, 30), clock.LONDON)
        self.case.is_sensitive = self.told["customer"] == NO_NAME
        if self.case.kind is CaseKind.CONCERN:
            self.case.safety.created_at = self.case.created_at
        services.assign(self.case, self.owner, by=None)
        events = self.told["events"]
        for place, each in enumerate(events):
            put_back = any(later["event"] == "extended" for later in events[place + 1 :])
            if not (each["event"] == "answered" and put_back):
                self._happens(
                    each["event"], min(add_working_days(self.received, each["working_day"]), clock.today())
                )
        self._promise()
        db.session.flush()

    def _promise(self) -> None:
        """What was promised in a late answer is followed: one thing done, one under way."""
        stage, told = self.case.stage, self.told
        if not (
            stage and stage.answered_on and not self.case.closed_on and told["received_days_ago"] < RECENT
        ):
            return
        kept = "way" not in told["outcome"]
        due_on = stage.answered_on + timedelta(days=14 if kept else 30)
        promise = services.promise(self.case, words=told["remedy"], due_on=due_on, by=self.owner)
        if kept:
            done_on = min(due_on, clock.today())
            services.keep_promise(promise, words=told["outcome"], by=self.owner, on=done_on, told=False)

    def _said(self) -> Contribution:
        told, name = self.told, self.told["customer"]
        customer = db.session.scalar(
            select(Customer).where(Customer.name == name).order_by(Customer.id).limit(1)
        )
        kind = CaseKind(told["kind"])
        return Contribution(
            kind=kind, remarks=[("", self.words)], code=self.code, person=Person(name=name, customer=customer),
            place=told["place"], praised=told.get("praised", ""), summary=told["title"],
            came_by=CAME_BY[told["channel"]], received_on=self.received,
            safety=Safety(danger_now=told["danger_now"], about=told.get("hazard", "")) if kind is CaseKind.CONCERN else None,
        )  # fmt: skip

    def _happens(self, event: str, on: date) -> None:
        case, told, owner = self.case, self.told, self.owner
        if event == "acknowledged":
            services.acknowledge(case, definition=f"{told['title']}.", by=owner, on=on, told=False)
        elif event == "extended":
            most = limits_on(case.stage.began_on, case.stage.number).extend
            services.extend(
                case, days=most, why="We need a second survey of the home.", by=owner, on=on, told=False
            )
        elif event == "answered":
            self._answer(on)
        elif event == "escalated":
            services.escalate(case, by=None, on=on, told=False)
            services.assign(case, self.staff[told["stage2"]["reviewer"]], by=None)
        elif event == "stage2_acknowledged":
            reviewer = self.staff[told["stage2"]["reviewer"]]
            services.acknowledge(case, definition=f"{told['title']}.", by=reviewer, on=on, told=False)
        elif event == "stage2_answered":
            reviewer = self.staff[told["stage2"]["reviewer"]]
            answer = self._parts(told["stage2"], told.get("reply_stage2", ""), on)
            services.answer_complaint(case, answer, by=reviewer, on=on, told=False)
        elif event == "triaged":
            services.triage(case, by=owner, handed_to=owner.name, on=on)
        elif event == "made_safe":
            services.made_safe(case, by=owner, on=on)
        elif event == "visited":
            services.note(case, "Visited the home.", by=owner)
        elif event == "passed_on":
            services.pass_on(case, to=self._praised(), by=owner, on=on, told=False)
            case.reply = self._letter(told.get("reply", ""), on)
        elif event == "closed":
            services.close(case, outcome=told["outcome"], by=case.owner, on=on)

    def _answer(self, on: date) -> None:
        letter = self._letter(self.told.get("reply", ""), on)
        if self.case.is_complaint:
            answer = self._parts(self.told, self.told.get("reply", ""), on)
            services.answer_complaint(self.case, answer, by=self.owner, on=on, told=False)
        else:
            services.reply_to(self.case, letter or self.told["outcome"], by=self.owner, on=on, told=False)

    def _parts(self, told: dict[str, Any], letter: str, on: date) -> Answer:
        return Answer(
            definition=f"{self.told['title']}.", decision=DECIDED[told["decision"]], reasons=told["reasons"],
            remedy=told["remedy"], next_step=told["next_step"], learning=told["learning"], letter=self._letter(letter, on),
        )  # fmt: skip

    def _letter(self, text: str, on: date) -> str:
        text = re.sub(
            r"\{\{ date (\d+) \}\}", lambda found: in_full(on + timedelta(days=int(found[1]))), text
        )
        return text.replace("{{ ombudsman }}", ombudsman().in_words)

    def _praised(self) -> Account:
        """The colleague if they have an account here, or the head of repairs, who reads it out to them."""
        first = self.told["praised"]
        found = next((a for a in self.staff.values() if a and a.name.split()[0] == first), None)
        return found or self.staff["pritchard"]


def _next_working_day(day: date) -> date:
    return add_working_days(day - timedelta(days=1), 1) if day.weekday() > 4 else day


def _read(name: str) -> dict[str, Any]:
    return json.loads((ROOT / "demo" / name).read_text("utf-8"))
