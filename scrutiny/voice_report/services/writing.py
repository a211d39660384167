"""The committee writes. Nobody else may, by page or by command."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from core import audit, clock
from core.access.permissions import may
from core.accounts.models import Account
from core.database import db
from core.errors import NotAllowed, Refused
from core.figures import quoted_in
from scrutiny.voice_report import binding, years
from scrutiny.voice_report.models import Report, Section
from scrutiny.voice_report.queries import of_year
from scrutiny.voice_report.sections import kinds


class WrittenMeanwhile(Refused):
    """Somebody else saved the section first. Both texts are still there: theirs saved, the writer's in the form."""


def begin(year: str, *, by: Account, title: str = "", written_by: str = "") -> Report:
    """Begin the report of a year. Raises Refused when there is one, or for no year."""
    only_the_committee(by)
    try:
        years.bounds(year)
    except ValueError as error:
        raise Refused(_("Write the year like 2026-27"), field="year") from error
    if of_year(year) is not None:
        raise Refused(_("There is a report of this year already."), field="year")
    report = Report(
        year=year,
        title=title or _("Customer voice report %(year)s", year=year),
        written_by=written_by or _("the customer committee"),
    )
    db.session.add(report)
    audit.record("voice_report.begun", report, by=by)
    return report


def add_section(report: Report, kind: str, *, by: Account, **given: Any) -> Section:
    """Put a section at the end; `given` may hold anything `write` takes."""
    only_the_committee(by)
    _refuse_if_frozen(report)
    if kind not in kinds:
        raise Refused(_("Choose what to add"), field="kind")
    last = db.session.scalar(select(func.max(Section.place)).where(Section.report_id == report.id)) or 0
    section = Section(
        report=report, kind=kind, place=last + 1, title="", lead="", text="", signed="", choices={}, version=1,
        opens_part=False, as_written={}, kept={},
    )  # fmt: skip
    db.session.add(section)
    db.session.flush()
    audit.record("voice_report.section_added", report, by=by, section=section.id, kind=kind)
    if given:
        write(section, version=1, by=by, **given)
    else:
        section.as_written = _as_it_stands(section)
    return section


def write(
    section: Section, *, version: int, by: Account, title: str = "", opens_part: bool = False, lead: str = "",
    text: str = "", signed: str = "", **choices: Any,
) -> None:  # fmt: skip
    """Save a section as it was typed, with what its figures say now.

    `version` is the one the writer began from. Raises WrittenMeanwhile when
    somebody saved since; nothing is changed then. Raises Refused beside the
    text for a figure that is not there.
    """
    only_the_committee(by)
    _refuse_if_frozen(section.report)
    if opens_part and not title:
        raise Refused(_("Give this part a title"), field="title")
    kind = kinds[section.kind]
    choices = {name: choices.get(name) or "" for name in kind.asks}
    _refuse_unknown_figures({"lead": lead, "text": text, **{name: choices[name] for name in kind.spoken}})
    if "figure" in choices:
        _refuse_unknown_card(choices["figure"])
    _take_turn(section, version)
    words = {"title": title, "opens_part": opens_part, "lead": lead, "text": text, "signed": signed}
    for name, value in words.items():
        setattr(section, name, value)
    section.choices, section.written_at, section.written_by_id = choices, clock.now(), by.id
    section.as_written = _as_it_stands(section)
    section.kept = {key: kept for key, kept in section.kept.items() if key in section.as_written}
    audit.record(
        "voice_report.section_written", section.report, by=by, section=section.id, version=section.version
    )


def _take_turn(section: Section, version: int) -> None:
    """Count the save, only if nobody saved since: one statement, so two writers cannot both be first."""
    turn = (
        update(Section)
        .where(Section.id == section.id, Section.version == version)
        .values(version=version + 1)
    )
    if db.session.execute(turn.execution_options(synchronize_session=False)).rowcount == 0:
        db.session.refresh(section)
        raise WrittenMeanwhile(
            _(
                "Somebody else saved this while you wrote. Their words are saved. Yours are still in the box below."
            )
        )
    db.session.refresh(section)


def move(section: Section, by_places: int, *, by: Account) -> None:
    """One place up (-1) or down (1). At the end it stays where it is."""
    only_the_committee(by)
    _refuse_if_frozen(section.report)
    order = list(section.report.sections)
    here = order.index(section)
    there = min(max(here + by_places, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    for place, each in enumerate(order, start=1):
        each.place = place
    db.session.flush()
    db.session.refresh(section.report, ["sections"])
    audit.record("voice_report.section_moved", section.report, by=by, section=section.id, to=there + 1)


def remove(section: Section, *, by: Account) -> None:
    only_the_committee(by)
    _refuse_if_frozen(section.report)
    report = section.report
    audit.record(
        "voice_report.section_removed", report, by=by, section=section.id, words=section.title or section.kind
    )
    report.sections.remove(section)


def use_figure(section: Section, key: str, *, by: Account) -> None:
    """The words fit the new figure: take it as written."""
    only_the_committee(by)
    _refuse_if_frozen(section.report)
    now = _as_it_stands(section).get(key)
    if now is None or "problem" in now:
        raise Refused(_("We do not count this any more. Take the figure out of the words."))
    section.as_written = {**section.as_written, key: now}
    audit.record("voice_report.figure_taken", section.report, by=by, figure=key, now=now["text"])


def keep_figure(section: Section, key: str, *, by: Account) -> None:
    """Keep what the figure said when it was written. The page then says when that was true."""
    only_the_committee(by)
    _refuse_if_frozen(section.report)
    then = section.as_written.get(key)
    if then is None or "problem" in then:
        raise Refused(_("There is nothing to keep for this figure."))
    section.kept = {**section.kept, key: then}
    audit.record(
        "voice_report.figure_kept", section.report, by=by, figure=key, kept=then["text"], as_at=then["as_at"]
    )


def only_the_committee(by: Account | None) -> None:
    if by is None or not may(by, "voice_report.write"):
        raise NotAllowed(_("Only the customer committee writes this report."))


def _refuse_if_frozen(report: Report) -> None:
    if report.signed_off_at is not None:
        raise Refused(_("This report is signed off. Nothing in it can change now."))


def _refuse_unknown_figures(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        unread = binding.cannot_be_read(text)
        if unread:
            raise Refused(
                _(
                    "We cannot read “%(words)s”. Write a figure like {{ figure actions.late }}.",
                    words=unread[0][:80],
                ),
                field=name,
            )
        for shown in binding.work_out_all(quoted_in(text)).values():
            if "problem" in shown:
                raise Refused(shown["problem"], field=name)


def _refuse_unknown_card(key: str) -> None:
    quotation = binding.quotation_of(key)
    if quotation is None:
        raise Refused(_("Choose a figure, like “actions.late”"), field="figure")
    shown = binding.work_out(quotation)
    if "problem" in shown:
        raise Refused(shown["problem"], field="figure")


def _as_it_stands(section: Section) -> dict[str, binding.Shown]:
    kind = kinds[section.kind]
    quoted = kind.in_words(section) + (kind.drawn(section) if kind.words_depend else [])
    return binding.work_out_all(quoted)
