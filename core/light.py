"""Pages that many open at once on cheap phones: they skip what they do not use.

A page marked `@light` has no rate limit, and a request without a session cookie
opens no session. What a page does is unchanged; only unused work is left out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Request, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

View = TypeVar("View", bound=Callable[..., Any])


def light(view: View) -> View:
    """Mark a respondent's page."""
    view.__light__ = True  # type: ignore[attr-defined]
    return view


def is_light() -> bool:
    """Whether the page being asked for is marked. Worked out once a request."""
    asked: Any = request._get_current_object()  # type: ignore[attr-defined]
    found = asked.__dict__.get("is_light")
    if found is None:
        view = current_app.view_functions.get(asked.endpoint or "")
        found = asked.is_light = getattr(view, "__light__", False)
    return found


class SessionWhenThereIsOne(SecureCookieSessionInterface):
    """Reads and writes the session cookie only where there is something to read or write."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if app.config["SESSION_COOKIE_NAME"] not in request.environ.get("HTTP_COOKIE", ""):
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: Any, response: Any) -> None:
        if not session and not session.modified:
            return
        super().save_session(app, session, response)


def register(app: Flask) -> None:
    app.session_interface = SessionWhenThereIsOne()
    # Whoever holds the database gets the interpreter back soon after each statement, not after 5 ms of
    # somebody else's page.
    sys.setswitchinterval(0.0005)
