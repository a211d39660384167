"""Taking an answer: one transaction, and at most one answer for each form and each household."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core import clock
from core.database import db
from core.errors import Refused
from core.keyed import keyed_hash
from core.prepared import Prepared
from core.turns import Together
from engagement.voices import codes
from engagement.voices.models import Kind
from engagement.voices.services import Heard, Said, heard, keep_heard
from surveys.fieldwork import links
from surveys.fieldwork.models import CHANNELS, ConfidentialResponse, Invitation, InvitationLink, Response
from surveys.fieldwork.services.keeping_for_later import forget_draft
from surveys.fieldwork.sheets import Sheet, sheet_of
from surveys.questionnaires import validating
from surveys.questionnaires.models import Survey, Version


class SurveyClosed(Refused):
    """Nobody can answer any more, or not yet."""


class AlreadyAnswered(Refused):
    """Somebody in this home has answered."""


class UnknownLink(Refused):
    """No invitation has this link."""


@dataclass(frozen=True)
class Stored:
    """`again` says that this very form was stored before, and nothing was stored twice."""

    code: str
    again: bool = False


def send(
    sheet: Sheet,
    answers: Mapping[str, Any],
    *,
    code: str,
    channel: str,
    token: str | None = None,
    draft: str | None = None,
) -> Stored:
    """Keep one set of answers for good: once this returns, it is committed.

    Those who send at the same moment share a transaction. Says and raises what
    `answer` does. `draft` is the link of a draft, which is deleted with it.
    """
    return _send_together(_ready(sheet, answers, code=code, channel=channel, token=token, draft=draft))


def answer(
    version: Version | Sheet,
    answers: Mapping[str, Any],
    *,
    code: str,
    channel: str,
    token: str | None = None,
    place: str | None = None,
    heard_on: date | None = None,
) -> Stored:
    """Keep one set of answers, in the caller's transaction.

    `answers` are what the version's checker gave. `code` is the follow code
    that travelled in the form: the same code again stores nothing and gives the
    same result. `token` is the link of an invitation.

    Raises SurveyClosed, UnknownLink or AlreadyAnswered, and ValueError for a
    channel that does not exist.
    """
    asked = version if isinstance(version, Sheet) else sheet_of(version)
    ready = _ready(asked, answers, code=code, channel=channel, token=token, place=place, heard_on=heard_on)
    return _keep([ready])[0]


@dataclass(frozen=True, eq=False)
class _Ready:
    """One set of answers with all that can be worked out before it is our turn to write."""

    asked: Sheet
    code: str
    row: dict[str, Any]
    heard: Heard
    token: str | None
    draft: str | None


def _ready(
    asked: Sheet,
    answers: Mapping[str, Any],
    *,
    code: str,
    channel: str,
    token: str | None,
    draft: str | None = None,
    place: str | None = None,
    heard_on: date | None = None,
) -> _Ready:
    if channel not in CHANNELS:
        raise ValueError(f"There is no channel {channel!r}")
    chosen, remarks = parted(asked, answers)
    said = Said(kind_of(asked.made_for), asked.source, remarks, code, heard_on, place)
    row = {
        "key": keyed_hash("response", codes.tidy(code)), "version_id": asked.version_id, "promise": asked.promise,
        "channel": channel, "answers": chosen, "survey": asked.survey_id, "moment": clock.now(),
    }  # fmt: skip
    return _Ready(asked, code, row, heard([said]), token, draft)


class _NotAllNew(Exception):
    """Among several that were sent together, one was stored before or came too late."""


def _keep(many: Sequence[_Ready]) -> list[Stored]:
    """Keep them all in the caller's transaction, or raise for one that cannot be kept."""
    anonymous = [one for one in many if one.asked.promise == "anonymous"]
    new = [*_store_anonymously(anonymous), *(one for one in many if _store_in_confidence(one))]
    if new:
        keep_heard(one.heard for one in new)
    for one in many:
        if one.draft:
            forget_draft(one.draft)
    return [Stored(one.code, again=one not in new) for one in many]


