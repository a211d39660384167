"""Cases as something an action can come from. Hung on the pegs of the actions room."""

from __future__ import annotations

from sqlalchemy import select

from core.database import db
from engagement.actions.origins import Origin, open_to_action, origins, origins_of_voice
from engagement.feedback import queries
from engagement.feedback.kinds import KINDS
from engagement.feedback.models import Case
from engagement.voices.models import Voice

OPEN_FOR_ACTION = 50


def origin(ref: str) -> Origin | None:
    """What stands behind an action: one case. Everybody may read this, so it says the kind and the month, no more."""
    case = queries.by_id(int(ref)) if ref.isdigit() else None
    if case is None:
        return None
    title = str(KINDS[case.kind])
    return Origin(title=title, link=None, how_many=1, from_on=case.received_on, to_on=case.received_on)


def of_voice(voice: Voice) -> list[str]:
    case = queries.case_of_voice(voice.key)
    return [str(case.id)] if case else []


def open_cases() -> list[tuple[str, str]]:
    """The newest complaints, which staff may open an action from."""
    newest = (
        select(Case).where(Case.summary != "", ~Case.is_sensitive).order_by(Case.received_on.desc(), Case.id)
    )
    return [(str(case.id), label(case)) for case in db.session.scalars(newest.limit(OPEN_FOR_ACTION))]


def label(case: Case) -> str:
    what = case.summary or str(KINDS[case.kind])
    return f"{case.reference}: {what}" if case.reference else what


def register() -> None:
    origins.add("case", origin)
    origins_of_voice.add("case", of_voice)
    open_to_action.add("case", open_cases)
