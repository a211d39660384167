"""What we ask of staff who publish results."""

from __future__ import annotations

from collections.abc import Sequence

from wtforms import TextAreaField
from wtforms.validators import Length

from core.forms import BaseForm
from surveys.results.pack import Item

LONGEST = 4000


def pack_form(items: Sequence[Item]) -> BaseForm:
    """A form with a box for each part that the landlord has to say, begun with what it said before."""
    asked = [one for one in items if one.is_asked]
    fields = {
        _name(one.letter): TextAreaField(
            f"{one.letter}. {one.title}", description=str(one.hint), validators=[Length(max=LONGEST)]
        )
        for one in asked
    }  # fmt: skip
    made = type("PackForm", (BaseForm,), fields)
    return made.from_request(**{_name(one.letter): one.words for one in asked})


def words_by_letter(form: BaseForm) -> dict[str, str]:
    """What was written, by letter."""
    return {
        name.removeprefix("part_").upper(): text or ""
        for name, text in form.answers.items()
        if name.startswith("part_")
    }


def _name(letter: str) -> str:
    return f"part_{letter.lower()}"
