"""Surveys, for tests: drafts, open ones, and answers to them."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from core import clock
from core.database import db
from engagement.voices import codes
from surveys.fieldwork import services as fieldwork
from surveys.questionnaires import services, validating
from surveys.questionnaires.models import Survey, Version

_numbers = count(1)
SHORT = {
    "pages": "one",
    "sections": [
        {
            "key": "s1",
            "title": "Lifts",
            "intro": "",
            "questions": [
                {"key": "lift", "kind": "single_choice", "text": "Do you use the lift?", "choices": ["Yes", "No"], "required": True},
                {"key": "works", "kind": "satisfaction", "text": "How satisfied are you with the lift?", "apart": True,
                 "show_if": {"question": "lift", "is": ["Yes"]}},
                {"key": "fix", "kind": "multiple_choice", "text": "What should we mend?", "choices": ["Lights", "Doors", "Bins"]},
                {"key": "easy", "kind": "zero_to_ten", "text": "How easy is it to get help?"},
                {"key": "words", "kind": "long_text", "text": "What else should we know?"},
            ],
        }
    ],
}  # fmt: skip


def a_draft(**changes: Any) -> Survey:
    number = next(_numbers)
    survey = services.new_survey(
        **{"title": f"Lifts {number}", "slug": f"lifts-{number}", "definition": SHORT, "by": None, **changes}
    )
    db.session.commit()
    return survey


def an_open_survey(
    *, promise: str = "anonymous", days: int = 14, has_open_link: bool = True, **changes: Any
) -> Survey:
    survey = a_draft(**changes)
    services.open_survey(
        survey,
        promise=promise,
        closes_at=clock.now() + timedelta(days=days),
        has_open_link=has_open_link,
        by=None,
    )
    db.session.commit()
    return survey


def an_answer(version: Version, form: dict[str, Any], *, code: str | None = None, **more: Any) -> str:
    """Store what a form would send. Gives the follow code."""
    answers, _errors = validating.compile(version)(form)
    code = code or codes.new_code()
    fieldwork.answer(version, answers, code=code, channel=more.pop("channel", "open"), **more)
    db.session.commit()
    return code
