"""The short link of an invitation: 60 bits that can be typed from a letter, such as 7K4Q-92MX-R3HT."""

from __future__ import annotations

import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
LENGTH = 12
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_link() -> str:
    """A fresh link of 60 random bits.

    >>> len(tidy(new_link()))
    12
    """
    return spoken("".join(secrets.choice(LETTERS) for _ in range(LENGTH)))


def tidy(typed: str) -> str | None:
    """A link however it was typed, or None when it cannot be one.

    >>> tidy("7k4q 92mx r3ht"), tidy("hello")
    ('7K4Q92MXR3HT', None)
    """
    plain = "".join(one for one in typed.upper() if one.isalnum()).translate(MISREAD)
    return plain if len(plain) == LENGTH and set(plain) <= set(LETTERS) else None


def spoken(link: str) -> str:
    """In three parts, as it is printed."""
    return "-".join(link[start : start + 4] for start in range(0, LENGTH, 4))
