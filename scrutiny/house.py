"""How this floor joins the app: room by room, from the ground up."""

from __future__ import annotations

from flask import Flask

from core.rooms import let_in

ROOMS = ("training", "committees", "projects", "scorecard", "dashboard", "voice_report")


def register(app: Flask) -> None:
    let_in(app, "scrutiny", ROOMS)
