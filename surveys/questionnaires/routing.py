"""Which questions a person is asked, given what they have answered so far.

A questionnaire is a list of questions in order. A question is asked unless it
has a rule, `show_if: {"question": key, "is": [values]}`: then only when that
earlier question was itself asked and answered with one of the values. An answer
to a multiple choice question fits when any of its choices does.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

Answers = Mapping[str, Any]


# "is" is a word Python keeps for itself, so this one is not written as a class.
ShowIf = TypedDict("ShowIf", {"question": str, "is": list[str]})


class Question(TypedDict):
    """The part of a question that routing needs. `choices` is left out where any answer may be given."""

    key: str
    choices: NotRequired[list[str]]
    show_if: NotRequired[ShowIf | None]


@dataclass(frozen=True)
class Problem:
    """Something wrong with a questionnaire's routes: which question, and what to mend."""

    key: str
    sentence: str


def shown(questions: Sequence[Question], answers: Answers) -> list[str]:
    """The keys of the questions asked, given the answers so far, in order.

    >>> repairs = [{"key": "repair"}, {"key": "time", "show_if": {"question": "repair", "is": ["yes"]}}]
    >>> shown(repairs, {"repair": "no"})
    ['repair']
    """
    asked: dict[str, None] = {}
    for question in questions:
        rule = question.get("show_if")
        if rule is None or (rule["question"] in asked and fits(answers.get(rule["question"]), rule["is"])):
            asked[question["key"]] = None
    return list(asked)


def kept(questions: Sequence[Question], answers: Answers) -> dict[str, Any]:
    """The answers that still count: those to questions that are asked.

    Someone who goes back and changes "yes" to "no" takes back what followed from "yes".
    """
    return {key: answers[key] for key in shown(questions, answers) if key in answers}


def remaining(questions: Sequence[Question], answers: Answers, seen: Collection[str] = ()) -> int:
    """At most how many questions are left.

    `seen` are questions passed over without an answer. One that may yet be asked
    counts, so the number never grows while someone goes forward.
    """
    done = {key for key, answer in answers.items() if _is_given(answer)} | set(seen)
    possible: set[str] = set()
    for question in questions:
        rule = question.get("show_if")
        if rule is not None:
            if rule["question"] not in possible:
                continue
            if rule["question"] in done and not fits(answers.get(rule["question"]), rule["is"]):
                continue
        possible.add(question["key"])
    return len(possible - done)


def remaining_in_words(n: int) -> str:
    """What the page says beside the progress bar.

    >>> remaining_in_words(4), remaining_in_words(1)
    ('About 4 left', 'Last one')
    """
    if n <= 0:
        return "All done"
    return "Last one" if n == 1 else f"About {n} left"


def problems(questions: Sequence[Question]) -> list[Problem]:
    """What must be mended before the questionnaire can open; an empty list means nothing."""
    found: list[Problem] = []
    keys = [question["key"] for question in questions]
    earlier: dict[str, Question] = {}
    for question in questions:
        key = question["key"]
        if key in earlier:
            found.append(Problem(key, "Two questions have this key. Give one of them another."))
        if rule := question.get("show_if"):
            found += [Problem(key, sentence) for sentence in _problems_of_rule(rule, key, keys, earlier)]
        earlier.setdefault(key, question)
    return found


def _problems_of_rule(rule: ShowIf, key: str, keys: list[str], earlier: dict[str, Question]) -> list[str]:
    asks_after = rule["question"]
    if asks_after not in keys:
        return [f"It depends on “{asks_after}”, and there is no such question."]
    if asks_after == key:
        return ["It depends on itself. Choose an earlier question."]
    if asks_after not in earlier:
        return [f"It depends on “{asks_after}”, which comes later. Move that question up."]
    if not rule["is"]:
        return [f"It depends on “{asks_after}”, but no answer is named. Choose at least one."]
    choices = earlier[asks_after].get("choices")
    if choices is None:
        return []
    return [
        f"It depends on the answer “{value}”, which “{asks_after}” does not offer."
        for value in rule["is"]
        if value not in choices
    ]


def fits(answer: Any, values: Collection[str]) -> bool:
    """Whether an answer, or one of several, is among the values of a rule."""
    if isinstance(answer, list | tuple | set | frozenset):
        return any(choice in values for choice in answer)
    return answer in values


def _is_given(answer: Any) -> bool:
    return answer not in (None, "", [], (), set())
