"""Headers, and who may send a form to us.

Every page gets a content policy without `unsafe-inline` and is not kept by
browsers or proxies unless it says otherwise. A form is taken only from our own
pages: the browser's Origin (or Sec-Fetch-Site) must be ours. That needs no
cookie, so it holds for strangers too; signed-in people's forms carry a session
token on top (`core.forms`).
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAFE = {"GET", "HEAD", "OPTIONS"}


def csp_nonce() -> str:
    """A fresh nonce for this response's scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(12)
    return g.csp_nonce


def register(app: Flask) -> None:
    app.before_request(from_our_own_pages)
    app.after_request(headers)
    app.wsgi_app = AlwaysSaid(app.wsgi_app)  # type: ignore[method-assign]
    app.jinja_env.globals["csp_nonce"] = csp_nonce


def from_our_own_pages() -> None:
    if request.method in SAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site in {"cross-site", "same-site"}:
        abort(400, "This form did not come from our own page.")
    origin = request.headers.get("Origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.host:
        abort(400, "This form did not come from our own page.")
    if origin == "null" and site not in {"same-origin", "none"}:
        abort(400, "This form did not come from our own page.")


POLICY = (
    "default-src 'self'; script-src {script}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
PLAIN_POLICY = POLICY.format(script="'self'")
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


def headers(response: Response) -> Response:
    """What a page says itself stays."""
    ours = response.headers
    if "Content-Security-Policy" not in ours:
        with_nonce = "csp_nonce" in g
        ours["Content-Security-Policy"] = (
            POLICY.format(script=f"'self' 'nonce-{g.csp_nonce}'") if with_nonce else PLAIN_POLICY
        )
    asked = request._get_current_object()  # type: ignore[attr-defined]
    if asked.endpoint != "static" and "Cache-Control" not in ours:
        ours["Cache-Control"] = "no-store"
    if asked.is_secure:
        ours.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


class AlwaysSaid:
    """Around the application: the headers that are the same for every answer, whatever went on inside.

    Added to the list the server sends, for every page would otherwise pay for checking them again.
    """

    def __init__(self, inside: WSGIApplication) -> None:
        self.inside = inside

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def begin(status: str, said: list[tuple[str, str]], *more: Any) -> Any:
            names = {name for name, _value in said}
            return start_response(status, said + [pair for pair in ALWAYS if pair[0] not in names], *more)

        return self.inside(environ, begin)
