"""Reading what was sent: a checker made once for each version, and kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

from surveys.questionnaires import definition as definitions
from surveys.questionnaires import routing
from surveys.questionnaires.question_types import kinds
from surveys.questionnaires.question_types.base import Reader

Answers = dict[str, Any]
Errors = dict[str, Any]


class Version(Protocol):
    @property
    def sha256(self) -> str: ...

    @property
    def definition(self) -> dict[str, Any]: ...


class Checker:
    """`checker(form)` reads a whole questionnaire; `only` reads a page of it, with what came earlier.

    `form` is what Flask gives (it has `getlist`), or a plain mapping of a key
    to a value or a list of values. Answers to questions that were not asked are
    dropped. Errors are sentences by the question's key.
    """

    def __init__(self, definition: dict[str, Any]) -> None:
        self.questions = [definitions.complete(one) for one in definitions.questions(definition)]
        self.readers: dict[str, Reader] = {
            one["key"]: kinds[one["kind"]].reader(one) for one in self.questions
        }
        self.required = {one["key"]: kinds[one["kind"]].missing for one in self.questions if one["required"]}
        self.text_keys = frozenset(one["key"] for one in self.questions if kinds[one["kind"]].is_text)
        self.wording = {one["key"]: one["text"] for one in self.questions}
        self.always = frozenset(one["key"] for one in self.questions if not one["show_if"])
        self.routes = [
            (one["key"], one["show_if"]["question"], frozenset(one["show_if"]["is"]))
            for one in self.questions
            if one["show_if"]
        ]

    def __call__(
        self, form: Any, *, only: Collection[str] | None = None, earlier: Mapping[str, Any] | None = None
    ) -> tuple[Answers, Errors]:
        answers: Answers = dict(earlier or {})
        errors: Errors = {}
        keys = self.readers if only is None else only
        for key in keys:
            answer, error = self.readers[key](_values(form, key))
            answers.pop(key, None)
            if error is not None:
                errors[key] = error
            elif answer is not None:
                answers[key] = answer
        asked = self.asked(answers)
        for key in keys:
            if key in self.required and key in asked and key not in answers and key not in errors:
                errors[key] = self.required[key]
        errors = {key: error for key, error in errors.items() if key in asked}
        return {key: answer for key, answer in answers.items() if key in asked}, errors

    def asked(self, answers: Mapping[str, Any]) -> frozenset[str]:
        """The keys of the questions asked, given these answers: `routing.shown`, with the rules read once."""
        asked = self.always
        for key, after, values in self.routes:
            if after in asked and routing.fits(answers.get(after), values):
                asked |= {key}
        return asked

    def recheck(self, answers: Mapping[str, Any], *, keep_required: bool = True) -> tuple[Answers, Errors]:
        """Read answers that come from a form's hidden field or a draft as strictly as typed ones."""
        kept: Answers = {}
        errors: Errors = {}
        for key, read in self.readers.items():
            value = answers.get(key)
            if value is not None:
                answer, error = read([str(one) for one in value] if isinstance(value, list) else [str(value)])
                if error is not None:
                    errors[key] = error
                elif answer is not None:
                    kept[key] = answer
        asked = self.asked(kept)
        if keep_required:
            for key, said in self.required.items():
                if key not in kept:
                    errors.setdefault(key, said)
        kept = {key: answer for key, answer in kept.items() if key in asked}
        return kept, {key: error for key, error in errors.items() if key in asked}


def _values(form: Any, key: str) -> Sequence[str]:
    if hasattr(form, "getlist"):
        return form.getlist(key)
    value = form.get(key)
    if value is None:
        return ()
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


_checkers: dict[str, Checker] = {}


def compile(version: Version) -> Checker:
    """The checker of a version, made once in each process. A version never changes, so it never goes stale."""
    checker = _checkers.get(version.sha256)
    if checker is None:
        if len(_checkers) > 500:
            _checkers.clear()
        checker = _checkers[version.sha256] = Checker(version.definition)
    return checker
