"""Each promise is measured by a named figure and a stated rule, and says so when it is not."""

from __future__ import annotations

from core import clock as real_clock
from core import figures
from core.figures import Figure
from engagement.promises.keeping import Keeping, Rule
from engagement.promises.measures import Measure, measures, standing
from scrutiny.scorecard.measures import MEASURES, LastYear


def test_every_measure_names_a_figure_that_exists(app):
    unknown = [measure.figure for measure in MEASURES if measure.figure not in figures.figures]
    assert not unknown


def test_the_last_year_is_counted_from_the_day_it_is_asked(app, clock):
    clock.move_to("2026-11-24 12:00")
    assert dict(LastYear()) == {"since": "2025-11-24"}


def test_a_promise_is_as_good_as_its_worst_measure(app):
    for name, value in (("good", 99), ("poor", 60)):
        figures.name_figure(f"test.{name}", name, lambda value=value: _figure(value))
        measures.add(f"Z9 {name}", Measure("Z9", f"test.{name}", Rule(90, tolerance=10)))
    try:
        assert standing("Z9").keeping is Keeping.BROKEN
        assert standing("V3").keeping is Keeping.NOT_MEASURED
    finally:
        for name in ("good", "poor"):
            measures._things.pop(f"Z9 {name}")
            figures.figures._things.pop(f"test.{name}")


def _figure(value: int) -> Figure:
    return Figure(value=value, unit="count", as_at=real_clock.today(), how="Counted for a test.")


def test_the_scorecard_is_for_everybody(visitor):
    visitor.opens("/promises/scorecard")
