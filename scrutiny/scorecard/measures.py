"""What is measured for which promise, and when it is kept, at risk or broken.

Each measure names a figure of another room, so that one number has one
definition. A promise without a measure here is "not measured yet": the
scorecard says so rather than guess. Backing rules: regulation.md section 7.

The charter names no numbers, so each target, and how near a miss still is "at
risk", is a setting of the landlord's own with the default that stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from core import clock
from core.errors import Refused
from core.settings import declare, get
from engagement.promises.keeping import Rule
from engagement.promises.measures import Measure, measures

PERCENT = "%"


class LastYear(Mapping[str, str]):
    """The arguments of a figure counted over the last twelve months, whatever day it is asked for."""

    def __getitem__(self, name: str) -> str:
        if name != "since":
            raise KeyError(name)
        return (clock.today() - timedelta(days=365)).isoformat()

    def __iter__(self) -> Iterator[str]:
        return iter(("since",))

    def __len__(self) -> int:
        return 1


def _tsm(question: str) -> dict[str, str]:
    return {"question": question}


MEASURES = (
    Measure("V2", "results.tsm", Rule(60, tolerance=5, unit=PERCENT), _l("say we listen and act"), _tsm("TP06")),
    Measure("R1", "results.tsm", Rule(75, tolerance=5, unit=PERCENT), _l("say we treat them fairly and with respect"), _tsm("TP08")),
    Measure("C1", "results.tsm", Rule(70, tolerance=5, unit=PERCENT), _l("say we keep them informed"), _tsm("TP07")),
    Measure("S1", "safety.judged_in_the_hour", Rule(90, tolerance=10, unit=PERCENT), _l("of safety worries judged in an hour")),
    Measure("S4", "results.tsm", Rule(75, tolerance=5, unit=PERCENT), _l("say their home is safe"), _tsm("TP05")),
    Measure("O5", "feedback.answered_next_working_day", Rule(90, tolerance=10, unit=PERCENT), _l("answered by the next working day"), LastYear()),
    Measure("N2", "feedback.stage1_in_time", Rule(90, tolerance=10, unit=PERCENT), _l("of complaints answered in 10 working days"), LastYear()),
    Measure("N2", "feedback.acknowledged_in_time", Rule(90, tolerance=10, unit=PERCENT), _l("of complaints acknowledged in 5 working days"), LastYear()),
    Measure("N5", "feedback.learning_recorded", Rule(90, tolerance=20, unit=PERCENT), _l("of answered complaints taught us something"), LastYear()),
    Measure("A2", "projects.commissioned", Rule(3, tolerance=1), _l("scrutiny projects begun in a year"), LastYear()),
    Measure("A2", "projects.in_eight_weeks", Rule(75, tolerance=25, unit=PERCENT), _l("of projects done in eight weeks"), LastYear()),
    Measure("A3", "actions.checked_share", Rule(60, tolerance=20, unit=PERCENT), _l("of what we say is done is checked"), LastYear()),
)  # fmt: skip


def register() -> None:
    for number, measure in enumerate(MEASURES, start=1):
        name = f"scorecard.{measure.ref}.{measure.figure.partition('.')[2]}"
        _declare(name, measure)
        measures.add(
            f"{measure.ref} {number}", replace(measure, standing_rule=partial(_in_force, name, measure.rule))
        )


def _declare(name: str, measure: Measure) -> None:
    rule = measure.rule
    most = 100 if rule.unit == PERCENT else 1000
    sentence = _l("Promise %(ref)s, %(what)s: kept from", ref=measure.ref, what=measure.what)
    declare(f"{name}.kept_from", rule.target, sentence, _a_number_up_to(most))
    sentence = _l(
        "Promise %(ref)s, %(what)s: at risk when missed by up to", ref=measure.ref, what=measure.what
    )
    declare(f"{name}.at_risk_within", rule.tolerance, sentence, _a_number_up_to(most))


def _in_force(name: str, rule: Rule) -> Rule:
    return replace(rule, target=get(f"{name}.kept_from"), tolerance=get(f"{name}.at_risk_within"))


def _a_number_up_to(most: int) -> Callable[[object], None]:
    def check(value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise Refused(_("Give a whole number from 0 to %(most)s", most=most))

    return check
