"""The machine reads the remarks: finds themes, keeps their identity, and codes every remark anew."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select

import analysis.theming as theming
from core import audit
from core.accounts.models import Account
from core.database import db
from core.slugs import free_slug
from engagement.themes.models import Coding, Theme, ThemeRun
from engagement.voices.models import Kind, Remark, Voice

Tell = Callable[[int, int, str], None]


def run(
    *,
    kind: str | None = None,
    since: date | None = None,
    n_themes: int | None = None,
    seed: int = 0,
    by: Account | None = None,
    tell: Tell | None = None,
) -> ThemeRun:
    """Read remarks, find themes and code the remarks, in the caller's transaction.

    A theme that continues one of before keeps its row, address and history.
    People's names, merges and codings are not touched.
    """
    tell = tell or _tell_nobody
    keys, texts = _read(kind, since)
    tell(0, 4, "Reading what was said")
    discovery = theming.discover(texts, n_themes=n_themes, seed=seed)
    tell(2, 4, "Keeping the themes we know")
    found = ThemeRun(
        kind=kind, since=since, seed=seed, remarks=len(texts), empty=discovery.empty,
        without=discovery.without_theme, found=len(discovery.themes), asked_by_id=by.id if by else None,
    )  # fmt: skip
    db.session.add(found)
    db.session.flush()
    rows = _rows_of(discovery.themes, _members(keys, discovery.rows), found)
    tell(3, 4, "Putting every comment in its place")
    _code(keys, texts, discovery.rows, rows)
    audit.record("themes.run", by=by, remarks=len(texts), themes=len(discovery.themes))
    tell(4, 4, "")
    return found


def _tell_nobody(_done: int, _total: int, _said: str) -> None:
    """Nobody waits for this run."""


def _read(kind: str | None, since: date | None) -> tuple[list[str], list[str]]:
    query = (
        select(Remark.key, Remark.text).join(Voice, Voice.key == Remark.voice_key).where(Remark.text != "")
    )
    if kind:
        query = query.where(Voice.kind == Kind(kind))
    if since:
        query = query.where(Voice.heard_on >= since)
    found = db.session.execute(query.order_by(Remark.key)).all()
    return [row.key for row in found], [row.text for row in found]


def _members(keys: Sequence[str], rows: Sequence[theming.Coding]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for key, row in zip(keys, rows, strict=True):
        if row.themes:
            members.setdefault(row.themes[0], set()).add(key)
    return members


def _rows_of(
    themes: Sequence[theming.Theme], members: dict[str, set[str]], run: ThemeRun
) -> dict[str, Theme]:
    """The row each new theme continues, or a new one."""
    known = [t for t in db.session.scalars(select(Theme).order_by(Theme.id)) if t.evidence]
    before: dict[str, set[str]] = {}
    for key, theme_id in db.session.execute(
        select(Coding.remark_key, Coding.theme_id).where(Coding.theme_id.is_not(None))
    ):
        before.setdefault(str(theme_id), set()).add(key)
    old = [
        theming.Theme(str(t.id), t.machine_name, "", list(t.words), [], 0, evidence=t.evidence) for t in known
    ]
    same = theming.match(old, themes, old_members=before, new_members=members)
    by_id = {str(t.id): t for t in known}
    taken = {t.name.casefold() for t in known if t.id not in {int(i) for i in same.values()}}
    rows = {}
    for theme in themes:
        row = by_id.get(same.get(theme.id, ""))
        if row is None:
            name = (
                theme.name
                if theme.name.casefold() not in taken
                else f"{theme.name} ({', '.join(theme.words[:2])})"
            )
            row = Theme(
                slug=free_slug(Theme, name), name=name, description=theme.description, first_run_id=run.id
            )
            db.session.add(row)
        elif row.named_by_id is None:
            row.name, row.description = theme.name, theme.description
        row.machine_name, row.words, row.evidence = theme.name, theme.words, dict(theme.evidence)
        row.last_run_id = run.id
        taken.add(row.name.casefold())
        db.session.flush()
        rows[theme.id] = row
    return rows


def _code(
    keys: Sequence[str], texts: Sequence[str], rows: Sequence[theming.Coding], themes: dict[str, Theme]
) -> None:
    """Write the machine's codings of these remarks anew, in the order of random keys."""
    for start in range(0, len(keys), 500):
        db.session.execute(delete(Coding).where(Coding.remark_key.in_(keys[start : start + 500])))
    codings: list[dict[str, Any]] = [
        {
            "key": secrets.token_hex(16), "remark_key": key, "is_empty": row.empty, "mood": theming.mood_of(text),
            "theme_id": themes[row.themes[0]].id if row.themes else None,
            "strength": round(row.strengths[0] * 1000) if row.strengths else 0,
        }
        for key, text, row in zip(keys, texts, rows, strict=True)
    ]  # fmt: skip
    codings.sort(key=lambda coding: coding["key"])
    for start in range(0, len(codings), 5000):
        db.session.execute(insert(Coding), codings[start : start + 5000])
