"""How often each answer was given, with small groups kept private (regulation notes 6.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analysis.disclosure import one_way as disclosure
from surveys.consultations.models import Consultation
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires import definition as definitions


@dataclass(frozen=True)
class Row:
    """One answer: how many gave it, and of all who answered the share; None where it may not be shown."""

    words: str
    count: int | None
    share: Fraction | None


@dataclass(frozen=True)
class Tally:
    """One question. `base` is how many answered it, None when that may not be shown either."""

    key: str
    part: str
    text: str
    base: int | None
    rows: list[Row]
    is_several: bool = False


def tallies(consultation: Consultation) -> list[Tally]:
    """Every question with answers to choose from, in order."""
    version = consultation.survey.version
    if version is None:
        return []
    answers = [one.answers for one in fieldwork.responses(consultation.survey)]
    found = []
    for section in version.definition["sections"]:
        for question in section["questions"]:
            if choices := definitions.complete(question).get("choices"):
                given = [one[question["key"]] for one in answers if question["key"] in one]
                found.append(_tally(section["title"], question, choices, given))
    return found


def _tally(part: str, question: dict[str, Any], choices: list[str], given: list[Any]) -> Tally:
    several = question["kind"] == "multiple_choice"
    base, rows = (_several if several else _one)(choices, given)
    return Tally(question["key"], part, question["text"], base, rows, several)


def _one(choices: list[str], given: Iterable[Any]) -> tuple[int | None, list[Row]]:
    counted = Counter(str(value) for value in given)
    table = disclosure.one_way({words: counted[words] for words in choices})
    return table.total, [Row(words, table.counts[words], table.share(words)) for words in choices]


def _several(choices: list[str], given: list[Any]) -> tuple[int | None, list[Row]]:
    """Each choice is a table of its own: those who ticked it and those who did not."""
    counted = Counter(words for values in given for words in values)
    rows, base = [], None if disclosure.is_small(len(given)) else len(given)
    for words in choices:
        table = disclosure.one_way({"ticked": counted[words], "not": len(given) - counted[words]})
        rows.append(Row(words, table.counts["ticked"], table.share("ticked")))
    return base, rows
