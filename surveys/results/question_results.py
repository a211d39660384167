"""What may be said of each question: its base, counts, shares and score, with small groups hidden.

The base of a scale leaves out "Not applicable/don't know", as the measures
require (notes 1.4). The base of several ticks is the people, not the ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

from analysis.disclosure import one_way as disclosure
from analysis.disclosure.one_way import SMALLEST_BASE, OneWay, one_way
from analysis.estimates import tsm
from analysis.estimates.shares import share_from_counts
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.question_types import kinds
from surveys.results.counting import QuestionTally, Tally
from surveys.results.several_ticks import several_ticks

POSITIVE = "positive"
OTHERS = "others"
LOW_TO_HIGH = {"0 to 6": [str(n) for n in range(7)], "7 and 8": ["7", "8"], "9 and 10": ["9", "10"]}
SCALES = ("satisfaction", "agreement")


@dataclass(frozen=True)
class Cell:
    """One answer: None where it is hidden."""

    words: str
    count: int | None
    share: Fraction | None


@dataclass(frozen=True)
class QuestionResult:
    """One question as it may be shown.

    `base` is None where the whole table is kept back. `positive` is how many
    gave one of the two best answers; `share` their share, with Wilson's 95%
    range `low` to `high`. `not_in_base` said it did not apply or did not know.
    """

    key: str
    code: str | None
    text: str
    kind: str
    base: int | None
    cells: list[Cell] = field(default_factory=list)
    positive: int | None = None
    share: Fraction | None = None
    low: float | None = None
    high: float | None = None
    score: Fraction | None = None
    not_in_base: int | None = None
    groups: dict[str, int] = field(default_factory=dict)
    mean: Fraction | None = None

    @property
    def is_scale(self) -> bool:
        return self.kind in SCALES

    @property
    def is_text(self) -> bool:
        return kinds[self.kind].is_text

    @property
    def counts(self) -> dict[str, int | None]:
        return {cell.words: cell.count for cell in self.cells}

    @property
    def is_withheld(self) -> bool:
        return self.base is None

    @property
    def has_hidden(self) -> bool:
        return any(cell.count is None for cell in self.cells)


Maker = Callable[..., QuestionResult]


def question_results(definition: Mapping[str, Any], tally: Tally) -> list[QuestionResult]:
    """Every question in the order it was asked."""
    asked = [definitions.complete(one) for one in definitions.questions(dict(definition))]
    guard = _Guard(asked, tally)
    return [_result(one, tally, guard) for one in asked]


def _result(question: dict[str, Any], tally: Tally, guard: _Guard) -> QuestionResult:
    key, kind = question["key"], question["kind"]
    made = partial(QuestionResult, key, question["code"], question["text"], kind)
    if kinds[kind].is_text:
        said = tally.comments.get(key, 0)
        return made(base=None if disclosure.is_small(said) else said)
    counted = tally.questions.get(key, QuestionTally(0, {}))
    if guard.would_tell(question):
        return made(base=None, cells=_hidden(_words(question, counted)))
    if kind == "multiple_choice":
        table = several_ticks(_all_counts(question, counted), counted.people)
        return made(base=table.total, cells=_cells(table))
    if kind in SCALES:
        return _scale(made, question, counted)
    if kind == "zero_to_ten":
        return _numbers(made, _all_counts(question, counted))
    table = guard.table(key) or one_way(_all_counts(question, counted))
    return made(base=table.total, cells=_cells(table))


def _scale(made: Maker, question: dict[str, Any], counted: QuestionTally) -> QuestionResult:
    counts = _all_counts(question, counted)
    apart = counts.pop(tsm.NOT_APPLICABLE, 0)
    order = list(counts)
    parts = {POSITIVE: order[: tsm.POSITIVE], OTHERS: order[tsm.POSITIVE :]}
    table = one_way(counts, parts)
    share = table.share_of_part(POSITIVE)
    more: dict[str, Any] = {}
    if share is not None and table.total:
        estimate = share_from_counts(table.subtotals[POSITIVE], table.total)
        more = {"low": estimate.low, "high": estimate.high, "score": _score(counts)}
    return made(
        base=table.total,
        cells=_cells(table),
        positive=table.subtotals.get(POSITIVE),
        share=share,
        not_in_base=None if disclosure.is_small(apart) else apart,
        **more,
    )


def _score(counts: Mapping[str, int]) -> Fraction:
    """The measure's score, exact. Each answer is weighed with how many gave it."""
    return tsm.score(list(counts), list(counts.values()), scale=tuple(counts)).percent


def _numbers(made: Maker, counts: dict[str, int]) -> QuestionResult:
    table = one_way(counts, LOW_TO_HIGH)
    mean = None
    shown = [(int(words), n) for words, n in table.counts.items() if n is not None]
    # A mean beside hidden counts would be one more equation to solve them with.
    if table.total and table.total >= SMALLEST_BASE and len(shown) == len(counts):
        mean = Fraction(sum(number * n for number, n in shown), table.total)
    return made(base=table.total, cells=_cells(table), groups=table.subtotals, mean=mean)


def _cells(table: OneWay) -> list[Cell]:
    return [Cell(words, count, table.share(words)) for words, count in table.counts.items()]


def _hidden(words: Sequence[str]) -> list[Cell]:
    return [Cell(one, None, None) for one in words]


def _words(question: Mapping[str, Any], counted: QuestionTally) -> list[str]:
    """The answers offered, then any that an earlier version offered."""
    offered = list(question.get("choices") or [])
    return offered + sorted(counted.counts.keys() - set(offered))


def _all_counts(question: Mapping[str, Any], counted: QuestionTally) -> dict[str, int]:
    return {words: counted.counts.get(words, 0) for words in _words(question, counted)}


class _Guard:
    """Keeps a question asked only after some answers from giving a hidden count of those away.

    The base of "how satisfied are you with your repair?" is how many said that
    they had one. So it may be shown only where that number may be.
    """

    def __init__(self, asked: Sequence[dict[str, Any]], tally: Tally) -> None:
        self._tables: dict[str, OneWay] = {}
        self._telling: set[str] = set()
        by_key = {one["key"]: one for one in asked}
        for one in asked:
            rule = one["show_if"]
            if rule and rule["question"] in by_key:
                self._look_at(one["key"], by_key[rule["question"]], rule["is"], tally)

    def would_tell(self, question: Mapping[str, Any]) -> bool:
        return question["key"] in self._telling

    def table(self, key: str) -> OneWay | None:
        """The table of a question that others follow, safe beside their bases."""
        return self._tables.get(key)

    def _look_at(self, key: str, first: dict[str, Any], wanted: Sequence[str], tally: Tally) -> None:
        counted = tally.questions.get(first["key"], QuestionTally(0, {}))
        counts = _all_counts(first, counted)
        if first["key"] in self._telling:
            self._telling.add(key)
            return
        if first["kind"] != "single_choice":
            if any(map(disclosure.is_small, counts.values())):
                self._telling.add(key)
            return
        if not any(map(disclosure.is_small, counts.values())):
            return
        asked = [words for words in counts if words in wanted]
        others = [words for words in counts if words not in wanted]
        table = one_way(counts, {"asked": asked, "not asked": others})
        known = self._tables.get(first["key"])
        if not table.subtotals or (known is not None and known != table):
            self._telling.add(key)
            return
        self._tables[first["key"]] = table
