"""Reading and changing settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from core import clock
from core.database import db
from core.registry import Registry
from core.settings.models import SettingValue

LONG_AGO = date(2000, 1, 1)
FRESH_FOR = 5.0


@dataclass(frozen=True)
class Setting:
    """`what` says it to staff. `check` raises Refused for a value that cannot be."""

    name: str
    default: Any
    what: Any
    check: Callable[[Any], None] | None = None


declared = Registry[Setting]("settings")


def declare(name: str, default: Any, what: Any, check: Callable[[Any], None] | None = None) -> None:
    declared.add(name, Setting(name, default, what, check))


def get(name: str, on: date | None = None) -> Any:
    """The value in force on a day (today if not said).

    Kept in the process for five seconds, so that a page asks nothing of the
    database and yet every worker follows a change soon.
    """
    setting = declared[name]
    day = on or clock.today()
    for from_on, value in _values().get(name, ()):
        if from_on <= day:
            return value
    return setting.default


def change(name: str, value: Any, *, by: Any, from_on: date | None = None) -> None:
    """Set a value from a day on; earlier days keep theirs.

    Raises Refused when the setting's own check does.
    """
    from core import audit

    setting = declared[name]
    if setting.check:
        setting.check(value)
    before = get(name)
    day = from_on or LONG_AGO
    row = db.session.scalar(
        select(SettingValue).where(SettingValue.name == name, SettingValue.from_on == day)
    )
    if row is None:
        db.session.add(SettingValue(name=name, from_on=day, value=value))
    else:
        row.value = value
    audit.record("setting.changed", by=by, setting=name, before=before, after=value, from_on=day)
    db.session.flush()
    forget()


def as_read() -> object:
    """What was last read: the same object until it is read again. For pages that keep what they drew."""
    return _values()


def forget() -> None:
    """Read afresh next time."""
    current_app.extensions.pop("answerable.settings", None)


def _values() -> dict[str, list[tuple[date, Any]]]:
    kept = current_app.extensions.get("answerable.settings")
    if kept and time.monotonic() - kept[0] < FRESH_FOR:
        return kept[1]
    values: dict[str, list[tuple[date, Any]]] = {}
    rows = select(SettingValue.name, SettingValue.from_on, SettingValue.value)
    try:
        found = db.session.execute(rows.order_by(SettingValue.from_on.desc())).all()
    except SQLAlchemyError:
        db.session.rollback()
        return {}  # the page that says "something is wrong here" must not need the database
    for name, from_on, value in found:
        values.setdefault(name, []).append((from_on, value))
    current_app.extensions["answerable.settings"] = (time.monotonic(), values)
    return values


@dataclass(frozen=True)
class Landlord:
    """The landlord as pages show it."""

    name: str
    tagline: str
    logo_url: str
    phone: str
    email: str
    address: str
    emergency_phone: str
    theme_css_url: str


def landlord() -> Landlord:
    from flask import url_for

    colour = str(get("landlord.colour")).lstrip("#").lower()
    return Landlord(
        name=get("landlord.name"),
        tagline=get("landlord.tagline"),
        logo_url=get("landlord.logo") or url_for("static", filename="logo-willow.svg"),
        phone=get("landlord.phone"),
        email=get("landlord.email"),
        address=get("landlord.address"),
        emergency_phone=get("landlord.emergency_phone"),
        theme_css_url=url_for("settings.theme", colour=colour),
    )
