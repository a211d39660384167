"""What travels in the form from page to page, signed, so that nothing is kept here until it is sent.

No cookie and no session: the answers so far, the page, and the follow code,
which makes the same form sent twice the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from core.forms import OldForm, read_old_token, read_token, write_token
from engagement.voices import codes
from surveys.fieldwork.sheets import Sheet
from surveys.questionnaires import routing, validating

KIND = "survey"
START = -1


@dataclass(frozen=True)
class State:
    """Where somebody is: the page (START before the first), their answers so far, their code to be."""

    page: int = START
    answers: dict[str, Any] = field(default_factory=dict)
    code: str = ""

    def at(self, page: int, answers: dict[str, Any]) -> State:
        return replace(self, page=page, answers=answers)


def fresh() -> State:
    return State(code=codes.new_code())


def written(sheet: Sheet, state: State) -> str:
    return write_token(KIND, [sheet.version_id, state.page, state.code, state.answers])


def read(sheet: Sheet, token: str | None) -> tuple[State, bool]:
    """The state a form brought back, and whether it is good.

    One that is too old or was changed is not trusted: its answers are read as
    strictly as typed ones, and it gets a new code.
    """
    try:
        version_id, page, code, answers = read_token(KIND, token)
        good = True
    except (OldForm, ValueError, TypeError):
        version_id, page, code, answers = _unpacked(read_old_token(KIND, token))
        good = False
    checker = validating.compile(sheet)
    if not good or version_id != sheet.version_id:
        kept, _errors = checker.recheck(answers if isinstance(answers, dict) else {}, keep_required=False)
        page = page if isinstance(page, int) and START <= page < len(sheet.pages) else START
        return State(page, kept, codes.new_code()), False
    return State(page, answers, code), True


def _unpacked(payload: Any) -> tuple[Any, Any, Any, Any]:
    if isinstance(payload, list) and len(payload) == 4:
        return payload[0], payload[1], payload[2], payload[3]
    return None, START, "", {}


def next_page(sheet: Sheet, page: int, answers: dict[str, Any]) -> int | None:
    """The next page with a question that is asked, or None when there is none left."""
    asked = validating.compile(sheet).asked(answers)
    return next((n for n in range(page + 1, len(sheet.pages)) if _any(sheet.pages[n], asked)), None)


def page_before(sheet: Sheet, page: int, answers: dict[str, Any]) -> int:
    asked = validating.compile(sheet).asked(answers)
    return next((n for n in range(page - 1, -1, -1) if _any(sheet.pages[n], asked)), START)


def page_of(sheet: Sheet, key: str) -> int:
    return next(number for number, keys in enumerate(sheet.pages) if key in keys)


def progress(sheet: Sheet, page: int, answers: dict[str, Any]) -> tuple[int, int, int | None]:
    """(this page, all pages, about how many questions are left): the last only where answers change the way."""
    total = len(sheet.pages)
    if not sheet.may_skip_pages:
        return page + 1, total, None
    seen = [key for keys in sheet.pages[:page] for key in keys]
    return page + 1, total, routing.remaining(validating.compile(sheet).questions, answers, seen)  # type: ignore[arg-type]


def _any(keys: tuple[str, ...], asked: Any) -> bool:
    return any(key in asked for key in keys)
