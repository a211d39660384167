"""A survey's results as they may be shown: who answered, how, and what each question found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from analysis.disclosure.one_way import SMALLEST_BASE, is_small, one_way
from core import clock
from core.database import db, remembered
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires.models import Survey
from surveys.results import counting
from surveys.results.comparing import Comparison, compare
from surveys.results.counting import Tally
from surveys.results.models import PublishedResults
from surveys.results.question_results import QuestionResult, question_results

CHANNELS = ("link", "open", "phone", "paper", "face")


@dataclass(frozen=True)
class Response:
    """Who answered, and how. None where the number is hidden."""

    answers: int | None
    by_channel: dict[str, int | None]
    invited: int
    invited_answered: int | None

    @property
    def rate(self) -> Fraction | None:
        """The share of invited homes that answered, where there were 10 or more."""
        if self.invited_answered is None or self.invited < SMALLEST_BASE:
            return None
        return Fraction(self.invited_answered, self.invited)


@dataclass(frozen=True)
class SurveyResults:
    """`is_sample` says that the homes were drawn at random from more; only then is there a margin to show."""

    survey: Survey
    as_at: date
    response: Response
    questions: list[QuestionResult]
    is_sample: bool

    def question(self, name: str) -> QuestionResult | None:
        """The question with this key or code, in any case: `tp01`."""
        wanted = name.casefold()
        for one in self.questions:
            if wanted in {one.key.casefold(), (one.code or "").casefold()}:
                return one
        return None


@remembered
def results(survey: Survey) -> SurveyResults:
    """The results for staff and figures: as published when nothing has come since, else counted now."""
    published = published_results(survey)
    if published is not None and published.answers == fieldwork.counts(survey).answers:
        return results_as_published(published)
    return _made(survey, counting.count(survey), _last_day(survey))


def results_as_published(published: PublishedResults) -> SurveyResults:
    """The results for everybody: the count that was frozen when staff published it."""
    survey = published.survey
    return _made(survey, Tally.from_data(published.tally), _last_day(survey))


def published_results(survey: Survey) -> PublishedResults | None:
    return db.session.scalar(select(PublishedResults).where(PublishedResults.survey_id == survey.id))


def all_published() -> list[PublishedResults]:
    """Every survey with published results, the last to close first."""
    wanted = (
        select(PublishedResults)
        .join(PublishedResults.survey)
        .options(contains_eager(PublishedResults.survey))
    )
    return list(db.session.scalars(wanted.order_by(Survey.closes_at.desc())))


def earlier_survey(survey: Survey) -> Survey | None:
    """The last survey of the same ready set that closed before this one, such as last year's."""
    if survey.ready_set is None or survey.closes_at is None:
        return None
    wanted = select(Survey).where(
        Survey.ready_set == survey.ready_set, Survey.made_for == survey.made_for, Survey.closes_at < survey.closes_at,
        Survey.opens_at.is_not(None), Survey.id != survey.id, Survey.closes_at <= clock.now(),
    )  # fmt: skip
    return db.session.scalar(wanted.order_by(Survey.closes_at.desc()).limit(1))


def comparisons(now: SurveyResults, *, is_public: bool = False) -> dict[str, Comparison]:
    """Each question that can be compared with the earlier survey, by its key.

    For the public page, only with an earlier one that is published too.
    """
    before = earlier_survey(now.survey)
    if before is None or (is_public and published_results(before) is None):
        return {}
    then = results(before)
    found = {}
    for one in now.questions:
        earlier = then.question(one.key)
        made = compare(earlier, one, before) if earlier is not None else None
        if made is not None:
            found[one.key] = made
    return found


def _made(survey: Survey, tally: Tally, as_at: date) -> SurveyResults:
    definition = survey.version.definition if survey.version else survey.draft
    return SurveyResults(
        survey, as_at, _response(tally), question_results(definition, tally), _is_sample(survey)
    )


def _response(tally: Tally) -> Response:
    counts = {channel: tally.by_channel.get(channel, 0) for channel in CHANNELS}
    asked = [channel for channel in CHANNELS if channel != "open"]
    table = one_way(counts, {"asked": asked, "open": ["open"]})
    # How many of those invited answered comes close to all answers less those on the open link.
    hides_some = any(n is None for n in table.counts.values())
    tells = is_small(tally.invited_answered) or (hides_some and not table.subtotals)
    return Response(
        table.total, table.counts, tally.invited, None if tells and tally.invited else tally.invited_answered
    )


def _is_sample(survey: Survey) -> bool:
    return any(sample.size < sample.frame_size for sample in fieldwork.samples(survey))


def _last_day(survey: Survey) -> date:
    today = clock.today()
    return min(today, clock.in_london(survey.closes_at).date()) if survey.closes_at else today
