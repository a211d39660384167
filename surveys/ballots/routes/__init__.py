"""The pages of ballots: voting for whoever has a code, making and running for staff."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("ballots", __name__)

from surveys.ballots.routes import (  # noqa: E402, F401 - they hang their pages on the blueprint
    codes,
    managing,
    nominations,
    standing,
    voting,
)
