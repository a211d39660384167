"""The form every page's form is built on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any, ClassVar, Self

from flask import request
from flask_wtf import FlaskForm

from core.errors import NotAllowed, Refused

KEPT_CONTROLS = {"\n", "\t"}


def tidy(value: Any) -> Any:
    """Strip spaces, and drop what no keyboard types: NUL and other control characters.

    Right-to-left text and emoji stay as they are.
    """
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c for c in value if c in KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cs"}
    ).strip()


class BaseForm(FlaskForm):
    """A form on a page for people who have signed in (with a session token).

    The pattern of every page:

        form = AcceptForm.from_request()
        if form.submitted():
            with form.explaining(), saving():
                services.accept(thing, **form.answers, by=me())
                return redirect(…)
        return render_template(…, form=form)
    """

    not_answers: ClassVar[set[str]] = {"csrf_token", "form_token"}

    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound: Any, options: Any) -> Any:
            filters = [*unbound.kwargs.get("filters", []), tidy]
            unbound.kwargs["filters"] = [
                f for i, f in enumerate(filters) if f is not tidy or i == len(filters) - 1
            ]
            return unbound.bind(form=form, **options)

    @classmethod
    def from_request(cls, **start_values: Any) -> Self:
        """The form as it was sent, or with start values before that. On GET, nothing is read."""
        form = cls(data=start_values or None)
        form.refusals = []
        return form

    def submitted(self) -> bool:
        """Whether it was sent and every answer is usable; errors are beside the questions if not."""
        return request.method == "POST" and self.validate_on_submit()

    @property
    def answers(self) -> dict[str, Any]:
        """The answers by name, ready to be handed to a verb."""
        return {name: value for name, value in self.data.items() if name not in self.not_answers}

    @contextmanager
    def explaining(self) -> Iterator[None]:
        """Turn a refusal into an error on the form, so that the page shows again and nothing is lost.

        Goes outside `saving()`, which rolls back and lets the refusal rise.
        """
        try:
            yield
        except NotAllowed:
            raise
        except Refused as refused:
            self.explain(refused)

    def explain(self, refused: Refused) -> None:
        if refused.field and refused.field in self:
            self[refused.field].errors = [*self[refused.field].errors, str(refused.sentence)]
        else:
            self.refusals.append(str(refused.sentence))

    @property
    def problems(self) -> list[tuple[str | None, str]]:
        """Every error in the order of the page, as (field id or None, sentence), for the summary."""
        found: list[tuple[str | None, str]] = [(None, sentence) for sentence in getattr(self, "refusals", [])]
        for field in self:
            found += [
                (field.id, str(error))
                for error in field.errors
                if isinstance(error, str) or hasattr(error, "__str__")
            ]
        return found


class OpenForm(BaseForm):
    """A form for anyone: no cookie, so no session token.

    The Origin check of `core.security` stands in its place; where a form must
    be sent only once, add a `core.forms.FormToken`.
    """

    class Meta(BaseForm.Meta):
        csrf = False
