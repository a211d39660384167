"""Voting: what the ballot is, before anything is marked."""

from __future__ import annotations

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from core.access import anyone
from core.light import light
from surveys.ballots import queries
from surveys.ballots.phases import Phase
from surveys.ballots.routes import blueprint


@blueprint.get("/vote/<slug>")
@light
@anyone
def ballot(slug: str) -> ResponseReturnValue:
    """Everything that is said before voting."""
    g.light_page = True
    found = queries.ballot_named(slug)
    if found is None or (found.opens_at is None and found.phase() is not Phase.NOMINATIONS):
        abort(404)
    return render_template("surveys/ballots/ballot.html", ballot=found, code="")


@blueprint.get("/v/<code>")
@light
@anyone
def invited(code: str) -> ResponseReturnValue:
    """The short address in a letter or e-mail."""
    g.light_page = True
    entry = queries.entry_of_code(code)
    if entry is None:
        return render_template("surveys/ballots/unknown_code.html"), 404
    return render_template("surveys/ballots/ballot.html", ballot=entry.ballot, code=code)


@blueprint.get("/vote")
@light
@anyone
def enter() -> ResponseReturnValue:
    """Where a code is typed."""
    g.light_page = True
    return render_template("surveys/ballots/unknown_code.html")
