"""The verbs of results: publishing them, and saying how the measures were asked."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from analysis.disclosure.one_way import SMALLEST_BASE
from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from surveys.questionnaires.models import Survey
from surveys.results import counting
from surveys.results.models import PublishedResults, TsmPack
from surveys.results.pack import items
from surveys.results.survey_results import published_results


def publish_results(survey: Survey, *, by: Account | None) -> PublishedResults:
    """Freeze the count and show it to everybody, or the new count where more have answered since.

    Raises Refused while people can still answer, with fewer than 10 answers,
    and where so few have come since that the two counts would tell them apart.
    """
    if survey.state() != "closed":
        raise Refused(_("Wait until the survey has closed. Then nobody can see one answer arrive."))
    tally = counting.count(survey)
    if tally.answers < SMALLEST_BASE:
        raise Refused(_("Fewer than 10 people answered. We keep what they said private."))
    published = published_results(survey)
    if published is None:
        published = PublishedResults(survey=survey)
        db.session.add(published)
    elif 0 < abs(tally.answers - published.answers) < SMALLEST_BASE:
        raise Refused(_("Fewer than 10 answers have changed. Showing both counts would tell what they said."))
    published.answers, published.tally = tally.answers, tally.as_data()
    published.published_at, published.published_by_id = clock.now(), by.id if by else None
    db.session.flush()
    audit.record("results.published", survey, by=by, answers=tally.answers)
    return published


def take_down_results(survey: Survey, *, by: Account | None) -> None:
    """Stop showing the results to everybody. Raises Refused when they are not published."""
    published = published_results(survey)
    if published is None:
        raise Refused(_("These results are not published."))
    pack = pack_of(survey)
    if pack is not None:
        pack.published_at = None
    db.session.delete(published)
    audit.record("results.taken_down", survey, by=by)


def write_pack(survey: Survey, words: Mapping[str, str], *, by: Account | None) -> TsmPack:
    """Keep what the landlord says about how it asked, by letter.

    Raises Refused when a published pack would have a blank in it.
    """
    pack = pack_of(survey)
    if pack is None:
        pack = TsmPack(survey=survey, words={})
        db.session.add(pack)
    kept = {letter: text.strip() for letter, text in words.items()}
    if pack.published_at is not None:
        _refuse_blanks(survey, kept)
    pack.words = kept
    db.session.flush()
    audit.record("tsm_pack.written", survey, by=by)
    return pack


def publish_pack(survey: Survey, *, by: Account | None) -> TsmPack:
    """Show everybody how the measures were asked. Raises Refused while any part is blank, and names it."""
    if published_results(survey) is None:
        raise Refused(_("Publish the results first."))
    pack = pack_of(survey)
    _refuse_blanks(survey, pack.words if pack else {})
    if pack is None:
        pack = TsmPack(survey=survey, words={})
        db.session.add(pack)
    pack.published_at, pack.published_by_id = clock.now(), by.id if by else None
    db.session.flush()
    audit.record("tsm_pack.published", survey, by=by)
    return pack


def note_answers_taken(survey: Survey, *, by: Account | None) -> None:
    """Write into the log that somebody took a copy of the answers."""
    audit.record("answers.taken", survey, by=by)


def pack_of(survey: Survey) -> TsmPack | None:
    return db.session.scalar(select(TsmPack).where(TsmPack.survey_id == survey.id))


def _refuse_blanks(survey: Survey, words: Mapping[str, str]) -> None:
    blank = [one.letter for one in items(survey, words) if not one.is_filled]
    if blank:
        raise Refused(_("Some parts are still blank: %(letters)s.", letters=", ".join(blank)))
