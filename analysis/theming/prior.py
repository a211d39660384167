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
        self.of_homes: set[tuple[str, ...]] = set()
        for file in ("housing.txt", "service.txt"):
            for line in lines_of(LEXICON / file):
                name, _, listed = line.partition(":")
                plain, _, rest = listed.partition(";")
                for phrase in plain.split(","):
                    stems = self._learn(phrase)
                    if file == "housing.txt":
                        self.of_homes.add(stems)
                for phrase in rest.split(",") if rest else ():
                    self._learn(phrase)
                self.names.append(name.strip())

    def _learn(self, phrase: str) -> tuple[str, ...]:
        stems = _stems(fold(phrase.replace("#", " 0 ")))
        self.phrases.setdefault(stems, len(self.names))
        return stems

    def is_about_a_home(self, folded: str) -> bool:
        """Say whether a remark has words that tenants say of a home."""
        stems = _stems(folded)
        return any(
            stems[place : place + length] in self.of_homes
            for place in range(len(stems))
            for length in range(1, LONGEST + 1)
        )

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

    def main_subjects(self, folded: Sequence[str]) -> np.ndarray:
        """Give the number of the subject each remark speaks of most, or -1."""
        rows = self.rows(folded)
        return np.where(rows.any(axis=1), rows.argmax(axis=1), -1)

    def commonest(self, rows: np.ndarray, weights: Sequence[int]) -> list[str]:
        """Name the subjects that most of these remarks speak of, the commonest first."""
        spoken_by = np.asarray(weights) @ (rows > 0)
        share = spoken_by / max(1, sum(weights))
        order = sorted(range(len(self.names)), key=lambda subject: (-spoken_by[subject], subject))
        return [self.names[subject] for subject in order[:2] if share[subject] >= MAIN]


@cache
def subjects() -> Subjects:
    """Read the word lists once."""
    return Subjects()


def speak_of_homes(folded: Sequence[str]) -> bool:
    """Say whether enough remarks speak of a home's own subjects for the lists to help."""
    about = sum(subjects().is_about_a_home(text) for text in folded)
    return bool(folded) and about >= ENOUGH * len(folded)


def _stems(folded: str) -> tuple[str, ...]:
    return tuple("#" if word.isdigit() or word in NUMBERS else stem(word) for word in folded.split())
