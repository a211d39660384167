"""The pages of fieldwork: answering for anyone, inviting and entering for staff."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("fieldwork", __name__)

from surveys.fieldwork.routes import answering, entering, managing, news, preview  # noqa: E402, F401 - they hang their pages on the blueprint
