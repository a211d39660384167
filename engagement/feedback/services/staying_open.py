"""Nothing more is done with a case that has ended."""

from __future__ import annotations

from flask_babel import gettext as _

from core.errors import Refused
from engagement.feedback.models import Case


def check_open(case: Case) -> None:
    if case.was_taken_back or case.closed_on:
        raise Refused(_("This case has ended."))
