"""Work asked for on a page: inviting and reminding, with progress."""

from __future__ import annotations

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from core.accounts.models import Account
from core.errors import Refused
from core.tasks import Progress
from surveys.fieldwork import services
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named


def invite_households(progress: Progress, *, by: Account | None, slug: str) -> dict[str, Any]:
    return _result(slug, services.invite(_survey(slug), by=by, tell=progress.tell))


def remind_households(progress: Progress, *, by: Account | None, slug: str) -> dict[str, Any]:
    return _result(slug, services.remind(_survey(slug), by=by, tell=progress.tell))


def _survey(slug: str) -> Survey:
    survey = survey_named(slug)
    if survey is None:
        raise Refused(_("There is no survey of that name."))
    return survey


def _result(slug: str, went: services.Went) -> dict[str, Any]:
    return {"url": url_for("fieldwork.invitations", slug=slug), **vars(went)}
