"""A signed token that travels in a form: it makes a repeated send the same send, without a cookie."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer
from wtforms import HiddenField

ONE_WEEK = 7 * 24 * 3600


class OldForm(Exception):
    """The token is too old or was changed. Show the form again with what was typed, and a fresh token."""


class FormToken(HiddenField):
    """The hidden field that carries the token."""


def write_token(kind: str, payload: Any) -> str:
    """Sign something for a form of this kind. The receiver can read it, nobody can change it."""
    return _signer(kind).dumps(payload)


def read_token(kind: str, token: str | None, max_age: int = ONE_WEEK) -> Any:
    """What `write_token` signed.

    Raises OldForm when it was changed, belongs to another kind of form or is older than `max_age` seconds.
    """
    try:
        return _signer(kind).loads(token or "", max_age=max_age)
    except (SignatureExpired, BadSignature) as error:
        raise OldForm from error


def read_old_token(kind: str, token: str | None) -> Any | None:
    """What a token says when it is too old or was changed: to show again what was typed, never to trust.

    Gives None when it says nothing.
    """
    try:
        return _signer(kind).loads_unsafe(token or "")[1]
    except Exception:  # whatever somebody made of it, it is only unreadable
        return None


def _signer(kind: str) -> URLSafeTimedSerializer:
    return _made(current_app.config["SECRET_KEY"], kind)


@lru_cache(maxsize=64)
def _made(secret: str, kind: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret, salt=f"form:{kind}")
