"""A signed token that travels in a form: it makes a repeated send the same send, without a cookie."""

from __future__ import annotations

import hmac
from functools import lru_cache
from typing import Any

from flask import current_app
from itsdangerous import (
    BadSignature,
    HMACAlgorithm,
    SignatureExpired,
    TimestampSigner,
    URLSafeTimedSerializer,
)
from itsdangerous.encoding import base64_encode, want_bytes
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


class _InOneCall(HMACAlgorithm):
    """The signature of itsdangerous' HMAC-SHA1, made by one call of OpenSSL."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        return hmac.digest(key, value, "sha1")


class _FormSerializer(URLSafeTimedSerializer):
    """Signs as its parent does, with everything that does not change made once.

    A respondent's page writes or reads a token each time, so a new signer, its
    key and a compression that saves nothing would cost more than the page.
    """

    COMPRESSED_FROM = 1500  # bytes: less gains too little on the way

    def __init__(self, secret: str, kind: str) -> None:
        super().__init__(secret, salt=f"form:{kind}")
        key = TimestampSigner(secret, salt=self.salt).derive_key()
        self._once = TimestampSigner(key, salt=self.salt, key_derivation="none", algorithm=_InOneCall())

    def make_signer(self, salt: str | bytes | None = None) -> TimestampSigner:
        return self._once

    def dump_payload(self, obj: Any) -> bytes:
        plain = want_bytes(self.serializer.dumps(obj, **self.serializer_kwargs))
        return super().dump_payload(obj) if len(plain) > self.COMPRESSED_FROM else base64_encode(plain)


def _signer(kind: str) -> URLSafeTimedSerializer:
    return _made(current_app.config["SECRET_KEY"], kind)


@lru_cache(maxsize=64)
def _made(secret: str, kind: str) -> URLSafeTimedSerializer:
    return _FormSerializer(secret, kind)
