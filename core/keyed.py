"""A hash that only this copy can make: for looking a thing up without keeping the thing."""

from __future__ import annotations

import hashlib

from flask import current_app


def secret() -> bytes:
    """This copy's secret, for rules that take it as an argument."""
    return current_app.config["SECRET_KEY"].encode()[:64]


def keyed_hash(purpose: str, *parts: object) -> str:
    """32 hexadecimal characters that nobody can make without the secret, different for every purpose."""
    message = "\x1f".join([purpose, *map(str, parts)]).encode()
    return hashlib.blake2b(message, key=secret(), digest_size=16).hexdigest()
