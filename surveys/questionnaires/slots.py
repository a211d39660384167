"""Text with places in it: drawn once by a template, filled in for each request by joining strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from flask import render_template
from markupsafe import Markup, escape

OPENS, PARTS, CLOSES = "\x02", "\x1f", "\x03"
SLOT = re.compile(f"{OPENS}([^{CLOSES}]*){CLOSES}")


def slot(what: str, key: str = "", value: str = "") -> Markup:
    """Leave a place in a template. `key` and `value` come back, unescaped, when it is filled."""
    return Markup(f"{OPENS}{what}{PARTS}{key}{PARTS}{value}{CLOSES}")  # noqa: S704 - control characters only


class Drawn:
    """A drawn text: fixed pieces, and between them the places (what, key, value)."""

    def __init__(self, text: str) -> None:
        pieces = SLOT.split(text)
        self.fixed = pieces[::2]
        self.places = [tuple(piece.split(PARTS)) for piece in pieces[1::2]]

    def filled(self, fill: Callable[[str, str, str], str]) -> str:
        """The text with each place filled by `fill(what, key, value)`, which gives safe HTML."""
        found = [self.fixed[0]]
        for place, after in zip(self.places, self.fixed[1:], strict=True):
            found.append(fill(*place))  # type: ignore[arg-type]
            found.append(after)
        return "".join(found)


class Filling:
    """What goes into the places of questions: earlier answers, and sentences about what is wrong.

    `typed` holds what was sent but cannot be used, so that it is shown again.
    """

    def __init__(
        self,
        answers: Mapping[str, Any],
        errors: Mapping[str, Any] | None = None,
        typed: Mapping[str, Collection[str]] | None = None,
        others: Mapping[str, str] | None = None,
    ) -> None:
        self.answers, self.errors = answers, errors or {}
        self.typed, self.others = typed or {}, others or {}

    def __call__(self, what: str, key: str, value: str) -> str:
        if what == "checked":
            return " checked" if self._has(key, value) else ""
        if what == "value":
            return str(escape(self._text(key)))
        if key in self.errors:
            return _about_an_error(what, key, self.errors[key])
        return self.others.get(what, "")

    def _has(self, key: str, value: str) -> bool:
        answer = self.typed.get(key) if key in self.typed else self.answers.get(key)
        if answer is None:
            return False
        return value in answer if isinstance(answer, list | tuple) else str(answer) == value

    def _text(self, key: str) -> str:
        if key in self.typed:
            return next(iter(self.typed[key]), "")
        return str(self.answers.get(key, ""))


def _about_an_error(what: str, key: str, sentence: Any) -> str:
    if what == "error":
        return render_template("surveys/questionnaires/_error.html", key=key, sentence=sentence)
    return {
        "wrong": " question--error",
        "described": f" {key}-error",
        "describedby": f' aria-describedby="{key}-error"',
        "invalid": ' aria-invalid="true"',
    }.get(what, "")
