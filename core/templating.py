"""What every template may use: filters for days and numbers, assets, notices and the landlord."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, flash, g, get_flashed_messages, has_request_context, request, url_for
from flask_babel import format_date, get_locale
from flask_babel import gettext as _
from markupsafe import Markup

from core import clock
from core.config import ROOT
from core.documents import charts
from core.figures import rounded


def say(kind: str, text: Any) -> None:
    """Show a notice on the next page: kind is news, good, part or bad."""
    flash(str(text), kind)


def day(value: date | datetime | None) -> str:
    """9 August 2026"""
    return format_date(_as_day(value), "d MMMM y") if value else ""


def short_day(value: date | datetime | None) -> str:
    """9 August, with the year only when it is not this one."""
    if not value:
        return ""
    found = _as_day(value)
    return format_date(found, "d MMMM" if found.year == clock.today().year else "d MMMM y")


def month(value: date | None) -> str:
    """August 2026"""
    return format_date(_as_day(value), "MMMM y") if value else ""


def moment(value: datetime | None) -> str:
    """9 August 2026 at 2:30 pm"""
    if not value:
        return ""
    local = clock.in_london(value)
    return f"{day(local.date())} at {local:%I:%M}".replace(" at 0", " at ") + f" {local:%p}".lower()


def number(value: Any) -> str:
    """1,012, rounded once; decimals of other kinds are rounded half up."""
    return "" if value is None else f"{rounded(value) if not isinstance(value, float) else round(value):,}"


def percent(value: Any) -> str:
    """A share from 0 to 1 as 68%."""
    return "" if value is None else f"{rounded(Fraction(value) * 100)}%"


def in_100(value: Any) -> str:
    """A share as running text says it: 68 in 100."""
    return "" if value is None else f"{rounded(Fraction(value) * 100)} in 100"


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs, escaped."""
    parts = [part.strip() for part in (text or "").split("\n\n") if part.strip()]
    return Markup("").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(part.split("\n"))) for part in parts
    )


def _as_day(value: date | datetime) -> date:
    return clock.in_london(value).date() if isinstance(value, datetime) else value


@lru_cache(maxsize=256)
def _fingerprint(path: str, _changed: float) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:10]


def asset(name: str) -> str:
    """The address of a static file, with its content in the name, so it may be kept for ever."""
    path = ROOT / "static" / name
    try:
        return url_for("static", filename=name, v=_fingerprint(str(path), path.stat().st_mtime))
    except FileNotFoundError:
        return url_for("static", filename=name)


def _sub_line(side: Any) -> str:
    """What stands under the landlord's name: whose pages these are."""
    from core import settings

    lines = {"staff": _("Staff"), "member": _("Customers check")}
    return lines.get(side.value, settings.get("landlord.tagline"))


def register(app: Flask) -> None:
    app.jinja_env.filters.update(
        day=day, short_day=short_day, month=month, moment=moment, number=number, percent=percent,
        in_100=in_100, paragraphs=paragraphs,
    )  # fmt: skip
    app.jinja_env.globals.update(asset=asset, charts=charts)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def everywhere() -> dict[str, Any]:
        from core import settings
        from core.access import may, may_open, me
        from core.navigation import links, side_of

        locale = get_locale()
        base = {
            "landlord": settings.landlord(),
            "today": clock.today(),
            "may_open": may_open,
            "page_language": str(locale).replace("_", "-") if locale else "en-GB",
            "page_direction": locale.text_direction if locale else "ltr",
            "languages_url": url_for("front.languages"),
            "home_url": url_for("front.home"),
            "sub_line": settings.get("landlord.tagline"),
            "demo_is_loaded": current_app.config.get("DEMO_ALLOWED", False),
        }
        if not has_request_context() or g.get("light_page"):
            return base
        account = me()
        return base | {
            "account": account,
            "side": side_of(account).value,
            "sub_line": _sub_line(side_of(account)),
            "menu": links(),
            "notices": get_flashed_messages(with_categories=True) if request.cookies else [],
            "may": lambda name: may(account, name),
        }
