"""Stop here and finish later: a private link opens a draft, and we keep only the link's hash."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from core.database import db
from core.keyed import keyed_hash
from surveys.fieldwork import links
from surveys.fieldwork.models import Draft
from surveys.fieldwork.sheets import Sheet


def keep_draft(sheet: Sheet, answers: dict[str, Any], *, link: str | None = None) -> str:
    """Keep answers for later, in the caller's transaction, and give the private link that opens them.

    With the `link` of a draft, that draft takes these answers instead.
    """
    link = link if link and links.tidy(link) else links.new_link()
    key = _key(link)
    draft = db.session.get(Draft, key) if key else None
    if draft is None or draft.version_id != sheet.version_id:
        link = links.new_link()
        draft = Draft(key=_key(link), version_id=sheet.version_id)
        db.session.add(draft)
    draft.answers = answers
    return link


def draft_of(link: str) -> Draft | None:
    """The draft this private link opens."""
    key = _key(link)
    return db.session.get(Draft, key) if key else None


def forget_draft(link: str) -> None:
    """Delete it, because its answers were sent."""
    if key := _key(link):
        db.session.execute(delete(Draft).where(Draft.key == key))


def _key(link: str) -> str | None:
    plain = links.tidy(link)
    return keyed_hash("draft", plain) if plain else None
