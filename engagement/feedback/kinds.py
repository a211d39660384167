"""The kinds of case, how each came, and what each is called in plain words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Enum

from engagement.voices.models import Kind


class CaseKind(StrEnum):
    """What somebody wants of us. A service request is not a complaint (Code 1.4)."""

    ENQUIRY = "enquiry"
    COMPLIMENT = "compliment"
    SERVICE_REQUEST = "service_request"
    COMPLAINT = "complaint"
    CONCERN = "concern"
    RENT_HELP = "rent_help"


class CameBy(StrEnum):
    WEB = "web"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    VISIT = "visit"


class Decision(StrEnum):
    """What was decided about a complaint. `REFUSED` is not looking into it at all (Code, section 2)."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"
    REFUSED = "refused"


class NoteKind(StrEnum):
    NOTE = "note"
    DECISION = "decision"
    TOLD = "told"
    RING = "ring"


def kept_as(words: type[StrEnum]) -> Enum:
    """A column type that keeps the values of an enum as text."""
    return Enum(words, native_enum=False, length=20, values_callable=lambda each: [w.value for w in each])


KINDS: dict[CaseKind, Any] = {
    CaseKind.COMPLAINT: _l("Complaint"),
    CaseKind.SERVICE_REQUEST: _l("Something wrong"),
    CaseKind.CONCERN: _l("Building safety"),
    CaseKind.ENQUIRY: _l("Question"),
    CaseKind.RENT_HELP: _l("Help with rent"),
    CaseKind.COMPLIMENT: _l("Praise"),
}
CAME_BY: dict[CameBy, Any] = {
    CameBy.WEB: _l("On this site"),
    CameBy.PHONE: _l("By phone"),
    CameBy.LETTER: _l("By letter"),
    CameBy.EMAIL: _l("By e-mail"),
    CameBy.VISIT: _l("At a visit"),
}
DECISIONS: dict[Decision, Any] = {
    Decision.UPHELD: _l("We agree with the complaint"),
    Decision.PARTLY: _l("We agree with part of the complaint"),
    Decision.NOT_UPHELD: _l("We do not agree with the complaint"),
    Decision.REFUSED: _l("We cannot look into this complaint"),
}
HEARD_AS: dict[CaseKind, Kind] = {
    CaseKind.ENQUIRY: Kind.ENQUIRY,
    CaseKind.COMPLIMENT: Kind.COMPLIMENT,
    CaseKind.SERVICE_REQUEST: Kind.ENQUIRY,
    CaseKind.COMPLAINT: Kind.COMPLAINT,
    CaseKind.CONCERN: Kind.CONCERN,
    CaseKind.RENT_HELP: Kind.ENQUIRY,
}
