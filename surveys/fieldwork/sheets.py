"""What a respondent's page needs to know of a survey, as plain values read in one go.

A sheet holds no database object, so a page may keep it for two seconds: many
people open the same survey at once. Sending always looks afresh.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import current_app
from sqlalchemy import Select, select

from core import clock
from core.database import db
from core.keyed import keyed_hash
from surveys.fieldwork import links
from surveys.fieldwork.models import Invitation, InvitationLink
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.models import Survey, Version

FRESH_FOR = 2.0


@dataclass(frozen=True, eq=False)
class Sheet:
    """A survey and the version that is asked now."""

    survey_id: int
    slug: str
    title: str
    intro: str
    thanks: str
    made_for: str
    has_open_link: bool
    opens_at: datetime
    closes_at: datetime
    version_id: int
    promise: str
    sha256: str
    definition: dict[str, Any]
    pages: tuple[tuple[str, ...], ...]

    @property
    def source(self) -> str:
        return f"{self.made_for}:{self.slug}"

    @property
    def is_open(self) -> bool:
        return self.opens_at <= clock.now() < self.closes_at

    @cached_property
    def may_skip_pages(self) -> bool:
        """Whether some page has only questions that not everybody is asked."""
        rules = {one["key"] for one in definitions.questions(self.definition) if one.get("show_if")}
        return any(all(key in rules for key in keys) for keys in self.pages)

    @cached_property
    def look(self) -> tuple[Any, ...]:
        """Equal when its pages look the same."""
        return (self.sha256, self.slug, self.title, self.intro, self.thanks, self.closes_at, self.promise)


def sheet_of(version: Version) -> Sheet:
    survey = version.survey
    return _sheet(
        survey.id, survey.slug, survey.title, survey.intro, survey.thanks, survey.made_for,
        survey.has_open_link, survey.opens_at, survey.closes_at, version.id, version.promise.value,
        version.sha256, version.definition,
    )  # fmt: skip


def sheet_named(slug: str) -> Sheet | None:
    """The sheet of a survey that was opened, now or before. None when there is none."""
    return _kept(("slug", slug), lambda: _read(_wanted().where(Survey.slug == slug)))


def sheet_of_link(link: str) -> tuple[Sheet, bool] | None:
    """The sheet an invitation's link opens, and whether its home has answered. None for no such link."""
    plain = links.tidy(link)
    if plain is None:
        return None
    wanted = (
        select(Invitation.survey_id, Invitation.has_answered)
        .join(InvitationLink, InvitationLink.invitation_id == Invitation.id)
        .where(InvitationLink.link_hash == keyed_hash("invitation", plain))
    )
    found = db.session.connection().execute(wanted).first()
    if found is None:
        return None
    survey_id, has_answered = found
    sheet = _kept(("id", survey_id), lambda: _read(_wanted().where(Survey.id == survey_id)))
    return (sheet, has_answered) if sheet else None


def _wanted() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Survey.id, Survey.slug, Survey.title, Survey.intro, Survey.thanks, Survey.made_for,
            Survey.has_open_link, Survey.opens_at, Survey.closes_at, Version.id, Version.promise,
            Version.sha256, Version.definition,
        )
        .join(Version, Version.survey_id == Survey.id)
        .order_by(Version.number.desc())
        .limit(1)
    )  # fmt: skip


def _read(wanted: Select[*tuple[Any, ...]]) -> Sheet | None:
    found = db.session.connection().execute(wanted).first()
    return _sheet(*found) if found else None


def _sheet(*values: Any) -> Sheet:
    *plain, version_id, promise, sha256, definition = values
    pages = tuple(tuple(keys) for keys in definitions.pages(definition))
    return Sheet(*plain, version_id, str(promise), sha256, definition, pages)  # type: ignore[call-arg]  # the columns of _wanted()


def _kept(name: tuple[str, Any], read: Any) -> Sheet | None:
    """Keep it in this process for two seconds. Tests, which throw their database away, read each time."""
    if current_app.testing:
        return read()
    kept = current_app.extensions.setdefault("answerable.sheets", {})
    at, sheet = kept.get(name, (0.0, None))
    if sheet is None or time.monotonic() - at > FRESH_FOR:
        sheet = read()
        if sheet is not None:
            kept[name] = (time.monotonic(), sheet)
    return sheet
