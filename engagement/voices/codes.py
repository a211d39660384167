"""Follow codes: what someone keeps to see what came of their words, like BIRCH-LAKE-ROBIN-42.

Three words and two digits, easy to say on the telephone and to write down. The
words are short, plain, hard to mishear, and about nothing sad or frightening.
There are more than 2,300, so a code holds over 40 bits: guessing one needs about
a million million tries, and the follow page slows guessing down.

The table never holds a code. It holds a keyed hash of it, so that a stolen copy
of the database opens nothing without the secret.
"""

import hashlib
import re
import secrets
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Protocol, TypeVar

WORDS_IN_A_CODE = 3
NUMBERS = 100  # two digits, 00 to 99
SHORTEST_SECRET = 16  # bytes
LONGEST_TYPED = 200  # characters; more is not somebody typing a code
NOISE = {"and", "the", "then", "dash", "hyphen", "space", "number", "code", "my", "is"}

T = TypeVar("T")


class Chance(Protocol):
    """Where the choice comes from: `secrets`, or a seeded generator for the demo."""

    def choice(self, seq: Sequence[T]) -> T:
        """One of these, each as likely."""
        ...


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """The words that codes are made of, in order.

    Words may be added. Taking one out would break codes that people hold.
    """
    return tuple(files(__package__).joinpath("words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(words())


def new_code(rng: Chance = secrets) -> str:
    """A fresh code. Leave `rng` alone except in the demo and in tests."""
    chosen = [rng.choice(words()).upper() for _ in range(WORDS_IN_A_CODE)]
    return "-".join([*chosen, f"{rng.choice(range(NUMBERS)):02d}"])


def normalise(text: str) -> str | None:
    """The code that someone typed or said, or None when it cannot be one.

    Forgives capitals, spaces, hyphens, dots, filler words such as "and" where
    they are not words of the code, and a nought too few or too many.

    >>> normalise(" birch, lake and robin. 7"), normalise("BIRCH-LAKE-ROBIN")
    ('BIRCH-LAKE-ROBIN-07', None)
    """
    if len(text) > LONGEST_TYPED:
        return None
    pieces = re.findall(r"[a-z]+|[0-9]+", text.lower())
    said = [piece for piece in pieces if piece.isalpha() and not (piece in NOISE and piece not in _known())]
    # Two digits read out one by one arrive apart, as in "4 2".
    digits = "".join(piece for piece in pieces if piece.isdigit())
    number = digits.lstrip("0") or digits[:1]
    if not digits or len(number) > 2:
        return None
    if len(said) != WORDS_IN_A_CODE:
        # Run together, as phones do when a space is missed. Read only if there is one way to.
        ways = _splits("".join(said), WORDS_IN_A_CODE)
        said = ways[0] if len(ways) == 1 else []
    if not said or not all(word in _known() for word in said):
        return None
    return "-".join([*(word.upper() for word in said), number.zfill(2)])


def _splits(letters: str, parts: int) -> list[list[str]]:
    """Every way to read the letters as so many of our words."""
    if parts == 0:
        return [] if letters else [[]]
    return [
        [letters[:end], *rest]
        for end in range(3, min(6, len(letters)) + 1)
        if letters[:end] in _known()
        for rest in _splits(letters[end:], parts - 1)
    ]


def tidy(code: str) -> str:
    """The letters and digits of a text alone, for hashing a form's code whatever it holds.

    >>> tidy(" Birch lake-robin 42. ")
    'birchlakerobin42'
    """
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def key_of(code: str, secret: bytes) -> str:
    """What the table holds in place of the code: a keyed BLAKE2b hash, 64 hexadecimal characters.

    `code` may be as typed. A text that is no code of ours gets a key too, so a
    form that was tampered with harms nobody but its sender. Raises ValueError
    for a text without letters or digits, and for a secret too short to be one.
    """
    exact = normalise(code) or tidy(code)
    if not exact:
        raise ValueError("This is not a follow code.")
    if len(secret) < SHORTEST_SECRET:
        raise ValueError(f"The secret must be {SHORTEST_SECRET} bytes or more.")
    # A secret longer than BLAKE2b takes as a key is first hashed down to one.
    key = secret if len(secret) <= hashlib.blake2b.MAX_KEY_SIZE else hashlib.blake2b(secret).digest()
    return hashlib.blake2b(exact.encode(), digest_size=32, key=key, person=b"follow code").hexdigest()
