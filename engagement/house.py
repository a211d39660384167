"""How this floor joins the app: room by room, from the ground up."""

from __future__ import annotations

import importlib
import importlib.util

from flask import Flask

ROOMS: tuple[str, ...] = (
    "customers",
    "voices",
    "promises",
    "actions",
    "safety",
    "themes",
    "feedback",
)


def register(app: Flask) -> None:
    for room in ROOMS:
        if importlib.util.find_spec(f"engagement.{room}.house"):
            importlib.import_module(f"engagement.{room}.house").register(app)
