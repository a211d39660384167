"""Subjects that tenants speak of, as word lists: a nudge where remarks are few, silent where they are about something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from analysis.phrases import lines_of
from analysis.theming.words import LEXICON, fold, stem

LONGEST = 5
# Of the remarks, this share at least must speak of a home's own subjects before the lists count.
ENOUGH = 0.4
# A subject names a theme when this share of its remarks speak of it.
MAIN = 0.4
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twice", "few", "several"}
) | {"couple", "many", "first", "second", "third", "fourth", "fifth"}


class Subjects:
    """The subjects of the word lists, and which of them a remark speaks of."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.phrases: dict[tuple[str, ...], int] = {}
        for file in ("housing.txt", "service.txt"):
            for line in lines_of(LEXICON / file):
                name, _, listed = line.partition(":")
                for phrase in listed.split(","):
                    self.phrases.setdefault(_stems(fold(phrase.replace("#", " 0 "))), len(self.names))
                self.names.append(name.strip())
            if file == "housing.txt":
                self.of_homes = len(self.names)

    def hits(self, folded: str) -> list[tuple[int, int]]:
        """Give the subjects of a folded remark with how many words each phrase has, longest phrase first at each word."""
        stems, found, place = _stems(folded), [], 0
        while place < len(stems):
            for length in range(min(LONGEST, len(stems) - place), 0, -1):
                subject = self.phrases.get(stems[place : place + length])
                if subject is not None:
                    found.append((subject, length))
                    place += length
                    break
            else:
                place += 1
        return found

    def rows(self, folded: Sequence[str]) -> np.ndarray:
        """Give how much each remark speaks of each subject, one row a remark."""
        rows = np.zeros((len(folded), len(self.names)))
        for place, text in enumerate(folded):
            for subject, length in self.hits(text):
                rows[place, subject] += length**0.5
        return np.sqrt(rows)

    def main_of(self, rows: np.ndarray, weights: Sequence[int]) -> list[str]:
        """Name the subjects that most of these remarks speak of, the commonest first."""
        spoken_by = np.asarray(weights) @ (rows > 0)
        share = spoken_by / max(1, sum(weights))
        order = sorted(range(len(self.names)), key=lambda subject: (-spoken_by[subject], subject))
        return [self.names[subject] for subject in order[:2] if share[subject] >= MAIN]


@cache
def subjects() -> Subjects:
    """Read the word lists once."""
    return Subjects()


def speaks_of_homes(rows: np.ndarray) -> bool:
    """Say whether enough remarks speak of a home's own subjects for the lists to help."""
    return bool(len(rows)) and float(np.mean(rows[:, : subjects().of_homes].any(axis=1))) >= ENOUGH


def _stems(folded: str) -> tuple[str, ...]:
    return tuple("#" if word.isdigit() or word in NUMBERS else stem(word) for word in folded.split())
