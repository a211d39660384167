"""Letting the rooms of a floor into the app, from the ground up."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from flask import Flask

from core.config import ROOT


def let_in(app: Flask, floor: str, rooms: Sequence[str]) -> None:
    """Call `register(app)` of each room in order. A room that is named but not built yet is passed over."""
    for room in rooms:
        if (ROOT / floor / room / "house.py").exists():
            importlib.import_module(f"{floor}.{room}.house").register(app)
