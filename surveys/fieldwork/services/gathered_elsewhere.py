"""Taking answers that were gathered elsewhere: many at once."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, update

from core import clock
from core.database import db
from engagement.voices import codes
from engagement.voices.services import Said, hear_many
from surveys.fieldwork.models import ConfidentialResponse, Invitation, Response
from surveys.fieldwork.services.answering import kind_of, parted
from surveys.fieldwork.sheets import sheet_of
from surveys.questionnaires.models import Version


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
    kind, found, said_by_all = kind_of(asked.made_for), [], []
    for answers, channel, day, place in rows:
        chosen, remarks = parted(asked, answers)
        found.append((chosen, channel))
        said_by_all.append(Said(kind, asked.source, remarks, codes.new_code(), day, place))
    if not found:
        return 0
    voice_keys = hear_many(said_by_all)
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
                for (chosen, channel), owner, key, said in zip(found, owners, voice_keys, said_by_all, strict=True)
            ],
        )  # fmt: skip
    if invitations:
        used = update(Invitation).where(Invitation.id.in_(invitations))
        db.session.execute(used.values(has_answered=True))
    return len(found)
