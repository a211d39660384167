"""The path through "Tell us": which page follows which, from the answers so far. Plain values in and out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.messages.recipients import Channel
from engagement.customers.models import Customer
from engagement.feedback.kinds import CaseKind
from engagement.feedback.services import Contribution, Person, Safety

Answers = Mapping[str, Any]

PATHS: dict[str, tuple[str, ...]] = {
    "ask": ("words", "who", "reach", "check"),
    "praise": ("words", "praised", "who", "reach", "check"),
    "wrong": ("words", "where", "complain", "wanted", "who", "reach", "check"),
    "complain": ("words", "wanted", "who", "reach", "check"),
    "safety": ("danger", "ring", "words", "place", "who", "reach", "check"),
    "rent": ("words", "reach", "check"),
}
KIND_OF = {
    "ask": CaseKind.ENQUIRY, "praise": CaseKind.COMPLIMENT, "wrong": CaseKind.SERVICE_REQUEST,
    "complain": CaseKind.COMPLAINT, "safety": CaseKind.CONCERN, "rent": CaseKind.RENT_HELP,
}  # fmt: skip
QUESTIONS = {
    "ask": "What do you want to ask?", "praise": "What went well?", "wrong": "What is wrong?",
    "complain": "What went wrong?", "safety": "What have you seen?", "rent": "What has happened?",
}  # fmt: skip
WANTED = "What would put it right?"


def pages(kind: str, answers: Answers, knows_customer: bool = False) -> list[str]:
    """The pages of somebody's path, in order, as far as their answers say.

    >>> pages("safety", {"danger": "no", "who": "nobody"})
    ['danger', 'words', 'place', 'who', 'check']
    """
    left_out = set()
    if answers.get("danger") != "yes":
        left_out.add("ring")
    if kind == "wrong" and answers.get("complain") != "yes":
        left_out.add("wanted")
    if answers.get("who") == "nobody" or knows_customer:
        left_out.add("reach")
    if knows_customer:
        left_out.add("who")
    return [page for page in PATHS[kind] if page not in left_out]


def kind_of(kind: str, answers: Answers) -> CaseKind:
    if kind == "wrong" and answers.get("complain") == "yes":
        return CaseKind.COMPLAINT
    return KIND_OF[kind]


def unfinished(kind: str, answers: Answers, knows_customer: bool = False) -> str | None:
    """The first page that was never answered, so that nothing is sent without it."""
    needed = {"words": "words", "complain": "complain", "who": "who", "reach": "name", "danger": "danger"}
    for page in pages(kind, answers, knows_customer):
        if page in needed and not answers.get(needed[page]):
            return page
    return None


def contribution(kind: str, answers: Answers, code: str, customer: Customer | None = None) -> Contribution:
    """What somebody told us on the pages, ready to be kept."""
    remarks = [(QUESTIONS[kind], answers.get("words", ""))]
    if answers.get("wanted"):
        remarks.append((WANTED, answers["wanted"]))
    place = answers.get("building") or answers.get("where") or ""
    return Contribution(
        kind=kind_of(kind, answers), remarks=remarks, code=code, person=_person(answers, customer),
        place=place, praised=answers.get("praised", ""), safety=_safety(kind, answers),
        wants_to_complain=answers["complain"] == "yes" if answers.get("complain") else None,
    )  # fmt: skip


def _person(answers: Answers, customer: Customer | None) -> Person | None:
    if customer is not None:
        return Person(name=customer.name, customer=customer)
    if answers.get("who") == "nobody":
        return None
    way = Channel(answers["reach_by"]) if answers.get("reach_by") else None
    return Person(
        name=answers.get("name", ""), reach_by=way, address=address_for(answers),
        speaks_for=answers.get("speaks_for", ""), needs=answers.get("needs", ""),
    )  # fmt: skip


def address_for(answers: Answers) -> str:
    """The address for the way they chose."""
    fields = {"email": "email", "sms": "phone", "call": "phone", "letter": "postal"}
    return answers.get(fields.get(answers.get("reach_by") or "", ""), "")


def _safety(kind: str, answers: Answers) -> Safety | None:
    if kind != "safety":
        return None
    return Safety(
        danger_now=answers.get("danger") == "yes", about=answers.get("about", ""),
        is_about_how_we_acted=answers.get("acted") == "acted", exact_place=answers.get("exact_place", ""),
        noticed=answers.get("noticed", ""), reported_before=answers.get("reported_before", ""),
    )  # fmt: skip
