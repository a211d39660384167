"""A respondent's pages, each drawn once and kept: only the token, answers and errors change.

A page is kept by the survey's version and words, the language, and how the
landlord looks, so a change of any of them draws it afresh.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask import g, render_template

from core import settings
from core.i18n import language
from surveys.fieldwork.sheets import Sheet
from surveys.questionnaires import blocks
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.slots import Drawn, Filling, slot

_pages: OrderedDict[tuple[Any, ...], Drawn] = OrderedDict()
_look: list[Any] = [None, ()]
KEPT = 400
START = -1
LOOK = ("name", "phone", "emergency_phone", "colour", "logo", "tagline")


def page(template: str, sheet: Sheet, number: int | None = None, **context: Any) -> Drawn:
    """A page of `templates/surveys/fieldwork`, or of the room above that names it whole, kept or drawn now."""
    name = (template, number, sheet.look, language(), _landlords_look(), *context.items())
    drawn = _pages.get(name)
    if drawn is None:
        g.light_page = True
        drawn = Drawn(
            render_template(
                f"{template if '/' in template else 'surveys/fieldwork/' + template}.html", sheet=sheet, slot=slot, number=number, **context,
                **(_of_questions(sheet, number) if number is not None else {}),
            )
        )  # fmt: skip
        _pages[name] = drawn
        while len(_pages) > KEPT:
            _pages.popitem(last=False)
    return drawn


def _landlords_look() -> tuple[Any, ...]:
    """The settings a page shows, looked up again only when they were read again."""
    read = settings.as_read()
    if _look[0] is not read:
        _look[:] = [read, tuple(settings.get(f"landlord.{part}") for part in LOOK)]
    return _look[1]


def _of_questions(sheet: Sheet, number: int) -> dict[str, Any]:
    keys = sheet.pages[number]
    by_section = sheet.definition["pages"] == "sections"
    found: dict[str, Any] = {
        "block": blocks.draw(sheet.definition, keys, heading=not by_section, large=not by_section),
        "is_first": number == 0,
    }
    if by_section:
        section = next(
            s for s in sheet.definition["sections"] if any(q["key"] in keys for q in s["questions"])
        )
        return found | {"heading": section["title"] or sheet.title, "intro": section["intro"]}
    first = definitions.question(sheet.definition, keys[0])
    return found | {"heading": first["text"] if first else sheet.title, "intro": ""}


def question_page(
    sheet: Sheet,
    number: int,
    *,
    token: str,
    answers: Mapping[str, Any],
    errors: Mapping[str, Any],
    typed: Mapping[str, Sequence[str]],
    progress: tuple[int, int, int | None],
    is_last: bool,
    notice: str = "",
    template: str = "question",
) -> str:
    """One page of questions, filled in."""
    kind = "part" if sheet.definition["pages"] == "sections" else "question"
    others = {
        "token": token,
        "progress": _progress(*progress, kind, language()),
        "onward": _onward(is_last, language()),
    }
    if errors or notice:
        others["summary"] = summary(errors, notice)
        others["error_title"] = _error_title(language()) if errors else ""
    return page(template, sheet, number).filled(Filling(answers, errors, typed, others))


def plain_page(template: str, sheet: Sheet, filling: Mapping[str, str], **context: Any) -> str:
    """A page without questions, such as the start or the thanks, filled in."""
    return page(template, sheet, None, **context).filled(lambda what, _key, _value: filling.get(what, ""))


def summary(errors: Mapping[str, Any], notice: str) -> str:
    """What to put right, for the head of the page."""
    g.light_page = True
    return render_template("surveys/fieldwork/_put_right.html", errors=errors, notice=notice)


@lru_cache(maxsize=400)
def _progress(current: int, total: int, left: int | None, kind: str, _language: str) -> str:
    return render_template(
        "surveys/fieldwork/_progress.html", current=current, total=total, left=left, kind=kind
    )


@lru_cache(maxsize=40)
def _onward(is_last: bool, _language: str) -> str:
    return render_template("surveys/fieldwork/_onward.html", is_last=is_last)


@lru_cache(maxsize=20)
def _error_title(_language: str) -> str:
    return render_template("surveys/fieldwork/_error_title.html")
