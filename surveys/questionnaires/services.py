"""Making a survey, opening it and closing it. Changing its questions is in `building.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock, settings
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.slugs import slug_from
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import tsm
from surveys.questionnaires.models import Promise, Survey, Version

READY_SETS = {"tsm": tsm.definition}


def new_survey(
    *,
    title: str,
    by: Account | None,
    slug: str | None = None,
    intro: str = "",
    thanks: str = "",
    definition: dict[str, Any] | None = None,
    ready_set: str | None = None,
    pages: str = "one",
    made_for: str = "survey",
) -> Survey:
    """Begin a survey: from a definition, from a ready set (`tsm`), or blank.

    Raises Refused when the address is taken or there is no such ready set.
    """
    slug = slug or slug_from(title)
    if db.session.scalar(select(Survey.id).where(Survey.slug == slug)) is not None:
        raise Refused(_("Another survey has this address. Give it another one."), field="slug")
    if ready_set is not None:
        if ready_set not in READY_SETS:
            raise Refused(_("There is no ready set of that name."), field="ready_set")
        definition = READY_SETS[ready_set]()
    survey = Survey(
        slug=slug,
        title=title,
        intro=intro,
        thanks=thanks,
        made_for=made_for,
        ready_set=ready_set,
        draft=definition or definitions.blank(pages),
        made_by_id=by.id if by else None,
    )
    db.session.add(survey)
    audit.record("survey.made", survey, by=by, ready_set=ready_set)
    return survey


def open_survey(
    survey: Survey,
    *,
    promise: Promise | str,
    closes_at: datetime,
    by: Account | None,
    opens_at: datetime | None = None,
    has_open_link: bool = True,
) -> Version:
    """Freeze the questions and let people answer until `closes_at`.

    Raises Refused when it was opened before, has no questions or a question
    that must be mended, or would close in the past.
    """
    moment = clock.now()
    starts = opens_at or moment
    if survey.opens_at is not None:
        raise Refused(_("This survey was opened before. Its questions are fixed."))
    if not any(definitions.questions(survey.draft)):
        raise Refused(_("Add a question first."))
    if problems := definitions.problems(survey.draft):
        raise Refused(_("Put the questions right first. %(what)s", what=problems[0].sentence))
    if closes_at <= max(starts, moment) and opens_at is None:
        raise Refused(_("Choose a last day that is still to come."), field="closes_on")
    if closes_at <= starts:
        raise Refused(_("Choose a last day after the first day."), field="closes_on")
    frozen = definitions.frozen(survey.draft, settings.get("landlord.name"))
    version = Version(
        survey=survey,
        number=len(survey.versions) + 1,
        promise=Promise(promise),
        definition=frozen,
        sha256=definitions.fingerprint(frozen),
    )
    survey.promise, survey.opens_at, survey.closes_at = Promise(promise), starts, closes_at
    survey.has_open_link = has_open_link
    db.session.add(version)
    db.session.flush()
    audit.record(
        "survey.opened",
        survey,
        by=by,
        promise=Promise(promise),
        closes_at=closes_at,
        version=version.number,
        sha256=version.sha256,
    )
    return version


def close_survey(survey: Survey, *, by: Account | None) -> None:
    """Close it now. Nobody can answer after this.

    Raises Refused when it is not open.
    """
    if not survey.is_open:
        raise Refused(_("This survey is not open."))
    before, survey.closes_at = survey.closes_at, clock.now()
    audit.record("survey.closed", survey, by=by, closes_at={"before": before, "after": survey.closes_at})


def change_closing(survey: Survey, closes_at: datetime, *, by: Account | None) -> None:
    """Give people more time, or less.

    Raises Refused when it is not open or the new last day is in the past.
    """
    if survey.state() not in {"open", "waiting"}:
        raise Refused(_("This survey is not open."))
    if closes_at <= clock.now():
        raise Refused(_("Choose a last day that is still to come."), field="closes_on")
    before, survey.closes_at = survey.closes_at, closes_at
    audit.record("survey.moved", survey, by=by, closes_at={"before": before, "after": closes_at})
