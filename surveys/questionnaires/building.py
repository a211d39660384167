"""Working on a survey's questions before it opens: adding, wording, ordering and removing them.

A locked question is the regulator's: its words, answers, order and route stay.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from flask_babel import gettext as _

from core import audit
from core.accounts.models import Account
from core.errors import Refused
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import routing
from surveys.questionnaires.models import Survey
from surveys.questionnaires.question_types import kinds

CHANGEABLE = {"kind", "text", "hint", "choices", "required", "apart", "low", "high"}


def change_details(
    survey: Survey, *, title: str, intro: str, thanks: str, pages: str, by: Account | None
) -> None:
    """The survey's own words, and whether it asks a question or a section a page."""
    definition = _to_change(survey)
    definition["pages"] = pages
    survey.title, survey.intro, survey.thanks = title, intro, thanks
    _keep(survey, definition)
    audit.record("survey.worded", survey, by=by)


def add_section(survey: Survey, title: str, *, by: Account | None) -> str:
    """A new part at the end. Gives its key."""
    definition = _to_change(survey)
    taken = {section["key"] for section in definition["sections"]}
    key = next(f"s{n}" for n in range(1, 1000) if f"s{n}" not in taken)
    definition["sections"].append({"key": key, "title": title, "intro": "", "questions": []})
    _keep(survey, definition)
    audit.record("survey.section_added", survey, by=by, section=key)
    return key


def add_question(survey: Survey, *, by: Account | None, section: str | None = None, **said: Any) -> str:
    """A new question at the end of a section (the last when not said). Gives its key.

    `said` may hold kind, text, hint, choices, required, apart, low and high.
    """
    definition = _to_change(survey)
    taken = {one["key"] for one in definitions.questions(definition)}
    key = next(f"q{n}" for n in range(1, 10000) if f"q{n}" not in taken)
    question = {"key": key} | _usable(said)
    where = next((one for one in definition["sections"] if one["key"] == section), definition["sections"][-1])
    where["questions"].append(question)
    _keep(survey, definition)
    audit.record("question.added", survey, by=by, question=key, kind=question["kind"])
    return key


def change_question(survey: Survey, key: str, *, by: Account | None, **said: Any) -> None:
    """Word it afresh. Raises Refused for a locked question."""
    definition = _to_change(survey)
    question = _unlocked(definition, key)
    before = question["text"]
    question.update(_usable(said))
    _keep(survey, definition)
    audit.record(
        "question.worded", survey, by=by, question=key, text={"before": before, "after": question["text"]}
    )


def ask_only_after(
    survey: Survey, key: str, *, question: str | None, answers: list[str], by: Account | None
) -> None:
    """Ask it only of those who gave one of these answers to an earlier question; of everybody with None."""
    definition = _to_change(survey)
    one = _unlocked(definition, key)
    one["show_if"] = {"question": question, "is": answers} if question else None
    if found := [p for p in _route_problems(definition) if p.key == key]:
        raise Refused(found[0].sentence, field="answers")
    _keep(survey, definition)
    audit.record("question.routed", survey, by=by, question=key, after=question, answers=answers)


def move_question(survey: Survey, key: str, *, up: bool, by: Account | None) -> None:
    """One place up or down; from the edge of a section into the next.

    A question never comes between a statutory filter and what follows from it,
    nor before the first statutory question.
    """
    definition = _to_change(survey)
    question = _unlocked(definition, key)
    sections = definition["sections"]
    at = next(n for n, section in enumerate(sections) if question in section["questions"])
    here = sections[at]["questions"]
    place = here.index(question)
    here.remove(question)
    target = place - 1 if up else place + 1
    if 0 <= target <= len(here):
        while 0 < target < len(here) and here[target].get("locked") and here[target].get("with_previous"):
            target += -1 if up else 1
        here.insert(target, question)
    else:
        neighbour = at - 1 if up else at + 1
        if not 0 <= neighbour < len(sections):
            raise Refused(_("It is at the end already."))
        others = sections[neighbour]["questions"]
        others.insert(len(others) if up else 0, question)
    _check_order(definition)
    _keep(survey, definition)
    audit.record("question.moved", survey, by=by, question=key, up=up)


def remove_question(survey: Survey, key: str, *, by: Account | None) -> None:
    """Raises Refused for a locked question, or one that another depends on."""
    definition = _to_change(survey)
    question = _unlocked(definition, key)
    for other in definitions.questions(definition):
        if (other.get("show_if") or {}).get("question") == key:
            raise Refused(_("“%(text)s” depends on it. Change that first.", text=other["text"]))
    for section in definition["sections"]:
        if question in section["questions"]:
            section["questions"].remove(question)
    _keep(survey, definition)
    audit.record("question.removed", survey, by=by, question=key, text=question["text"])


def _to_change(survey: Survey) -> dict[str, Any]:
    if survey.opens_at is not None:
        raise Refused(_("This survey was opened. Its questions are fixed."))
    return deepcopy(survey.draft)


def _keep(survey: Survey, definition: dict[str, Any]) -> None:
    survey.draft = definition


def _unlocked(definition: dict[str, Any], key: str) -> dict[str, Any]:
    question = definitions.question(definition, key)
    if question is None:
        raise Refused(_("That question is not there any more."))
    if question.get("locked"):
        raise Refused(_("The regulator sets this question. Its words, answers and place stay as they are."))
    return question


def _usable(said: dict[str, Any]) -> dict[str, Any]:
    """Only what a question may hold, and answers only where its kind takes them."""
    found = {name: value for name, value in said.items() if name in CHANGEABLE}
    kind = kinds[found["kind"]]
    if not (found.get("text") or "").strip():
        raise Refused(_("Write the question"), field="text")
    if kind.look not in {"rows", "ticks"}:
        found.pop("choices", None)
    elif problems := kind.problems(found):
        raise Refused(problems[0], field="choices")
    return found


def _route_problems(definition: dict[str, Any]) -> list[routing.Problem]:
    whole = [definitions.complete(one) for one in definitions.questions(definition)]
    return routing.problems(whole)  # type: ignore[arg-type]


def _check_order(definition: dict[str, Any]) -> None:
    order = list(definitions.questions(definition))
    has_locked = any(one.get("locked") for one in order)
    if has_locked and not order[0].get("locked"):
        raise Refused(_("The first question is the regulator's. Yours comes after it."))
    if found := _route_problems(definition):
        raise Refused(found[0].sentence)
