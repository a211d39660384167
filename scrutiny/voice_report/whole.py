"""The report as it is read: parts, each with its sections, its figures and the landlord's reply. Reads only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from core.documents.charts import Point
from scrutiny.voice_report import binding, words
from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Reply, Report, Section
from scrutiny.voice_report.sections import kinds

# Addresses beside a report's parts that are taken.
TAKEN = {"edit", "sign-off", "publish", "figures"}


@dataclass(frozen=True)
class ShownSection:
    """A section with everything its template prints, worked out now or kept at sign-off."""

    section: Section
    figures: dict[str, Shown]
    own: dict[str, Any]
    counted: dict[tuple[str, str], str]

    @property
    def kind(self) -> str:
        return self.section.kind

    @property
    def html(self) -> Markup:
        return words.as_html(self.section.text, self.figures, self.anchor)

    @property
    def lead(self) -> Markup:
        return words.in_a_line(self.section.lead, self.figures)

    def line(self, text: str) -> Markup:
        return words.in_a_line(text, self.figures, self.anchor)

    def plain(self, text: str) -> str:
        return words.as_plain(text, self.figures)

    def anchor(self, key: str) -> str:
        """Where "how we counted" says how this figure was counted."""
        return "#" + self.counted.get(_said_as(self.figures[key]), "")

    @property
    def signed_name(self) -> str:
        return self.section.signed.partition(",")[0].strip()

    @property
    def signed_role(self) -> str:
        return self.section.signed.partition(",")[2].strip()

    @property
    def signed_initials(self) -> str:
        words = [word for word in self.signed_name.split() if word[:1].isalnum()]
        return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))

    @property
    def own_day(self) -> date:
        """The day that counts of its own, beside figures, are of."""
        return date.fromisoformat(self.own["as_at"])

    @property
    def points(self) -> list[dict[str, Any]]:
        """The years of a run chart that have a share to draw: year, label, figure and point."""
        drawn = []
        for each in self.own["points"]:
            one = self.figures.get(each["key"], {})
            if one.get("value") is not None:
                low, high = (None if one[end] is None else one[end] * 100 for end in ("low", "high"))
                label = each["year"][2:]
                drawn.append(
                    {**each, "label": label, "one": one, "point": Point(label, one["value"] * 100, low, high)}
                )
        return drawn

    @property
    def answers(self) -> dict[str, int]:
        """The five answers behind a share, by their words; empty where a count is hidden or it is no scale."""
        answers = self.figures[self.own["key"]]["answers"]
        whole = len(answers) == 5 and all(count is not None for _words, count, _share in answers)
        return {words: count for words, count, _share in answers} if whole else {}


@dataclass(frozen=True)
class Part:
    """A part of the report, with an address of its own."""

    slug: str
    head: Section
    sections: list[ShownSection]

    @property
    def title(self) -> str:
        return self.head.title or self.head.report.title

    @property
    def reply(self) -> Reply | None:
        return self.head.reply

    @property
    def counted(self) -> list[tuple[str, Shown]]:
        """(anchor's id, figure) of each figure that could be counted, once however often it is quoted."""
        found = {
            section.counted[_said_as(one)]: one
            for section in self.sections
            for one in section.figures.values()
            if "problem" not in one
        }
        return list(found.items())


def _said_as(one: Shown) -> tuple[str, str]:
    """The same figure kept in one section and live in another is two figures to a reader."""
    return one["key"], str(one.get("text"))


def _shown(sections: list[Section]) -> list[ShownSection]:
    """The sections of one part, with an anchor for each different figure in it."""
    shown, anchors = [], dict[tuple[str, str], str]()
    for section in sections:
        found = section.frozen or kinds[section.kind].gather(section)
        figures = {key: {**one, "on": binding.as_at(one)} for key, one in found["figures"].items()}
        for one in figures.values():
            if "problem" not in one:
                anchors.setdefault(_said_as(one), f"counted-{sections[0].id}-{len(anchors) + 1}")
        shown.append(ShownSection(section, figures, found["own"], anchors))
    return shown


def outline(report: Report) -> list[tuple[str, list[Section]]]:
    """(address, sections) of each part, without working any figure out."""
    parts: list[tuple[str, list[Section]]] = []
    taken = set(TAKEN)
    for section in report.sections:
        if section.opens_part or not parts:
            slug = _free(_slug(section.title or _("Part 1")), taken)
            taken.add(slug)
            parts.append((slug, []))
        parts[-1][1].append(section)
    return parts


def parts_of(report: Report, only: str | None = None) -> list[Part]:
    """The parts in order; with `only`, just the part at that address."""
    return [
        Part(slug, sections[0], _shown(sections))
        for slug, sections in outline(report)
        if only in (None, slug)
    ]


def figures_of(report: Report) -> Iterator[tuple[str, Shown]]:
    """(part's title, figure) of a whole report, for the spreadsheet."""
    for part in parts_of(report):
        for _anchor, figure in part.counted:
            yield part.title, figure


def show(section: Section) -> ShownSection:
    """One section by itself, for whoever writes it."""
    return _shown([section])[0]


def _slug(title: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", binding.BRACES.sub(" ", title))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "part"


def _free(slug: str, taken: set[str]) -> str:
    return (
        slug
        if slug not in taken
        else next(f"{slug}-{n}" for n in range(2, 1000) if f"{slug}-{n}" not in taken)
    )
