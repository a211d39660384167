"""Read a text file line by line, and say which line is at fault when it is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from .ballots import BrokenFile


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give each line with its number, counting from 1. Raises BrokenFile.

    The file must be UTF-8; a byte order mark at the start is passed over.
    """
    number = 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield number, (line.decode("utf-8-sig") if number == 1 else line.decode("utf-8"))
    except FileNotFoundError:
        raise BrokenFile(f"There is no file called {path}.") from None
    except IsADirectoryError:
        raise BrokenFile(f"{path} is a folder, not a file.") from None
    except PermissionError:
        raise BrokenFile(f"The file {path} may not be read.") from None
    except UnicodeDecodeError:
        raise BrokenFile("this is not plain UTF-8 text.", number) from None
    except OSError as error:
        raise BrokenFile(f"The file {path} cannot be read: {error.strerror}.") from None
    if number == 0:
        raise BrokenFile(f"The file {path} is empty.")


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
