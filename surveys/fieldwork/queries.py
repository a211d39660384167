"""What came in: counts, and the answers to work figures out from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, literal_column, select

from core.database import db
from core.keyed import keyed_hash
from engagement.voices.models import Voice
from surveys.fieldwork import links
from surveys.fieldwork.models import (
    ConfidentialResponse,
    Invitation,
    InvitationLink,
    LetterBatch,
    Response,
    Sample,
)
from surveys.questionnaires.models import Survey, Version


@dataclass(frozen=True)
class Counts:
    """How a survey goes. `by_channel` counts answers; the rest counts invited households."""

    answers: int
    by_channel: dict[str, int] = field(default_factory=dict)
    invited: int = 0
    sent: int = 0
    answered: int = 0
    reminded: int = 0

    @property
    def waiting(self) -> int:
        """Households that were written to and have not answered."""
        return self.sent - self.answered


@dataclass(frozen=True)
class Answered:
    """One set of answers: how it came, and what was chosen, by the question's key. No text, no time."""

    channel: str
    answers: dict[str, Any]


def counts(survey: Survey) -> Counts:
    """Answers by channel, and how many of those invited have answered."""
    by_channel: Counter[str] = Counter()
    for table in (Response, ConfidentialResponse):
        wanted = select(table.channel, func.count()).where(table.version_id.in_(_versions(survey)))
        for channel, n in db.session.execute(wanted.group_by(table.channel)):
            by_channel[channel] += n
    # Written out, since PostgreSQL takes two bound noughts for two different expressions.
    flags = (Invitation.is_sent, Invitation.has_answered, Invitation.reminders > literal_column("0"))
    asked = select(*flags, func.count()).where(Invitation.survey_id == survey.id).group_by(*flags)
    rows = db.session.execute(asked).all()
    return Counts(
        answers=sum(by_channel.values()),
        by_channel=dict(by_channel),
        invited=sum(n for *_flags, n in rows),
        sent=sum(n for sent, _answered, _reminded, n in rows if sent),
        answered=sum(n for _sent, answered, _reminded, n in rows if answered),
        reminded=sum(n for _sent, _answered, reminded, n in rows if reminded),
    )


def responses(survey: Survey) -> Iterator[Answered]:
    """Every set of answers of a survey, in no order that means anything."""
    for table in (Response, ConfidentialResponse):
        wanted = select(table.channel, table.answers).where(table.version_id.in_(_versions(survey)))
        for channel, answers in db.session.execute(wanted):
            yield Answered(channel, answers)


def tally(survey: Survey, key: str) -> Counter[str]:
    """How often each answer to one question was given. Each of several ticks counts."""
    found: Counter[str] = Counter()
    for one in responses(survey):
        value = one.answers.get(key)
        if isinstance(value, list):
            found.update(value)
        elif value is not None:
            found[str(value)] += 1
    return found


def invitation_of(link: str) -> Invitation | None:
    """The invitation a link belongs to, however it was typed."""
    plain = links.tidy(link)
    if plain is None:
        return None
    wanted = select(Invitation).join(InvitationLink, InvitationLink.invitation_id == Invitation.id)
    return db.session.scalar(wanted.where(InvitationLink.link_hash == keyed_hash("invitation", plain)))


def samples(survey: Survey) -> list[Sample]:
    return list(db.session.scalars(select(Sample).where(Sample.survey_id == survey.id).order_by(Sample.id)))


def _versions(survey: Survey) -> Any:
    return select(Version.id).where(Version.survey_id == survey.id)


def letter_batches(survey: Survey) -> list[LetterBatch]:
    """Letters to print, those not yet deleted, the newest first."""
    wanted = select(LetterBatch).where(LetterBatch.survey_id == survey.id, LetterBatch.file_id.is_not(None))
    return list(db.session.scalars(wanted.order_by(LetterBatch.id.desc())))


def title_of(source: str) -> str | None:
    """The title of the survey a voice's source names, such as `survey:tsm-2026`."""
    made_for, _colon, slug = source.partition(":")
    return db.session.scalar(select(Survey.title).where(Survey.slug == slug, Survey.made_for == made_for))


def knows_who_said_it(voice: Voice) -> bool:
    """Whether it was said in confidence by a home we asked, so that we know who said it."""
    known = select(ConfidentialResponse.id).where(
        ConfidentialResponse.voice_key == voice.key, ConfidentialResponse.invitation_id.is_not(None)
    )
    return db.session.scalar(known.limit(1)) is not None
