"""Planning a consultation, opening it, and publishing what was decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _

from core import audit, clock, settings
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.slugs import free_slug
from engagement.promises.models import Charter
from engagement.voices.services import tell_subscribers
from surveys.consultations.models import Consultation, Outcome
from surveys.consultations.on_the_charter import questions_on
from surveys.consultations.phases import Doing, Phase, Readiness, may, readiness
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import services as questionnaires
from surveys.questionnaires.models import Promise, Survey

WORDS = ("about", "can_still_change", "cannot_change", "options", "impacts", "decided_by", "other_formats", "why_so_short")  # fmt: skip


def new_consultation(
    *, title: str, by: Account | None, slug: str | None = None, definition: dict[str, Any] | None = None
) -> Consultation:
    """Begin one. Its questions are made as those of a survey are."""
    survey = questionnaires.new_survey(
        title=title, slug=slug or free_slug(Survey, title), definition=definition or definitions.blank(), by=by,
        made_for="consultation",
    )  # fmt: skip
    phone = settings.get("landlord.phone")
    consultation = Consultation(
        survey=survey,
        other_formats=_("Ring %(phone)s for large print, Easy Read, audio or another language.", phone=phone),
    )
    db.session.add(consultation)
    audit.record("consultation.begun", consultation, by=by)
    return consultation


def on_the_charter(
    charter: Charter, *, by: Account | None, title: str = "", slug: str | None = None
) -> Consultation:
    """Begin a consultation on the charter, with its questions and its first words ready."""
    consultation = new_consultation(
        title=title or _("Is our charter right?"), slug=slug, definition=questions_on(charter), by=by
    )
    consultation.charter = charter
    consultation.about = _(
        "These are the promises we make to you. Tell us which matter, and what is missing or wrong."
    )
    consultation.can_still_change = _("The words of each promise. We can add a promise, or take one out.")
    return consultation


def plan(
    consultation: Consultation,
    *,
    title: str,
    ends_on: date | None,
    decides_on: date | None,
    by: Account | None,
    **words: str,
) -> None:
    """Say what it is about, what can still change, until when, and who decides. Parts may be empty.

    Raises Refused when it has been opened: people have answered what they read.
    """
    check(consultation, Doing.CHANGE_QUESTIONS)
    survey = consultation.survey
    survey.title = title
    survey.closes_at = clock.end_of(ends_on) if ends_on else None
    consultation.decides_on = decides_on
    for name in WORDS:
        if name in words:
            setattr(consultation, name, (words[name] or "").strip())
    audit.record("consultation.planned", consultation, by=by)


def ready(consultation: Consultation, on: date | None = None) -> Readiness:
    """What stops it from opening today, its questions included, and what is worth a second thought."""
    found = readiness(consultation.plan, on or clock.today())
    missing, warnings = list(found.missing), list(found.warnings)
    draft = consultation.survey.draft
    if not any(definitions.questions(draft)):
        missing.append(_("Add a question."))
    elif problems := definitions.problems(draft):
        missing.append(_("Put the questions right. %(what)s", what=problems[0].sentence))
    for said, sentence in (
        (consultation.about, _("You have not said why you ask. People need reasons to answer well.")),
        (consultation.impacts, _("You have not said what it costs, or whom it touches most.")),
    ):
        if not said.strip():
            warnings.append(sentence)
    return Readiness(missing, warnings)


def open_consultation(
    consultation: Consultation, *, by: Account | None, opened_on: date | None = None
) -> None:
    """Freeze it and let people answer, with no name kept.

    Raises Refused with the first thing that is missing. `opened_on` is for the demo.
    """
    check(consultation, Doing.OPEN)
    found = ready(consultation, opened_on)
    if not found.may_open:
        raise Refused(found.missing[0])
    survey = consultation.survey
    questionnaires.open_survey(
        survey, promise=Promise.ANONYMOUS, closes_at=survey.closes_at, by=by,
        opens_at=clock.start_of(opened_on) if opened_on else None,
    )  # fmt: skip
    audit.record("consultation.opened", consultation, by=by, ends_on=consultation.ends_on)


def extend(consultation: Consultation, ends_on: date, *, by: Account | None) -> None:
    """Give people longer. Raises Refused when it is not open, or for a day that is no later or too late."""
    check(consultation, Doing.EXTEND)
    if ends_on <= consultation.ends_on:
        raise Refused(_("Choose a day later than the last day now."), field="ends_on")
    if consultation.decides_on and ends_on >= consultation.decides_on:
        raise Refused(_("The decision must come after the last day to answer."), field="ends_on")
    questionnaires.change_closing(consultation.survey, clock.end_of(ends_on), by=by)


def close_early(consultation: Consultation, *, by: Account | None) -> None:
    """Close it now. Raises Refused when it is not open."""
    check(consultation, Doing.CLOSE_EARLY)
    questionnaires.close_survey(consultation.survey, by=by)


def publish_outcome(
    consultation: Consultation,
    *,
    was_said: str,
    considered: str,
    decision: str,
    reasons: str,
    decided_on: date,
    by: Account | None,
    not_done: str = "",
) -> Outcome:
    """Say what was decided and why, and tell everybody who asked for news.

    Raises Refused when it is not closed yet, or was decided before; when a part
    is missing; and for a day before it closed or still to come.
    """
    check(consultation, Doing.PUBLISH_OUTCOME)
    parts = {"was_said": was_said, "considered": considered, "decision": decision, "reasons": reasons}
    for name, words in parts.items():
        if not words.strip():
            raise Refused(_("Write this part before you publish."), field=name)
    if not consultation.ends_on <= decided_on <= clock.today():
        raise Refused(
            _("Give the day it was decided: after it closed, and not later than today."), field="decided_on"
        )
    outcome = Outcome(
        consultation=consultation, not_done=not_done.strip(), decided_on=decided_on,
        published_by_id=by.id if by else None, **{name: words.strip() for name, words in parts.items()},
    )  # fmt: skip
    db.session.add(outcome)
    audit.record("consultation.decided", consultation, by=by, decided_on=decided_on)
    tell_subscribers(
        consultation.source, "surveys/consultations/decided", f"consultation-decided:{consultation.id}",
        title=consultation.title, slug=consultation.slug, decision=outcome.decision, reasons=outcome.reasons,
    )  # fmt: skip
    return outcome


def check(consultation: Consultation, doing: Doing) -> None:
    """Raises Refused, saying why, when this may not be done in the phase it is in."""
    phase = consultation.phase()
    if not may(doing, phase):
        raise Refused(_why_not(phase))


def _why_not(phase: Phase) -> str:
    return {
        Phase.DRAFT: _("This is a draft. Open it first."),
        Phase.OPEN: _("People are answering this now. That has to wait until it has closed."),
        Phase.CLOSED: _("This has closed. Now say what was decided."),
        Phase.DECIDED: _("This is decided, and what was decided is published."),
    }[phase]
