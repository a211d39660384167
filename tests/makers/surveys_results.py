"""Surveys with answers in known numbers, for tests of their results."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from core import clock
from core.database import db
from surveys.fieldwork import services as fieldwork
from surveys.questionnaires.models import Survey
from tests.makers.surveys import an_open_survey

DAY = date(2026, 10, 1)


def questions(*asked: dict[str, Any]) -> dict[str, Any]:
    """A questionnaire of one section."""
    return {"pages": "one", "sections": [{"key": "s1", "title": "", "intro": "", "questions": list(asked)}]}


def a_question(key: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "kind": kind, "text": f"The question {key}", **more}


def answered(survey: Survey, *groups: tuple[int, dict[str, Any]], channel: str = "open") -> Survey:
    """So many people gave these answers, for each group."""
    rows = [(given, channel, DAY, None) for people, given in groups for _person in range(people)]
    if rows:
        fieldwork.answer_many(survey.version, rows)
    db.session.commit()
    return survey


def a_survey(*asked: dict[str, Any], **more: Any) -> Survey:
    return an_open_survey(definition=questions(*asked), **more)


def closed(survey: Survey, days_ago: int = 1) -> Survey:
    """Closed so many days ago, as if it had been open before."""
    survey.opens_at = clock.now() - timedelta(days=days_ago + 30)
    survey.closes_at = clock.now() - timedelta(days=days_ago)
    db.session.commit()
    return survey
