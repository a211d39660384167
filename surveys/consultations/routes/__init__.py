"""The pages of consultations: reading and answering for anyone, running for staff."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("consultations", __name__)

from surveys.consultations.routes import managing, reading, responding  # noqa: E402, F401 - they hang their pages here
