"""How results join the app."""

from __future__ import annotations

from flask import Flask

from surveys.results import models  # noqa: F401 - its tables


def register(_app: Flask) -> None:
    from surveys.results import figures
    from surveys.results.cli import add_commands

    add_commands()
    figures.name_them()
