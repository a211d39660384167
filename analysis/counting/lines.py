"""Read a text file line by line, and say which line is at fault when it is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from .ballots import BrokenFile


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a file of UTF-8 text for reading, line by line. Raises BrokenFile in plain words.

    A byte order mark at the start is passed over. The line ends are left as they are.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            if not file.buffer.peek(1):  # type: ignore[attr-defined]
                raise BrokenFile("the file is empty.", 1)
            yield file
    except FileNotFoundError:
        raise BrokenFile(f"There is no file called {path}.") from None
    except IsADirectoryError:
        raise BrokenFile(f"{path} is a folder, not a file.") from None
    except PermissionError:
        raise BrokenFile(f"The file {path} may not be read.") from None
    except UnicodeDecodeError:
        raise BrokenFile("this is not plain UTF-8 text.", _undecodable_line(path)) from None
    except OSError as error:
        raise BrokenFile(f"The file {path} cannot be read: {error.strerror}.") from None


def _undecodable_line(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def whole_number(part: str) -> int | None:
    """Read a whole number in plain digits, of up to twelve of them. None for anything else.

    >>> whole_number("12"), whole_number("-1"), whole_number("1.5"), whole_number("٣")
    (12, None, None, None)
    """
    return int(part) if part.isascii() and part.isdigit() and len(part) <= 12 else None


def tidy(name: str) -> str:
    """Write a name one way: composed letters, single spaces, none at the ends.

    >>> tidy("  Ann   Lee ")
    'Ann Lee'
    """
    return " ".join(unicodedata.normalize("NFC", name).split())


def named_once(found: list[tuple[int, str]]) -> tuple[str, ...]:
    """Check that each candidate has a name of their own. `found` pairs line numbers with names."""
    seen: set[str] = set()
    for number, name in found:
        if not name:
            raise BrokenFile("a candidate here has no name.", number)
        if name in seen:
            raise BrokenFile(f"two candidates are called {name}.", number)
        seen.add(name)
    return tuple(name for _, name in found)
