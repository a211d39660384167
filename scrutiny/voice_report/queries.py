"""Reading reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from core.database import db
from scrutiny.voice_report import binding
from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Report, Section
from scrutiny.voice_report.sections import kinds

WHOLE = (selectinload(Report.sections).selectinload(Section.reply),)


def all_reports() -> Sequence[Report]:
    """Every report, the newest year first."""
    return db.session.scalars(select(Report).options(*WHOLE).order_by(Report.year.desc())).all()


def published() -> list[Report]:
    """What everybody can read, the newest year first."""
    return [report for report in all_reports() if report.published_on]


def of_year(year: str) -> Report | None:
    return db.session.scalar(select(Report).where(Report.year == year).options(*WHOLE))


@dataclass(frozen=True)
class Changed:
    """A bound figure that says something else than when the words were saved."""

    section: Section
    then: Shown
    now: Shown

    @property
    def sentence(self) -> str:
        if "problem" in self.now:
            return str(self.now["problem"])
        return _(
            "The figure “%(name)s” said %(then)s when this was written. It now says %(now)s.",
            name=self.now["key"], then=self.then["text"], now=self.now["text"],
        )  # fmt: skip


def changed(section: Section) -> list[Changed]:
    """Figures of a section that changed since it was written and that nobody has decided on."""
    kind = kinds[section.kind]
    if section.frozen is not None:
        return []
    quoted = kind.in_words(section) + (kind.drawn(section) if kind.words_depend else [])
    found = []
    for key, now in binding.work_out_all(quoted).items():
        then = section.as_written.get(key)
        if key not in section.kept and then is not None and binding.has_changed(then, now):
            found.append(Changed(section, then, now))
    return found


def troubles(section: Section) -> list[str]:
    """Everything about a section that stops the sign-off, a sentence each."""
    kind = kinds[section.kind]
    found = [each.sentence for each in changed(section)]
    told = set(found)
    quoted = kind.in_words(section) + (kind.drawn(section) if kind.words_depend else [])
    for now in binding.work_out_all(quoted).values():
        if "problem" in now and now["problem"] not in told:
            found.append(str(now["problem"]))
    return [*found, *kind.troubles(section)]


def what_stops(report: Report) -> list[tuple[Section, str]]:
    """Each thing that has to be put right before the report may be signed off."""
    return [(section, sentence) for section in report.sections for sentence in troubles(section)]
