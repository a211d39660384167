"""Follow codes: three plain words and two digits, which can be said on the telephone.

The list has 2,300 words or more, so a code is one of 1.2 million million:
over 40 bits, drawn from the system's own randomness.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import cache
from pathlib import Path

WORDS_FILE = Path(__file__).with_name("code_words.txt")
WORDS_IN_A_CODE = 3
DIGITS = 2


@cache
def words() -> tuple[str, ...]:
    """The words codes are made of. Taking one away breaks no code: only hashes are kept."""
    lines = WORDS_FILE.read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def new_code() -> str:
    """A fresh code, such as BIRCH-LAKE-ROBIN-42."""
    chosen = [secrets.choice(words()).upper() for _ in range(WORDS_IN_A_CODE)]
    return "-".join([*chosen, f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"])


def tidy(code: str) -> str:
    """The code without what people add or leave out: case, spaces, hyphens, dots.

    >>> tidy(" Birch lake-robin 42. ")
    'birchlakerobin42'
    """
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def spoken(code: str) -> str:
    """A code as we write it, however it was typed: words in capitals with hyphens between.

    Gives the text in capitals where it does not look like a code.

    >>> spoken("birch lake robin 42")
    'BIRCH-LAKE-ROBIN-42'
    """
    parts = "".join(letter if letter.isalnum() else " " for letter in code).split()
    return "-".join(parts).upper()


def hash_of(code: str) -> str:
    """What we keep of a code. Whoever holds the database already has the words it opens, and no more."""
    return hashlib.sha256(f"follow:{tidy(code)}".encode()).hexdigest()
