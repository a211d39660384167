"""The roof: puts the house together, floor by floor."""

from __future__ import annotations

import importlib

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from core.config import Config
from core.house import register as register_core
from core.web import House

FLOORS = ("engagement", "surveys", "scrutiny")


def create_app(config: Config | None = None) -> Flask:
    """Make the app. Each floor says in its own `register(app)` how it joins."""
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
