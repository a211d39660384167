"""Gathering evidence: a text, a file, a quote, or a figure fixed as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.figures import UnknownFigure, figures, work_out
from core.files import keep
from engagement.themes.models import Quote, Theme
from scrutiny.projects.models import Evidence, EvidenceKind, FixedFigure, Project
from scrutiny.projects.services.whose_words import only_before_it_is_published, only_the_panel


def gather_text(
    project: Project, *, title: str, text: str, source: str, by: Account, on: date | None = None
) -> Evidence:
    """Something the panel saw, heard or read, in its own words."""
    return _gather(project, EvidenceKind.TEXT, by, on, title=title, text=text, source=source)


def gather_quote(
    project: Project,
    *,
    title: str,
    text: str = "",
    source: str = "",
    quote: Quote | None = None,
    by: Account,
    on: date | None = None,
) -> Evidence:
    """A customer's words: with leave to use them, or an approved quote of a theme, word for word."""
    only_the_panel(project, by)
    if quote is None:
        return _gather(project, EvidenceKind.QUOTE, by, on, title=title, text=text, source=source)
    theme = db.session.get(Theme, quote.theme_id)
    said = _("A customer, about “%(theme)s”", theme=theme.name if theme else "")
    return _gather(
        project, EvidenceKind.QUOTE, by, on, title=title, text=quote.text, source=said, quote_key=quote.key
    )


def gather_file(
    project: Project,
    *,
    title: str,
    text: str = "",
    source: str,
    name: str,
    content: bytes,
    by: Account,
    on: date | None = None,
) -> Evidence:
    """A picture or paper. Raises Refused for one that cannot be taken."""
    only_the_panel(project, by)
    file = keep(name, content)
    return _gather(project, EvidenceKind.FILE, by, on, title=title, text=text, source=source, file=file)


def gather_figure(
    project: Project,
    *,
    title: str,
    name: str,
    arguments: Mapping[str, str] | None = None,
    text: str = "",
    source: str = "",
    by: Account,
    on: date | None = None,
) -> Evidence:
    """A named figure, fixed as it stands now: its value, who it counts, how, and on which day.

    Raises Refused when there is no such figure, or not with these words.
    """
    only_the_panel(project, by)
    asked = dict(arguments or {})
    try:
        figure = work_out(name, **asked)
    except UnknownFigure as unknown:
        raise Refused(str(unknown), field="name") from unknown
    what = f"{figure.title}. {figures[name].what}" if figure.title else str(figures[name].what)
    evidence = _gather(
        project, EvidenceKind.FIGURE, by, on, title=title, text=text, source=source or figure.title or what
    )
    evidence.figure = FixedFigure(
        name=name, arguments=asked, what=what, value=None if figure.value is None else str(figure.value),
        unit=figure.unit, text=figure.text, base=figure.base, how=str(figure.how), as_at=figure.as_at,
        link=figure.link, rows=[{key: str(cell) for key, cell in row.items()} for row in figure.rows],
    )  # fmt: skip
    return evidence


def change_evidence(evidence: Evidence, *, title: str, text: str, source: str, by: Account) -> None:
    """Mend the words of a piece of evidence. A fixed figure keeps its number."""
    only_the_panel(evidence.project, by)
    only_before_it_is_published(evidence.project)
    if evidence.quote_key and (text, source) != (evidence.text, evidence.source):
        raise Refused(_("These are a customer's words, so they stay as they are."), field="text")
    evidence.title, evidence.text, evidence.source = title, text, source
    audit.record("evidence.changed", evidence.project, by=by, number=evidence.number)


def leave_out_evidence(evidence: Evidence, *, by: Account) -> None:
    """Take a piece of evidence away again.

    Raises Refused while a finding rests on it.
    """
    only_the_panel(evidence.project, by)
    only_before_it_is_published(evidence.project)
    if evidence.findings:
        raise Refused(_("A finding rests on this. Change the finding first."))
    audit.record("evidence.left_out", evidence.project, by=by, number=evidence.number, title=evidence.title)
    evidence.project.evidence.remove(evidence)
    db.session.delete(evidence)


def _gather(project: Project, kind: EvidenceKind, by: Account, on: date | None, **words: Any) -> Evidence:
    only_the_panel(project, by)
    only_before_it_is_published(project)
    evidence = Evidence(
        kind=kind, gathered_on=on or clock.today(), gathered_by_id=by.id, number=next_number(project.evidence), **words
    )  # fmt: skip
    project.evidence.append(evidence)
    db.session.flush()
    audit.record("evidence.gathered", project, by=by, number=evidence.number, kind=kind)
    return evidence


def next_number(things: list[Any]) -> int:
    """One more than the highest: a number that was left out is not used again for another thing."""
    return max((thing.number for thing in things), default=0) + 1
