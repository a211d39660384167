"""How the customer voice report joins the app."""

from __future__ import annotations

from flask import Flask
from flask_babel import lazy_gettext as _l

from core import demo, tasks
from core.access.permissions import COMMITTEE, STAFF, Role, allow
from core.navigation import Side, in_menu
from scrutiny.voice_report import demo as report_demo
from scrutiny.voice_report import paper, sections, services
from scrutiny.voice_report.routes import public, replying, writing


def register(app: Flask) -> None:
    allow("voice_report.write", _l("write the customer voice report"), COMMITTEE)
    allow("voice_report.sign_off", _l("sign off the customer voice report"), Role.CHAIR)
    allow("voice_report.reply", _l("reply to the customer voice report"), STAFF)
    sections.register()
    for pages in (writing.blueprint, public.blueprint, replying.blueprint):
        app.register_blueprint(pages)
    in_menu(Side.PUBLIC, _l("Voice report"), "voice_report.reports", 60, is_minor=True)
    in_menu(Side.MEMBER, _l("Voice report"), "voice_report.reports", 60)
    in_menu(
        Side.STAFF,
        _l("Voice report"),
        "reply_to_voice_report.reports",
        60,
        "voice_report.reply",
        is_minor=True,
    )
    tasks.kinds.add(services.PAPER, paper.make)
    demo.plays("the customers' own report", 95, report_demo.play)
