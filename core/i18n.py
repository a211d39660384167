"""Languages. English as written in Britain unless the address asks for another one we have."""

from __future__ import annotations

from flask import Flask, current_app, has_request_context, request
from flask_babel import Babel

DEFAULT = "en_GB"
babel = Babel()


def language() -> str:
    """The language of this request's pages, without asking Babel: a key for what is kept by language."""
    return _chosen(current_app) if has_request_context() and request.query_string else DEFAULT


def _chosen(app: Flask) -> str:
    """`?lang=cy` chooses, for one page at a time, because a respondent's page sets no cookie."""
    if has_request_context():
        asked = request.args.get("lang", "")
        if asked in app.config["LANGUAGES_WE_HAVE"]:
            return asked
    return DEFAULT


def register(app: Flask) -> None:
    app.config.setdefault("LANGUAGES_WE_HAVE", (DEFAULT,))
    babel.init_app(
        app,
        default_locale=DEFAULT,
        default_timezone="Europe/London",
        default_translation_directories=str(app.root_path) + "/translations",
        locale_selector=lambda: _chosen(app),
    )
    app.jinja_env.add_extension("jinja2.ext.i18n")
