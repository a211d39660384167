"""Headers, and who may send a form to us.

Every page gets a content policy without `unsafe-inline` and is not kept by
browsers or proxies unless it says otherwise. A form is taken only from our own
pages: the browser's Origin (or Sec-Fetch-Site) must be ours. That needs no
cookie, so it holds for strangers too; signed-in people's forms carry a session
token on top (`core.forms`).
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

SAFE = {"GET", "HEAD", "OPTIONS"}


def csp_nonce() -> str:
    """A fresh nonce for this response's scripts."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(12)
    return g.csp_nonce


def register(app: Flask) -> None:
    app.before_request(from_our_own_pages)
    app.after_request(headers)
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
    """What a page says itself stays. Added in one go, because every page pays for this."""
    ours = response.headers
    said = {name for name, _value in ours}
    policy = POLICY.format(script=f"'self' 'nonce-{g.csp_nonce}'") if "csp_nonce" in g else PLAIN_POLICY
    added = [pair for pair in (("Content-Security-Policy", policy), *ALWAYS) if pair[0] not in said]
    if request.endpoint != "static" and "Cache-Control" not in said:
        added.append(("Cache-Control", "no-store"))
    ours.extend(added)
    if request.is_secure:
        ours.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
