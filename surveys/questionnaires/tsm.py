"""The twelve Tenant Satisfaction Measures for rented homes, word for word, as a ready questionnaire.

Wording, order, answers and filters: Tenant Survey Requirements (notes 1.3).
`[your landlord]` is the only part that may be replaced. A question's `apart`
offers "Not applicable/don't know", which only the measures that have it may.
"""

from __future__ import annotations

from typing import Any

SET = "tsm-2024"


def definition() -> dict[str, Any]:
    """The ready set for low cost rental accommodation, and "Why do you say that?" after TP01.

    >>> sum(one["code"] is not None and one["code"].startswith("TP")
    ...     for section in definition()["sections"] for one in section["questions"])
    12
    """
    return {"ready_set": SET, "pages": "one", "sections": _sections()}


def _sections() -> list[dict[str, Any]]:
    return [
        _section(
            "overall",
            "Our service",
            _satisfied(
                "TP01",
                "Taking everything into account, how satisfied or dissatisfied are you with the service "
                "provided by [your landlord]?",
            ),
            {
                "key": "TP01_why", "kind": "long_text", "text": "Why do you say that?", "code": None,
                "hint": "A few words are enough. Please leave out names.",
                "required": False, "locked": False, "limit": 2000,
            },
        ),
        _section(
            "repairs",
            "Repairs",
            _yes_or_no(
                "F1", "Has [your landlord] carried out a repair to your home in the last 12 months?", ["Yes", "No"]
            ),
            _satisfied(
                "TP02",
                "How satisfied or dissatisfied are you with the overall repairs service from [your landlord] "
                "over the last 12 months?",
                after="F1",
            ),
            _satisfied(
                "TP03",
                "How satisfied or dissatisfied are you with the time taken to complete your most recent "
                "repair after you reported it?",
                after="F1",
            ),
        ),
        _section(
            "home",
            "Your home",
            _satisfied(
                "TP04",
                "How satisfied or dissatisfied are you that [your landlord] provides a home that is well "
                "maintained?",
            ),
            _satisfied(
                "TP05",
                "Thinking about the condition of the property or building you live in, how satisfied or "
                "dissatisfied are you that [your landlord] provides a home that is safe?",
                apart=True,
            ),
        ),
        _section(
            "listening",
            "Listening to you",
            _satisfied(
                "TP06",
                "How satisfied or dissatisfied are you that [your landlord] listens to your views and acts "
                "upon them?",
                apart=True,
            ),
            _satisfied(
                "TP07",
                "How satisfied or dissatisfied are you that [your landlord] keeps you informed about things "
                "that matter to you?",
                apart=True,
            ),
            _agree(
                "TP08",
                "To what extent do you agree or disagree with the following "
                "“[your landlord] treats me fairly and with respect”?",
            ),
        ),
        _section(
            "complaints",
            "Complaints",
            _yes_or_no(
                "F2", "Have you made a complaint to [your landlord] in the last 12 months?", ["Yes", "No"]
            ),
            _satisfied(
                "TP09",
                "How satisfied or dissatisfied are you with [your landlord]'s approach to complaints handling?",
                after="F2",
            ),
        ),
        _section(
            "shared",
            "Shared areas",
            _yes_or_no(
                "F3",
                "Do you live in a building with communal areas, either inside or outside, that "
                "[your landlord] is responsible for maintaining?",
                ["Yes", "No", "Don't know"],
            ),
            _satisfied(
                "TP10",
                "How satisfied or dissatisfied are you that [your landlord] keeps these communal areas clean "
                "and well maintained?",
                after="F3",
            ),
        ),
        _section(
            "neighbourhood",
            "Your neighbourhood",
            _satisfied(
                "TP11",
                "How satisfied or dissatisfied are you that [your landlord] makes a positive contribution to "
                "your neighbourhood?",
                apart=True,
            ),
            _satisfied(
                "TP12",
                "How satisfied or dissatisfied are you with [your landlord]'s approach to handling "
                "anti-social behaviour?",
                apart=True,
            ),
        ),
    ]  # fmt: skip


def _section(key: str, title: str, *questions: dict[str, Any]) -> dict[str, Any]:
    return {"key": key, "title": title, "intro": "", "questions": list(questions)}


def _statutory(code: str, kind: str, text: str, **more: Any) -> dict[str, Any]:
    whole = {
        "key": code,
        "code": code,
        "kind": kind,
        "text": text,
        "hint": "",
        "required": True,
        "locked": True,
    }
    return whole | more


def _satisfied(code: str, text: str, *, apart: bool = False, after: str | None = None) -> dict[str, Any]:
    follows = {"show_if": {"question": after, "is": ["Yes"]}, "with_previous": True} if after else {}
    return _statutory(code, "satisfaction", text, apart=apart, **follows)


def _agree(code: str, text: str) -> dict[str, Any]:
    return _statutory(code, "agreement", text, apart=True)


def _yes_or_no(code: str, text: str, choices: list[str]) -> dict[str, Any]:
    return _statutory(code, "single_choice", text, choices=choices)
