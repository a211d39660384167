"""Sections that show every figure a room answers for: what was looked into."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l

from core.figures import NamedFigure, Quotation
from core.figures import figures as peg
from scrutiny.projects.queries import published as projects
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown, key_of
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind, last_and_first


class RoomsFigures(Kind):
    """A table of the figures on the peg whose names begin as `rooms` say, for the report's year."""

    rooms: ClassVar[tuple[str, ...]] = ()
    words_depend = False

    def drawn(self, section: Section) -> list[Quotation]:
        named = [each for each in peg if each.name.partition(".")[0] in self.rooms]
        return [_of_the_year(each, section) for each in named if _needs_no_words(each)]

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        drawn = self.drawn(section)
        return {"rows": [{"what": str(peg[one.name].what), "key": key_of(one)} for one in drawn]}


class Projects(RoomsFigures):
    name = "projects"
    label = _l("What we looked into")
    what = _l("Scrutiny projects, and what became of our recommendations.")
    rooms = ("projects", "recommendations")

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        first, last = years.bounds(section.report.year)
        reports = [
            {"title": one.title, "question": one.question, "link": f"/scrutiny/projects/{one.slug}"}
            for one in projects()
            if one.published_on and first <= one.published_on <= last
        ]
        return super().own(section, figures) | {"reports": reports}


def words_taken(named: NamedFigure) -> dict[str, bool]:
    """The words a figure takes, and whether each may be left out."""
    taken = inspect.signature(named.work_out).parameters.values()
    return {
        one.name: one.default is not inspect.Parameter.empty
        for one in taken
        if one.kind is not one.VAR_KEYWORD
    }


def _needs_no_words(named: NamedFigure) -> bool:
    return all(words_taken(named).values())


def _of_the_year(named: NamedFigure, section: Section) -> Quotation:
    given = {**last_and_first(section), "year": section.report.year}
    return Quotation("", named.name, {word: given[word] for word in words_taken(named) if word in given})
