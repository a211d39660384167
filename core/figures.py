"""Named figures: one number, one definition, quoted by name everywhere.

A room registers `name(arguments) → Figure`. Dashboards, scorecards, reports and
open data all ask for it by name, and each figure says how it was counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from core.registry import Registry

Exact = int | Fraction | Decimal


@dataclass(frozen=True)
class Figure:
    """A number with everything a reader may ask of it.

    `unit` is "share" (0 to 1), "count", "days" or "text". `value` None with
    `held_back` True means too few people to show; None without it means there
    is nothing to count yet. `low` and `high` are a 95% range and are given
    only where there was a sample. `link` leads to the answers behind it.
    """

    value: Exact | str | None
    unit: str
    as_at: date
    how: str
    base: int | None = None
    low: Exact | None = None
    high: Exact | None = None
    held_back: bool = False
    link: str | None = None
    title: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The figure as it is printed: `68%`, `1,012`, `14 days`, or why there is none."""
        if self.value is None:
            return "too few to show" if self.held_back else "not counted yet"
        if self.unit == "share":
            return f"{rounded(Fraction(self.value) * 100)}%"  # type: ignore[arg-type]
        if self.unit == "text":
            return str(self.value)
        number = f"{rounded(self.value):,}"  # type: ignore[arg-type]
        return f"{number} days" if self.unit == "days" else number

    @property
    def in_words(self) -> str:
        """In running text a share is said as "68 in 100"."""
        if self.unit == "share" and self.value is not None:
            return f"{rounded(Fraction(self.value) * 100)} in 100"  # type: ignore[arg-type]
        return self.text


def rounded(value: Exact) -> int:
    """Round half up, once, to show: 2.5 becomes 3.

    >>> rounded(Fraction(5, 2)), rounded(Fraction(1, 3))
    (3, 0)
    """
    exact = Fraction(value)
    return int((Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(frozen=True)
class NamedFigure:
    """`work_out` takes text arguments and gives a Figure, or raises UnknownFigure for ones it cannot place."""

    name: str
    what: Any
    work_out: Callable[..., Figure]


class UnknownFigure(Exception):
    """No such figure, or not with these arguments. The message is a sentence for the writer."""


figures = Registry[NamedFigure]("figures")


def name_figure(name: str, what: Any, work_out: Callable[..., Figure]) -> None:
    """Hang a figure on the peg, from a room's `register(app)`."""
    figures.add(name, NamedFigure(name, what, work_out))


def work_out(name: str, **arguments: str) -> Figure:
    """Raises UnknownFigure, with a sentence, when there is no such figure."""
    if name not in figures:
        raise UnknownFigure(f"There is no figure called “{name}”.")
    try:
        return figures[name].work_out(**arguments)
    except TypeError as error:
        raise UnknownFigure(
            f"The figure “{name}” does not take these words: {', '.join(arguments) or 'none'}."
        ) from error


QUOTED = re.compile(r"\{\{\s*figure\s+([\w.-]+)((?:\s+[\w-]+=(?:\"[^\"]*\"|[^\s}\"]+))*)\s*\}\}")
ARGUMENT = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|([^\s}\"]+))")


@dataclass(frozen=True)
class Quotation:
    """A figure quoted in somebody's text: `{{ figure results.satisfaction survey=tsm-2026 question=TP01 }}`."""

    source: str
    name: str
    arguments: dict[str, str]

    def work_out(self) -> Figure:
        return work_out(self.name, **self.arguments)


def quoted_in(text: str) -> list[Quotation]:
    """Every figure quoted in a text, in order.

    >>> quoted_in("We had {{ figure actions.late }} late.")[0].name
    'actions.late'
    """
    found = []
    for match in QUOTED.finditer(text):
        arguments = {key: quoted or bare for key, quoted, bare in ARGUMENT.findall(match[2])}
        found.append(Quotation(match[0], match[1], arguments))
    return found
