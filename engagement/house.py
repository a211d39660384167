"""How this floor joins the app: room by room, from the ground up."""

from __future__ import annotations

from flask import Flask

from core.rooms import let_in

ROOMS = ("customers", "voices", "promises", "actions", "safety", "themes", "feedback")


def register(app: Flask) -> None:
    let_in(app, "engagement", ROOMS)
