"""How this floor joins the app: room by room, from the ground up."""

from __future__ import annotations

import importlib

from flask import Flask

ROOMS: tuple[str, ...] = ("customers", "voices", "actions", "feedback")


def register(app: Flask) -> None:
    for room in ROOMS:
        importlib.import_module(f"engagement.{room}.house").register(app)
