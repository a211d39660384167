"""A page on which staff find one customer, and go on with them."""

from __future__ import annotations

from collections.abc import Callable

from flask import render_template
from flask.typing import ResponseReturnValue

from core.database import db
from engagement.customers.forms import SearchForm
from engagement.customers.models import Customer
from engagement.customers.queries import matching
from surveys.ballots.models import Ballot

MOST = 20


def page(ballot: Ballot, *, title: str, back: str, target: Callable[[Customer], str]) -> ResponseReturnValue:
    """The box and what it found. The words are posted, so that no name stands in an address or a log."""
    form = SearchForm.from_request()
    found: list[Customer] | None = None
    if form.submitted():
        found = list(db.session.scalars(matching(form.words.data).limit(MOST + 1)))
    return render_template(
        "surveys/ballots/find.html",
        ballot=ballot, form=form, found=found, most=MOST, title=title, back=back, target=target,
    )  # fmt: skip
