"""What a questionnaire is: plain data that can be frozen, printed and compared.

    {"pages": "one", "sections": [{"key": "s1", "title": "Repairs", "intro": "", "questions": [
        {"key": "q1", "kind": "single_choice", "text": "…", "hint": "", "choices": ["Yes", "No"],
         "required": true, "show_if": {"question": "q0", "is": ["Yes"]}, "code": "TP01",
         "locked": false, "with_previous": false, "apart": false}]}]}

`pages` says "one" (a question a page; `with_previous` keeps one on the page of
the question before it) or "sections" (a section a page).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from surveys.questionnaires import routing
from surveys.questionnaires.question_types import kinds

Definition = dict[str, Any]
Question = dict[str, Any]
LANDLORD = "[your landlord]"


def blank(pages: str = "one") -> Definition:
    """A questionnaire with one empty section."""
    return {"pages": pages, "sections": [{"key": "s1", "title": "", "intro": "", "questions": []}]}


def questions(definition: Definition) -> Iterator[Question]:
    """Every question in the order it is asked."""
    for section in definition["sections"]:
        yield from section["questions"]


def question(definition: Definition, key: str) -> Question | None:
    return next((one for one in questions(definition) if one["key"] == key), None)


def complete(question: Mapping[str, Any]) -> Question:
    """A question with everything said: the choices of its kind, and no for what was left out.

    >>> complete({"key": "q1", "kind": "zero_to_ten", "text": "How likely?"})["choices"][-1]
    '10'
    """
    whole: dict[str, Any] = {
        "hint": "", "required": False, "show_if": None, "code": None, "locked": False,
        "with_previous": False, "apart": False,
    } | dict(question)  # fmt: skip
    whole["choices"] = kinds[whole["kind"]].choices(whole)
    if whole["choices"] is None:
        del whole["choices"]
    return whole


def pages(definition: Definition) -> list[list[str]]:
    """The keys of the questions of each page.

    >>> pages({"pages": "one", "sections": [{"questions": [{"key": "a"}, {"key": "b", "with_previous": True}]}]})
    [['a', 'b']]
    """
    if definition["pages"] == "sections":
        found = [[one["key"] for one in section["questions"]] for section in definition["sections"]]
        return [keys for keys in found if keys]
    found = []
    for one in questions(definition):
        if one.get("with_previous") and found:
            found[-1].append(one["key"])
        else:
            found.append([one["key"]])
    return found


def frozen(definition: Definition, landlord: str) -> Definition:
    """The questionnaire as it will be asked: nothing left out, the landlord's name in its place."""
    copy = deepcopy(definition)
    for section in copy["sections"]:
        section["questions"] = [complete(one) for one in section["questions"]]
        for one in section["questions"]:
            one["text"] = one["text"].replace(LANDLORD, landlord)
            one["hint"] = one["hint"].replace(LANDLORD, landlord)
    return copy


def fingerprint(definition: Definition) -> str:
    """SHA-256 of the questionnaire, the same however its keys are ordered."""
    text = json.dumps(definition, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def problems(definition: Definition) -> list[routing.Problem]:
    """What must be mended before it can open; an empty list means nothing."""
    all_questions = [complete(one) for one in questions(definition)]
    found = []
    for one in all_questions:
        if not one["text"].strip():
            found.append(routing.Problem(one["key"], "It has no words yet."))
        found += [routing.Problem(one["key"], said) for said in kinds[one["kind"]].problems(one)]
    return found + routing.problems(all_questions)  # type: ignore[arg-type]
