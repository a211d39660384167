"""A progress bar on a terminal, and nothing where errors go to a file."""

from __future__ import annotations

import sys
from typing import TextIO

WIDTH = 30


class Progress:
    """Counts what is done towards a known total, on one line of standard error.

    Nothing is written where that is no terminal, so that logs stay clean.
    """

    def __init__(self, doing: str, total: int, stream: TextIO | None = None) -> None:
        self.doing, self.total, self.done = doing, total, 0
        self.stream = sys.stderr if stream is None else stream
        self.is_seen = self.stream.isatty()

    def advance(self, by: int = 1) -> None:
        self.done += by
        if self.is_seen:
            full = WIDTH * self.done // max(self.total, 1)
            bar = "█" * full + "░" * (WIDTH - full)
            self.stream.write(f"\r{self.doing} {bar} {self.done:,} of {self.total:,}")
            self.stream.flush()

    def end(self, sentence: str = "") -> None:
        """Leave the line, with a closing sentence."""
        if self.is_seen:
            self.stream.write(("\n" if self.done else "") + (f"{sentence}\n" if sentence else ""))
