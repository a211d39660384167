"""The peg for how promises are measured, and what may be said of each one today.

A room above hangs a measure for a promise: which figure is asked for, and the
rule that says when the promise is kept. Nothing here knows how a figure is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from core import figures
from core.figures import Figure, UnknownFigure
from core.registry import Registry
from engagement.promises.keeping import Keeping, Rule

WORST_FIRST = (Keeping.BROKEN, Keeping.AT_RISK, Keeping.KEPT)


@dataclass(frozen=True)
class Measure:
    """How one promise is measured.

    `figure` and `arguments` name a figure of `core.figures`. A share is judged
    in percent, so a rule for it says 90 and not 0.9. `what` says in a short
    sentence what is counted. `standing_rule` is a rule, or gives the one that
    is in force today where the landlord may set it.
    """

    ref: str
    figure: str
    standing_rule: Rule | Callable[[], Rule]
    what: Any = ""
    arguments: Mapping[str, str] = field(default_factory=dict)

    @property
    def rule(self) -> Rule:
        """The rule in force today."""
        return self.standing_rule if isinstance(self.standing_rule, Rule) else self.standing_rule()


@dataclass(frozen=True)
class Measured:
    """A measure with what it gives today. `figure` is None where it cannot be asked for."""

    measure: Measure
    figure: Figure | None
    keeping: Keeping


@dataclass(frozen=True)
class Standing:
    """What may be said of a promise: as good as its worst measure."""

    ref: str
    keeping: Keeping
    measured: list[Measured]

    @property
    def mark(self) -> str:
        """The name of its shape: kept, at_risk, broken or not_measured."""
        return self.keeping.name.lower()


@dataclass(frozen=True)
class Touching:
    """Something that was done about a promise: an action, a scrutiny project, a consultation."""

    title: str
    link: str
    kind: Any
    on: date | None = None
    state: str | None = None


# Any name → a measure; one promise may have several, such as "N2" and "N2 acknowledged".
measures: Registry[Measure] = Registry("promises.measures")

# Room → what it has done about the promise of a reference.
about: Registry[Callable[[str], list[Touching]]] = Registry("promises.about")


def standing(ref: str) -> Standing:
    """Work out how a promise stands now, from its figures."""
    measured = [_judge(measure) for measure in measures if measure.ref == ref]
    found = {each.keeping for each in measured}
    worst = next((keeping for keeping in WORST_FIRST if keeping in found), Keeping.NOT_MEASURED)
    return Standing(ref, worst, measured)


def counted(standings: Iterable[Standing]) -> dict[Keeping, int]:
    """How many promises are kept, at risk, broken and not measured."""
    counts = dict.fromkeys(Keeping, 0)
    for each in standings:
        counts[each.keeping] += 1
    return counts


def touching(ref: str) -> list[Touching]:
    """All that was done about a promise, the latest first."""
    found = [thing for tell in about for thing in tell(ref)]
    return sorted(found, key=lambda thing: thing.on or date.min, reverse=True)


def _judge(measure: Measure) -> Measured:
    try:
        figure = figures.work_out(measure.figure, **measure.arguments)
    except UnknownFigure:
        return Measured(measure, None, Keeping.NOT_MEASURED)
    if figure.value is None or figure.unit == "text":
        return Measured(measure, figure, Keeping.NOT_MEASURED)
    value = Fraction(figure.value)
    return Measured(measure, figure, measure.rule.judge(value * 100 if figure.unit == "share" else value))
