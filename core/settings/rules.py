"""The rules a landlord may set for itself: each typed as one line of words, and in force from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from core.database import db
from core.errors import Refused
from core.settings import services
from core.settings.models import SettingValue
from core.settings.services import LONG_AGO, Setting, declared, get

# These have a page, or a way of being set, of their own.
ELSEWHERE = ("landlord.", "demo.", "feedback.", "ombudsman.")


def rules() -> list[Setting]:
    """Every setting that is a rule, in the order they were declared."""
    return [declared[name] for name in declared.names() if not name.startswith(ELSEWHERE)]


def rule(name: str) -> Setting | None:
    """One of them, or None where there is none of this name."""
    return next((setting for setting in rules() if setting.name == name), None)


def history(setting: Setting) -> list[tuple[date | None, str]]:
    """What was in force from which day on, the latest first; None for "since the beginning"."""
    rows = db.session.execute(
        select(SettingValue.from_on, SettingValue.value)
        .where(SettingValue.name == setting.name)
        .order_by(SettingValue.from_on.desc())
    ).all()
    told = [(None if day == LONG_AGO else day, said(setting, value)) for day, value in rows]
    return told if told and told[-1][0] is None else [*told, (None, said(setting, setting.default))]


def said(setting: Setting, value: Any) -> str:
    """A value as a person reads it and types it again."""
    if isinstance(setting.default, bool):
        return _("yes") if value else _("no")
    if isinstance(setting.default, list):
        return "\n".join(str(each) for each in value)
    return "" if value is None else str(value)


def understood(setting: Setting, typed: str) -> Any:
    """What was typed, as the kind of value the setting holds. Raises Refused where it is none."""
    words = typed.strip()
    if isinstance(setting.default, bool):
        return _yes_or_no(words)
    if isinstance(setting.default, list):
        return words.split()
    if setting.default is None and not words:
        return None
    if setting.default is None or isinstance(setting.default, int):
        if not words.isascii() or not words.isdigit():
            raise Refused(_("Write a whole number in figures, like 10"), field="value")
        return int(words)
    return words


def change(setting: Setting, typed: str, *, from_on: date, by: Any) -> None:
    """Set a rule from what was typed. Raises Refused beside the value where it will not do."""
    try:
        services.change(setting.name, understood(setting, typed), by=by, from_on=from_on)
    except Refused as refused:
        raise Refused(refused.sentence, field="value") from refused


def in_force(setting: Setting) -> str:
    return said(setting, get(setting.name))


def _yes_or_no(words: str) -> bool:
    known = {"yes": True, "no": False, _("yes").lower(): True, _("no").lower(): False}
    if words.lower() not in known:
        raise Refused(_("Write yes or no"), field="value")
    return known[words.lower()]
