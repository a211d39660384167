"""Work asked for on a page: sending codes, with progress."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from core.accounts.models import Account
from core.errors import Refused
from core.tasks import Progress
from surveys.ballots import services
from surveys.ballots.queries import ballot_named


def send_codes(progress: Progress, *, by: Account | None, slug: str) -> dict[str, Any]:
    ballot = ballot_named(slug)
    if ballot is None:
        raise Refused(_("There is no vote of that name."))
    went = services.issue_credentials(ballot, by=by, tell=progress.tell)
    return {"url": url_for("ballots.codes", slug=slug), **vars(went)}
