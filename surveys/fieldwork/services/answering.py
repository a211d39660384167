"""Taking an answer: one transaction, and at most one answer for each form and each household."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from core import clock
from core.database import db
from core.errors import Refused
from core.keyed import keyed_hash
from core.prepared import Prepared
from engagement.voices import codes
from engagement.voices.models import Kind
from engagement.voices.services import Said, hear_many
from surveys.fieldwork import links
from surveys.fieldwork.models import CHANNELS, ConfidentialResponse, Invitation, InvitationLink, Response
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
    if channel not in CHANNELS:
        raise ValueError(f"There is no channel {channel!r}")
    asked = version if isinstance(version, Sheet) else sheet_of(version)
    key = keyed_hash("response", codes.tidy(code))
    chosen, remarks = _parted(asked, answers)
    said = Said(_kind(asked.made_for), asked.source, remarks, code, heard_on, place)
    if asked.promise == "anonymous":
        return _answer_anonymously(asked, key, chosen, said, channel, token)
    return _answer_in_confidence(asked, key, chosen, said, channel, token)


def _answer_anonymously(
    asked: Sheet, key: str, chosen: dict[str, Any], said: Said, channel: str, token: str | None
) -> Stored:
    """Stored first and only once; then the invitation is marked, and the words are heard."""
    connection = db.session.connection()
    row = {
        "key": key, "version_id": asked.version_id, "promise": asked.promise, "channel": channel,
        "answers": chosen, "survey": asked.survey_id, "moment": clock.now(),
    }  # fmt: skip
    if not INSERT_RESPONSE.run(connection, [row]):
        if connection.execute(STORED_RESPONSE, {"key": key}).first() is None:
            _check_it_is_open(asked.survey_id)
        return Stored(said.code or "", again=True)
    if token:
        _use_invitation(asked.survey_id, token)
    hear_many([said])
    return Stored(said.code or "")


def _answer_in_confidence(
    asked: Sheet, key: str, chosen: dict[str, Any], said: Said, channel: str, token: str | None
) -> Stored:
    known = select(ConfidentialResponse.id).where(ConfidentialResponse.code_hash == key)
    if db.session.scalar(known) is not None:
        return Stored(said.code or "", again=True)
    _check_it_is_open(asked.survey_id)
    invitation_id = _use_invitation(asked.survey_id, token) if token else None
    db.session.add(
        ConfidentialResponse(
            version_id=asked.version_id, code_hash=key, invitation_id=invitation_id,
            voice_key=hear_many([said])[0], channel=channel, answers=chosen,
        )
    )  # fmt: skip
    db.session.flush()
    return Stored(said.code or "")


def answer_many(
    version: Version,
    rows: Iterable[tuple[Mapping[str, Any], str, date, str | None]],
    invitations: Sequence[int] = (),
) -> int:
    """Keep many sets of answers that were gathered elsewhere, in the caller's transaction.

    `rows` are (answers, channel, day, place). `invitations` are ids of
    invitations, as many as were used, in no order: an anonymous survey marks
    them and cannot say which is whose; a confidential one takes them in turn.
    """
    asked = sheet_of(version)
    kind, found, heard = _kind(asked.made_for), [], []
    for answers, channel, day, place in rows:
        chosen, remarks = _parted(asked, answers)
        found.append((chosen, channel))
        heard.append(Said(kind, asked.source, remarks, codes.new_code(), day, place))
    if not found:
        return 0
    voice_keys = hear_many(heard)
    if asked.promise == "anonymous":
        responses = [
            {"key": secrets.token_hex(16), "version_id": asked.version_id, "promise": "anonymous",
             "channel": channel, "answers": chosen}
            for chosen, channel in found
        ]  # fmt: skip
        db.session.execute(insert(Response), sorted(responses, key=lambda row: row["key"]))
    else:
        owners: list[int | None] = [*invitations, *[None] * len(found)][: len(found)]
        db.session.execute(
            insert(ConfidentialResponse),
            [
                {"version_id": asked.version_id, "promise": "confidential", "code_hash": secrets.token_hex(16),
                 "invitation_id": owner, "voice_key": key, "channel": channel, "answers": chosen,
                 "created_at": clock.start_of(said.heard_on or clock.today())}
                for (chosen, channel), owner, key, said in zip(found, owners, voice_keys, heard, strict=True)
            ],
        )  # fmt: skip
    if invitations:
        used = update(Invitation).where(Invitation.id.in_(invitations))
        db.session.execute(used.values(has_answered=True))
    return len(found)


def _parted(sheet: Sheet, answers: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What was chosen, and what was said: (question as it was asked, text)."""
    checker = validating.compile(sheet)
    chosen = {key: value for key, value in answers.items() if key not in checker.text_keys}
    said = [
        (checker.wording[key], answers[key])
        for key in checker.wording
        if key in answers and key not in chosen
    ]
    return chosen, said


def _kind(made_for: str) -> Kind:
    return Kind.CONSULTATION if made_for == "consultation" else Kind.SURVEY


def _check_it_is_open(survey_id: int) -> None:
    wanted = select(Survey.opens_at, Survey.closes_at).where(Survey.id == survey_id)
    opens_at, closes_at = db.session.connection().execute(wanted).one()
    moment = clock.now()
    if opens_at is None or moment < opens_at:
        raise SurveyClosed(_("This survey is not open yet."))
    if moment >= closes_at:
        raise SurveyClosed(_("This survey has closed, so we could not take your answers."))


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
        raise UnknownLink(_("We do not know this link. Check it against your letter or message."))
    used = update(Invitation).where(Invitation.id == invitation_id, ~Invitation.has_answered)
    if not connection.execute(used.values(has_answered=True)).rowcount:
        raise AlreadyAnswered(
            _("Somebody in your home has answered already. We take one answer from each home.")
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
