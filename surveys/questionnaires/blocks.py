"""Questions as HTML, drawn once for each version, language and page, and kept in the process.

    block = questions_block(version, ["TP05", "TP06"])
    block.filled({"TP05": "Very satisfied"}, errors={"TP06": "Choose the answer that fits best"})

Used by every page that asks: surveys, consultations, the preview, and staff
who write down what somebody said on the telephone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from flask import render_template
from markupsafe import Markup

from core.i18n import language
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.question_types import kinds
from surveys.questionnaires.slots import Drawn, Filling, slot


class Version(Protocol):
    sha256: str
    definition: dict[str, Any]


class Block:
    """Some questions, drawn."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn

    def filled(
        self,
        answers: Mapping[str, Any] | None = None,
        *,
        errors: Mapping[str, Any] | None = None,
        typed: Mapping[str, Collection[str]] | None = None,
    ) -> Markup:
        """With what was answered before, and what has to be put right beside its question."""
        return Markup(self.drawn.filled(Filling(answers or {}, errors, typed)))  # noqa: S704 - escaped when drawn


_blocks: OrderedDict[tuple[Any, ...], Block] = OrderedDict()
KEPT = 400
SHOWN_BY_STYLE = 6  # static/css/respondent.css has as many rules; what is beyond stays in sight


def questions_block(
    version: Version, keys: Sequence[str] | None = None, *, heading: bool = False, large: bool = False
) -> Block:
    """The block of these questions (all when not said), from what is kept or drawn now.

    With `heading` the first question is the page's h1; `large` prints each as
    large as a heading.
    """
    if keys is None:
        keys = [one["key"] for one in definitions.questions(version.definition)]
    name = (version.sha256, language(), tuple(keys), heading, large)
    block = _blocks.get(name)
    if block is None:
        block = _blocks[name] = Block(Drawn(draw(version.definition, keys, heading=heading, large=large)))
        while len(_blocks) > KEPT:
            _blocks.popitem(last=False)
    return block


def draw(definition: dict[str, Any], keys: Sequence[str], *, heading: bool, large: bool) -> str:
    """The HTML of these questions, with slots in it."""
    wanted = set(keys)
    asked = [_as_drawn(one) for one in definitions.questions(definition) if one["key"] in wanted]
    follows, opens = _what_follows(asked)

    def opened_by(key: str, words: str) -> str:
        return "".join(
            f" opens-{number}" for number, rule in opens.items() if rule[0] == key and words in rule[1]
        )

    return render_template(
        "surveys/questionnaires/_block.html",
        questions=asked,
        follows=follows,
        opened_by=opened_by,
        slot=slot,
        heading=heading,
        large=large,
    )


def _as_drawn(question: dict[str, Any]) -> dict[str, Any]:
    whole = definitions.complete(question)
    kind = kinds[whole["kind"]]
    hint = whole["hint"] or str(kind.hint)
    return whole | {"look": kind.look, "hint": hint}


def _what_follows(asked: list[dict[str, Any]]) -> tuple[dict[str, int], dict[int, tuple[str, list[str]]]]:
    """Which questions wait for an answer on the same page: their rule's number, and the rules by number."""
    here = {one["key"] for one in asked}
    follows: dict[str, int] = {}
    rules: dict[int, tuple[str, list[str]]] = {}
    for one in asked:
        rule = one["show_if"]
        if rule is None or rule["question"] not in here:
            continue
        wanted = (rule["question"], list(rule["is"]))
        number = next((n for n, known in rules.items() if known == wanted), len(rules) + 1)
        if number <= SHOWN_BY_STYLE:
            rules[number] = wanted
            follows[one["key"]] = number
    return follows, rules
