"""Reading topics and projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from core import clock, settings
from core.accounts.models import Account
from core.database import db, remembered
from core.working_days import add_working_days
from engagement.themes.models import Quote, Theme
from scrutiny.projects.models import (
    Evidence,
    Finding,
    FollowWord,
    PanelMember,
    Project,
    Recommendation,
    Topic,
    Word,
)
from scrutiny.projects.state import Facts, State, follow_ups_due, next_follow_up, state_of

WHOLE = (
    selectinload(Project.report),
    selectinload(Project.panel).selectinload(PanelMember.account),
    selectinload(Project.evidence).selectinload(Evidence.figure),
    selectinload(Project.findings).selectinload(Finding.evidence),
    selectinload(Project.recommendations).selectinload(Recommendation.answers),
    selectinload(Project.recommendations).selectinload(Recommendation.follow_ups),
    selectinload(Project.recommendations).selectinload(Recommendation.findings),
)


@remembered
def all_projects() -> Sequence[Project]:
    """Every project: the ones under way first, then the newest reports."""
    found = db.session.scalars(select(Project).options(*WHOLE)).all()
    return sorted(
        found, key=lambda each: (each.published_on is None, each.published_on or each.commissioned_on, each.id), reverse=True
    )  # fmt: skip


def under_way() -> list[Project]:
    """Not published yet, the one due first on top."""
    return sorted((each for each in all_projects() if not each.published_on), key=lambda each: each.due_on)


def published() -> list[Project]:
    return [each for each in all_projects() if each.published_on]


def by_slug(slug: str) -> Project | None:
    return db.session.scalar(select(Project).where(Project.slug == slug).options(*WHOLE))


def of_member(account: Account) -> list[Project]:
    """The projects whose panel somebody sits on."""
    ours = set(db.session.scalars(select(PanelMember.project_id).where(PanelMember.account_id == account.id)))
    return [each for each in all_projects() if each.id in ours]


def recommendation(ref: str) -> Recommendation | None:
    """The recommendation that a reference such as "damp-and-mould/1" means."""
    slug, _slash, number = ref.rpartition("/")
    if not number.isdigit():
        return None
    wanted = select(Recommendation).join(Project)
    return db.session.scalar(wanted.where(Project.slug == slug, Recommendation.number == int(number)))


def facts_of(project: Project) -> Facts:
    return Facts(
        evidence=len(project.evidence),
        is_published=project.published_on is not None,
        asked=[
            (
                each.answer.word.value if each.answer else None,
                each.last_follow_up.word.value if each.last_follow_up else None,
            )
            for each in project.recommendations
        ],
    )


def state(project: Project) -> State:
    return state_of(facts_of(project))


@dataclass(frozen=True)
class Counts:
    """What came of recommendations. `accepted`, `partly`, `rejected` and `waiting` add up to `made`."""

    made: int = 0
    accepted: int = 0
    partly: int = 0
    rejected: int = 0
    waiting: int = 0
    done: int = 0


def counts(projects: Sequence[Project]) -> Counts:
    """Counts over published projects; a draft's recommendations are nobody's business yet."""
    asked = [each for project in projects if project.published_on for each in project.recommendations]
    words = Counter(each.answer.word if each.answer else None for each in asked)
    done = sum(
        bool(each.answer and each.answer.word is not Word.REJECT and each.last_follow_up)
        and each.last_follow_up.word is FollowWord.DONE
        for each in asked
    )
    return Counts(
        made=len(asked), accepted=words[Word.ACCEPT], partly=words[Word.PARTLY], rejected=words[Word.REJECT],
        waiting=words[None], done=done,
    )  # fmt: skip


def answer_due_on(project: Project) -> date | None:
    """The last day for the landlord's answers: so many working days after the report."""
    if not project.published_on:
        return None
    return add_working_days(
        project.published_on, settings.get("projects.answer_within_days", project.published_on)
    )


def days_late(recommendation: Recommendation, today: date | None = None) -> int:
    """How many days the first answer came, or is, after its day; 0 when it is in time."""
    due = answer_due_on(recommendation.project)
    if due is None:
        return 0
    first = recommendation.answers[0].answered_on if recommendation.answers else None
    return max(0, ((first or today or clock.today()) - due).days)


def to_answer() -> list[Recommendation]:
    """Published recommendations without an answer, the longest waiting first."""
    waiting = [each for project in published() for each in project.recommendations if each.answer is None]
    return sorted(waiting, key=lambda each: (each.project.published_on, each.number))


def to_look_at_again(project: Project) -> date | None:
    """The day the panel next says done, half done or not; None when nothing is left to look at."""
    if not project.published_on or state(project) in {State.PUBLISHED, State.DONE}:
        return None
    said = [follow.on for each in project.recommendations for follow in each.follow_ups]
    return next_follow_up(project.published_on, said)


def looks_again_on(project: Project) -> list[date]:
    return follow_ups_due(project.published_on) if project.published_on else []


def topics() -> Sequence[Topic]:
    """Every topic, the newest first."""
    wanted = select(Topic).options(selectinload(Topic.decisions), selectinload(Topic.voice))
    return db.session.scalars(wanted.order_by(Topic.proposed_on.desc(), Topic.key)).all()


def shown_topics() -> list[Topic]:
    """The topics that the committee has read and named, for everybody."""
    return [topic for topic in topics() if topic.decisions]


def new_topics() -> list[Topic]:
    """Those that nobody has read yet."""
    return [topic for topic in topics() if not topic.decisions]


def project_of(topic: Topic) -> Project | None:
    return db.session.scalar(select(Project).where(Project.topic_key == topic.key).options(*WHOLE))


def approved_quotes() -> list[tuple[Quote, Theme]]:
    """Customers' words that were passed for everybody to read, by theme."""
    wanted = select(Quote, Theme).join(Theme, Theme.id == Quote.theme_id)
    return [(quote, theme) for quote, theme in db.session.execute(wanted.order_by(Theme.name, Quote.key))]
