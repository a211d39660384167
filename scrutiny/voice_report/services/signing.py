"""The chair signs off and publishes; the landlord replies in between."""

from __future__ import annotations

from flask_babel import gettext as _

from core import audit, clock, tasks
from core.access.permissions import may
from core.accounts.models import Account
from core.database import db
from core.errors import NotAllowed, Refused
from scrutiny.voice_report.models import Reply, Report, Section
from scrutiny.voice_report.queries import what_stops
from scrutiny.voice_report.sections import kinds

PAPER = "voice-report-paper"


def sign_off(report: Report, *, by: Account) -> None:
    """Freeze the report as it stands: words, figures and quotes.

    Raises Refused, naming each one, when a figure or a quote no longer matches
    its source.
    """
    _only_the_chair(by)
    if report.signed_off_at is not None:
        raise Refused(_("This report is signed off already."))
    if not report.sections:
        raise Refused(_("There is nothing to sign off yet. Add a section first."))
    stopped = what_stops(report)
    if stopped:
        raise Refused(" ".join(f"{_named(section)}: {sentence}" for section, sentence in stopped))
    for section in report.sections:
        section.frozen = kinds[section.kind].gather(section)
    report.signed_off_at, report.signed_off_by_id = clock.now(), by.id
    audit.record("voice_report.signed_off", report, by=by, sections=len(report.sections))


def publish(report: Report, *, by: Account) -> None:
    """Show a signed-off report to everybody, and have it made as PDF."""
    _only_the_chair(by)
    if report.signed_off_at is None:
        raise Refused(_("Sign the report off first."))
    if report.published_on is not None:
        raise Refused(_("This report is published already."))
    report.published_on = clock.today()
    audit.record("voice_report.published", report, by=by)
    db.session.flush()
    tasks.ask(PAPER, _("Make the report as PDF"), by=by, report=report.id)


def reply(section: Section, *, words: str, who: str, by: Account) -> Reply:
    """The landlord's answer to one part, between sign-off and publication. It changes no word of the committee's."""
    if not may(by, "voice_report.reply"):
        raise NotAllowed(_("Only the landlord's staff reply to this report."))
    if section.report.signed_off_at is None:
        raise Refused(_("The committee has not signed this report off yet. You can reply then."))
    if section.report.published_on is not None:
        raise Refused(_("This report is published. Replies are closed."))
    if section.reply is None:
        section.reply = Reply(words=words, who=who, on=clock.today(), by_id=by.id)
    else:
        section.reply.words, section.reply.who, section.reply.on = words, who, clock.today()
        section.reply.by_id = by.id
    audit.record("voice_report.replied", section.report, by=by, part=section.title)
    return section.reply


def _only_the_chair(by: Account | None) -> None:
    if by is None or not may(by, "voice_report.sign_off"):
        raise NotAllowed(_("Only the chair of the committee signs this report off."))


def _named(section: Section) -> str:
    return section.title or str(kinds[section.kind].label)
