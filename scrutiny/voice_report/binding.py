"""Figures bound to words: found in the text, worked out afresh, and compared with what they said when it was written.

A bound figure travels as a plain dictionary (`Shown`), so that it can be kept
as it stood: with its value, who it is of, how sure, how it was counted, and
when.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from core.figures import Exact, Figure, Quotation, UnknownFigure, figures, quoted_in

Shown = dict[str, Any]
BRACES = re.compile(r"\{\{.*?(?:\}\}|$)", re.DOTALL)


def key_of(quotation: Quotation) -> str:
    """One spelling for one figure, whatever the order and quotes it was typed with.

    >>> key_of(quoted_in('{{ figure themes.comments until=2026-03-31 theme="damp" }}')[0])
    'themes.comments theme=damp until=2026-03-31'
    """
    words = [
        f'{name}="{value}"' if " " in value else f"{name}={value}"
        for name, value in sorted(quotation.arguments.items())
    ]
    return " ".join([quotation.name, *words])


def quotation_of(key: str) -> Quotation | None:
    """The figure a key stands for; None when it is not written as a name and its words.

    >>> quotation_of("actions.late").name
    'actions.late'
    """
    found = quoted_in("{{ figure " + key.strip() + " }}")
    return found[0] if len(found) == 1 else None


def cannot_be_read(text: str) -> list[str]:
    """What stands in double braces and is no figure, so that a slip of the keyboard is never printed.

    >>> cannot_be_read("We had {{ figure actions.late }} late and {{ figur x }}.")
    ['{{ figur x }}']
    """
    return [each for each in BRACES.findall(text) if not quoted_in(each)]


def work_out(quotation: Quotation) -> Shown:
    """The figure as it is now; an unknown one has a `problem`, a sentence for the writer."""
    key = key_of(quotation)
    try:
        return as_shown(key, quotation, quotation.work_out())
    except UnknownFigure as problem:
        return {"key": key, "name": quotation.name, "arguments": quotation.arguments, "problem": str(problem)}


def work_out_all(quotations: Iterable[Quotation]) -> dict[str, Shown]:
    """Each figure once, by its key, in the order they are quoted."""
    found: dict[str, Shown] = {}
    for quotation in quotations:
        if key_of(quotation) not in found:
            found[key_of(quotation)] = work_out(quotation)
    return found


def as_shown(key: str, quotation: Quotation, figure: Figure) -> Shown:
    return {
        "key": key,
        "name": quotation.name,
        "arguments": quotation.arguments,
        "title": str(figure.title or figures[quotation.name].what),
        "text": figure.text,
        "words": figure.in_words,
        "unit": figure.unit,
        "value": _number(figure.value),
        "base": figure.base,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "held_back": figure.held_back,
        "how": str(figure.how),
        "as_at": figure.as_at.isoformat(),
        "link": figure.link,
        "answers": _answers(figure),
    }


def _number(value: Exact | str | None) -> float | str | None:
    """Six decimals are plenty to draw with, and a spreadsheet can read them."""
    if isinstance(value, int | Fraction | Decimal):
        return value if isinstance(value, int) else round(float(value), 6)
    return value


def _answers(figure: Figure) -> list[list[Any]]:
    """(answer, count, share) behind a share, where its room gives them; hidden counts are None."""
    return [
        [str(row["answer"]), row.get("count"), _number(row.get("share"))]
        for row in figure.rows
        if "answer" in row and "count" in row
    ]


def has_changed(then: Shown, now: Shown) -> bool:
    """Whether a reader would see another number, or one no longer counted."""
    return "problem" in now or then.get("text") != now["text"]


def said(shown: Shown) -> str:
    """A figure as running text says it; one that was kept says when it was true."""
    if "problem" in shown:
        return f"[{shown['key']}]"
    return str(shown["words"])


def as_at(shown: Shown) -> date | None:
    return date.fromisoformat(shown["as_at"]) if "as_at" in shown else None