def _store_anonymously(many: Sequence[_Ready]) -> Sequence[_Ready]:
    """Stored first and only once; then the invitations are marked. Gives those that are new."""
    if not many:
        return ()
    connection = db.session.connection()
    rows = sorted((one.row for one in many), key=lambda row: row["key"])
    if INSERT_RESPONSE.run(connection, rows) != len(many):
        if len(many) > 1:
            raise _NotAllNew
        if connection.execute(STORED_RESPONSE, {"key": rows[0]["key"]}).first() is None:
            _check_it_is_open(many[0].asked.survey_id)
        return ()
    for one in many:
        if one.token:
            _use_invitation(one.asked.survey_id, one.token)
    return many


def _store_in_confidence(one: _Ready) -> bool:
    """Whether it is confidential, and new. The row leads to its voice, which is kept next."""
    if one.asked.promise == "anonymous":
        return False
    known = select(ConfidentialResponse.id).where(ConfidentialResponse.code_hash == one.row["key"])
    if db.session.scalar(known) is not None:
        return False
    _check_it_is_open(one.asked.survey_id)
    invitation_id = _use_invitation(one.asked.survey_id, one.token) if one.token else None
    db.session.add(
        ConfidentialResponse(
            version_id=one.asked.version_id, code_hash=one.row["key"], invitation_id=invitation_id,
            voice_key=one.heard.voices[0]["key"], channel=one.row["channel"], answers=one.row["answers"],
        )
    )  # fmt: skip
    db.session.flush()
    return True


_send_together = Together(_keep)


def parted(sheet: Sheet, answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What was chosen, and what was said: (question as it was asked, text)."""
    checker = validating.compile(sheet)
    chosen = {key: value for key, value in answers.items() if key not in checker.text_keys}
    said = [
        (checker.wording[key], answers[key])
        for key in checker.wording
        if key in answers and key not in chosen
    ]
    return chosen, said


def kind_of(made_for: str) -> Kind:
    return Kind.CONSULTATION if made_for == "consultation" else Kind.SURVEY


def _check_it_is_open(survey_id: int) -> None:
    wanted = select(Survey.opens_at, Survey.closes_at).where(Survey.id == survey_id)
    opens_at, closes_at = db.session.connection().execute(wanted).one()
    moment = clock.now()
    if opens_at is None or moment < opens_at:
        raise SurveyClosed(_l("This survey is not open yet."))
    if moment >= closes_at:
        raise SurveyClosed(_l("This survey has closed, so we could not take your answers."))


def _use_invitation(survey_id: int, token: str) -> int:
    """Mark it as answered, once: whoever comes second changes no row."""
    plain = links.tidy(token)
    hashed = keyed_hash("invitation", plain) if plain else ""
    wanted = (
        select(Invitation.id)
        .join(InvitationLink, InvitationLink.invitation_id == Invitation.id)
        .where(InvitationLink.link_hash == hashed, Invitation.survey_id == survey_id)
    )
    connection = db.session.connection()
    invitation_id = connection.execute(wanted).scalar()
    if invitation_id is None:
        raise UnknownLink(_l("We do not know this link. Check it against your letter or message."))
    used = update(Invitation).where(Invitation.id == invitation_id, ~Invitation.has_answered)
    if not connection.execute(used.values(has_answered=True)).rowcount:
        raise AlreadyAnswered(
            _l("Somebody in your home has answered already. We take one answer from each home.")
        )
    return invitation_id


def _insert_response(dialect: str) -> Any:
    """Insert, unless this form was stored before or the survey is not open at this moment: all in one statement."""
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    table = Response.__table__
    names = ("key", "version_id", "promise", "channel", "answers")
    values = (
        bindparam("key", type_=table.c.key.type),
        bindparam("version_id", type_=table.c.version_id.type),
        bindparam("promise", type_=table.c.promise.type),
        bindparam("channel", type_=table.c.channel.type),
        bindparam("answers", type_=table.c.answers.type),
    )
    moment = bindparam("moment", type_=Survey.opens_at.type)
    while_open = select(*values).where(
        Survey.id == bindparam("survey"), Survey.opens_at <= moment, Survey.closes_at > moment
    )
    return make(table).from_select(names, while_open).on_conflict_do_nothing(index_elements=["key"])


INSERT_RESPONSE = Prepared(_insert_response)
STORED_RESPONSE = select(Response.key).where(Response.key == bindparam("key"))
