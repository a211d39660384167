"""How questionnaires join the app."""

from __future__ import annotations

from flask import Flask

from surveys.questionnaires import models  # noqa: F401 - its tables


def register(app: Flask) -> None:
    """Nothing but tables yet."""
