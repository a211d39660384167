"""Sealing a paper, so that a copy of the database reads no vote.

AES-256-GCM, with a key made from this copy's secret and the ballot's number.
Before sealing a paper is filled up with spaces to one width for the whole
ballot, so that its length says nothing. What is sealed is tied to its ballot
and its kind: it opens nowhere else.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, as AES-GCM wants


class BrokenSeal(ValueError):
    """It was changed, or was sealed with another secret or for another ballot."""


def seal(secret: bytes, ballot_id: int, kind: str, thing: Any, width: int) -> bytes:
    """Seal something that JSON can hold. Raises ValueError when it is wider than `width` bytes."""
    plain = json.dumps(thing, separators=(",", ":")).encode()
    if len(plain) > width:
        raise ValueError(f"This takes {len(plain)} bytes, and {width} are all there are")
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(secret, ballot_id).encrypt(nonce, plain.ljust(width), _label(ballot_id, kind))


def unseal(secret: bytes, ballot_id: int, kind: str, sealed: bytes) -> Any:
    """What was sealed. Raises BrokenSeal.

    >>> unseal(b"s" * 32, 1, "paper", seal(b"s" * 32, 1, "paper", {"a": 1}, 64))
    {'a': 1}
    """
    try:
        plain = _cipher(secret, ballot_id).decrypt(sealed[:NONCE], sealed[NONCE:], _label(ballot_id, kind))
    except InvalidTag as error:
        raise BrokenSeal("A sealed paper was changed, or the secret of this copy is another one.") from error
    return json.loads(plain)


def _label(ballot_id: int, kind: str) -> bytes:
    return f"ballot {ballot_id} {kind}".encode()


@lru_cache(maxsize=64)
def _cipher(secret: bytes, ballot_id: int) -> AESGCM:
    return AESGCM(hashlib.blake2b(f"ballot {ballot_id}".encode(), key=secret[:64], digest_size=32).digest())
