"""Where a message goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    EMAIL = "email"
    LETTER = "letter"
    SMS = "sms"
    CALL = "call"


@dataclass(frozen=True)
class Recipient:
    """A name, a way to reach it, and how it must look.

    `address` is an e-mail address, a telephone number, or postal lines joined
    by newlines; `large_print` and `language` are what the person asked for.
    """

    name: str
    channel: Channel
    address: str
    language: str = "en"
    large_print: bool = False

    @classmethod
    def by_email(cls, name: str, address: str, **wishes: object) -> Recipient:
        return cls(name, Channel.EMAIL, address, **wishes)  # type: ignore[arg-type]

    @classmethod
    def by_letter(cls, name: str, address: str, **wishes: object) -> Recipient:
        return cls(name, Channel.LETTER, address, **wishes)  # type: ignore[arg-type]
