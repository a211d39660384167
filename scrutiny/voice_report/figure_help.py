"""Every named figure with the words it takes and today's value, ready to be put into a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from core.figures import NamedFigure, Quotation, figures
from engagement.themes.queries import signed_off_themes
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown, key_of, work_out
from scrutiny.voice_report.sections.named import words_taken
from scrutiny.voice_report.sections.took_part import surveys_of

MOST = 24
MEASURES = [f"TP{number:02d}" for number in range(1, 13)]


@dataclass(frozen=True)
class Ready:
    """One figure to insert: the words to copy, and what they say today."""

    to_insert: str
    shown: Shown


@dataclass(frozen=True)
class Described:
    name: str
    what: str
    needed: list[str]
    may_take: list[str]
    ready: list[Ready]
    how_many: int


def described(year: str, only: str = "") -> list[Described]:
    """All figures on the peg, each with one example; or `only` one of them, with each value of the words we know."""
    known = _known(year)
    found = []
    for named in sorted(figures, key=lambda one: one.name):
        if only and named.name != only:
            continue
        taken = words_taken(named)
        ready = list(islice(_counted(named, taken, known), None if only else 1))
        found.append(
            Described(
                named.name, str(named.what),
                [word for word, optional in taken.items() if not optional],
                [word for word, optional in taken.items() if optional],
                ready,
                min(MOST, sum(1 for _each in _filled(named, taken, known))),
            )
        )  # fmt: skip
    return found


def _counted(named: NamedFigure, taken: dict[str, bool], known: dict[str, list[str]]) -> Iterator[Ready]:
    """Those of the first two dozen combinations that give a figure."""
    for quotation in islice(_filled(named, taken, known), MOST):
        shown = work_out(quotation)
        if "problem" not in shown:
            yield Ready("{{ figure " + key_of(quotation) + " }}", shown)


def _known(year: str) -> dict[str, list[str]]:
    first, last = years.bounds(year)
    return {
        "theme": [theme.slug for theme in signed_off_themes()],
        "survey": [survey.slug for survey in surveys_of(year)],
        "question": MEASURES,
        "year": [year],
        "since": [first.isoformat()],
        "until": [last.isoformat()],
    }


def _filled(named: NamedFigure, taken: dict[str, bool], known: dict[str, list[str]]) -> Iterator[Quotation]:
    """The figure with each combination of what we know; nothing if it needs a word we do not know."""
    words = [word for word, optional in taken.items() if not optional or word in known]
    if any(word not in known for word in words):
        return
    for values in product(*(known[word] for word in words)):
        yield Quotation("", named.name, dict(zip(words, values, strict=True)))
