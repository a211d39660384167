"""The roof: puts the house together, floor by floor."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

if TYPE_CHECKING:
    from core.config import Config

FLOORS = ("engagement", "surveys", "scrutiny")
# Commands that only work something out or look at a file. They start without the tables and pages of the house.
ALONE = {
    ("feedback", "deadlines"): "engagement.feedback.cli",
    ("promises", "import", "--dry-run"): "engagement.promises.cli",
    ("voices", "import", "--dry-run"): "engagement.voices.cli",
}


def create_app(config: Config | None = None) -> Flask:
    """Make the app. Each floor says in its own `register(app)` how it joins."""
    alone = _asked_alone(sys.argv) if config is None else None
    return _only_commands(alone) if alone else _whole_house(config)


def _asked_alone(words: list[str]) -> str | None:
    """The module of the command that was typed, if it needs no house."""
    if Path(words[0]).name != "flask":
        return None
    for (group, command, *options), module in ALONE.items():
        if words[1:3] == [group, command] and set(options) <= set(words):
            return module
    return None


def _only_commands(module: str) -> Flask:
    from core import i18n

    app = Flask(__name__)
    i18n.register(app)
    app.cli.add_command(importlib.import_module(module).commands)
    return app


def _whole_house(config: Config | None) -> Flask:
    from werkzeug.middleware.proxy_fix import ProxyFix

    from core.config import Config
    from core.house import register as register_core
    from core.web import House

    config = config or Config.from_environment()
    app = House(__name__, instance_path=str(config.instance_path))
    if config.trusted_proxies:
        # Only as many proxies as we were told of may say whose request it is; anybody can write the header.
        trusted = config.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted)  # type: ignore[method-assign]
    register_core(app, config)
    for floor in FLOORS:
        importlib.import_module(f"{floor}.house").register(app)
    return app
