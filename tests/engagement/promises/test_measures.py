"""What may be said of a promise follows from its figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from core import figures
from core.figures import Figure
from engagement.promises import measures
from engagement.promises.keeping import Rule
from engagement.promises.measures import Measure, standing

RULE = Rule(90, tolerance=5, unit="%")


@pytest.fixture
def hang(monkeypatch):
    """Hang figures and measures on pegs of their own, so that nothing is left behind."""
    monkeypatch.setattr(figures, "figures", type(figures.figures)("figures"))
    monkeypatch.setattr(measures, "measures", type(measures.measures)("measures"))

    def hang(name: str, value, unit: str = "share") -> None:
        figure = Figure(value=value, unit=unit, as_at=date(2026, 11, 24), how="Counted.")
        figures.name_figure(name, "A number", lambda: figure)
        measures.measures.add(name, Measure("V1", name, RULE))

    return hang


@pytest.mark.parametrize(
    ("value", "unit", "mark"),
    [
        (Fraction(9, 10), "share", "kept"),
        (Fraction(899, 1000), "share", "at_risk"),
        (Fraction(1, 2), "share", "broken"),
        (95, "count", "kept"),
        (None, "share", "not_measured"),
        ("many", "text", "not_measured"),
    ],
)
def test_a_share_is_judged_in_percent(hang, value, unit, mark):
    hang("one", value, unit)
    assert standing("V1").mark == mark


def test_a_promise_is_as_good_as_its_worst_measure(hang):
    hang("good", Fraction(1))
    hang("bad", Fraction(0))
    hang("unknown", None)
    assert standing("V1").mark == "broken"


def test_a_figure_that_nobody_counts_is_not_measured(hang):
    hang("one", Fraction(1))
    figures.figures = type(figures.figures)("figures")
    assert standing("V1").mark == "not_measured"


def test_a_promise_without_a_measure_is_not_measured(hang):
    hang("one", Fraction(1))
    assert standing("V2").mark == "not_measured"
