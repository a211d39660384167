"""Refusals with a sentence for the person, and the pages for when something goes wrong."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException

PAGES = (400, 403, 404, 405, 413, 429, 500, 503)


class Refused(Exception):
    """A rule says no. The message is shown to the person, so write it for them.

    `field` names the form field to show it beside; without it the refusal
    stands in the summary at the top of the page.
    """

    def __init__(self, sentence: Any, *, field: str | None = None) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class NotAllowed(Refused):
    """The person may not do this; shown as a 403 page with the reason."""


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _page)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(Refused, _refused)
    if not app.testing:
        app.register_error_handler(Exception, _broken)


def _page(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    template = f"errors/{code if code in PAGES else 400 if code < 500 else 500}.html"
    return render_template(template, message=_own_words(error)), code


def _own_words(error: HTTPException) -> str | None:
    """What our own code said with `abort(404, "…")`; the library's stock phrases are not for customers."""
    return error.description if error.description != type(error).description else None


def _not_allowed(error: NotAllowed) -> tuple[str, int]:
    return render_template("errors/403.html", message=error.sentence), 403


def _refused(error: Refused) -> tuple[str, int]:
    """A refusal that no form caught still gets its sentence, never a 500."""
    return render_template("errors/400.html", message=error.sentence), 400


def _broken(error: Exception) -> tuple[str, int]:
    from core.database import db
    from core.logs import log

    db.session.rollback()
    g.light_page = True  # this page must not need the database, nor ask who is looking
    log.error("page.broke", endpoint=request.endpoint, error=type(error).__name__, exc_info=error)
    return render_template("errors/500.html"), 500
