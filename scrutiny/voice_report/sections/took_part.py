"""Who was heard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from core import clock
from core.database import db
from core.figures import Quotation
from core.figures import figures as peg
from engagement.voices.models import Kind as How
from engagement.voices.models import Voice
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown, key_of
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind
from surveys.questionnaires.models import Survey

TOO_FEW = 5
WAYS = {
    How.SURVEY: _l("Answers to surveys, with words"), How.CONSULTATION: _l("Answers to consultations"),
    How.COMPLAINT: _l("Complaints"), How.COMPLIMENT: _l("Praise"), How.ENQUIRY: _l("Questions"),
    How.CONCERN: _l("Concerns about safety"), How.CALL: _l("Phone calls"),
    How.IMPORT: _l("Cards and other comments"), How.SCRUTINY: _l("Words to our scrutiny panels"),
}  # fmt: skip


class TookPart(Kind):
    """How many were heard in the year, by the way they reached us. Counts under 5 are not shown."""

    name = "took_part"
    label = _l("Who took part")
    what = _l("How many answered each survey, and how many voices were heard, by each way.")
    words_depend = False

    def drawn(self, section: Section) -> list[Quotation]:
        if "results.responses" not in peg:
            return []
        return [
            Quotation("", "results.responses", {"survey": survey.slug})
            for survey in surveys_of(section.report.year)
        ]

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        first, last = years.bounds(section.report.year)
        counted: dict[How, int] = dict(
            db.session.execute(
                select(Voice.kind, func.count())
                .where(Voice.heard_on.between(first, last), Voice.is_taken_back.is_(False))
                .group_by(Voice.kind)
            ).all()
        )
        ways = [(str(WAYS[kind]), counted[kind]) for kind in WAYS if counted.get(kind)]
        return {
            "ways": [[way, count if count >= TOO_FEW else None] for way, count in ways],
            "surveys": [
                {"title": survey.title, "key": key_of(quotation)}
                for survey, quotation in zip(
                    surveys_of(section.report.year), self.drawn(section), strict=False
                )
            ],
            "as_at": min(last, clock.today()).isoformat(),
        }


def surveys_of(year: str) -> list[Survey]:
    """Surveys that closed in the year, in the order they did."""
    first, last = years.bounds(year)
    wanted = select(Survey).where(
        Survey.made_for == "survey", Survey.opens_at.is_not(None),
        Survey.closes_at.between(clock.start_of(first), min(clock.end_of(last), clock.now())),
    )  # fmt: skip
    return list(db.session.scalars(wanted.order_by(Survey.closes_at, Survey.id)))
