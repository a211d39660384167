"""What the follow page says of a topic somebody proposed, and where actions come from."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from core.database import db
from core.templating import day
from engagement.actions.origins import Origin, open_to_action, origins, origins_of_voice
from engagement.voices.models import Kind, Voice
from engagement.voices.outcomes import Outcome, outcomes
from scrutiny.projects import queries
from scrutiny.projects.models import Project, Topic, TopicWord, Word


def register() -> None:
    outcomes.add("scrutiny", what_came_of)
    origins.add("recommendation", origin)
    origins_of_voice.add("recommendation", of_voice)
    open_to_action.add("recommendation", accepted_without_action)


def topic_of(voice: Voice) -> Topic | None:
    if voice.kind is not Kind.SCRUTINY:
        return None
    return db.session.scalar(select(Topic).where(Topic.voice_key == voice.key))


def what_came_of(voice: Voice) -> list[Outcome]:
    """The stops of the trail of a topic: the committee's word, the project, the report."""
    topic = topic_of(voice)
    if topic is None:
        return []
    if topic.last_decision is None:
        waits = _("The committee reads it, and decides whether to look into it.")
        return [Outcome(order=60, kind="next", title=_("What happens next"), did=waits)]
    titles = {
        TopicWord.LISTED: _("The committee has read it"),
        TopicWord.TAKEN_UP: _("The committee takes it up"),
        TopicWord.NOT_TAKEN_UP: _("The committee does not take it up"),
    }
    stops = [
        Outcome(order=40, kind="decided", title=titles[word.word], day=word.on, did=word.says or None, by=_("The customer committee"))
        for word in topic.decisions
    ]  # fmt: skip
    project = queries.project_of(topic)
    return stops + (_of_project(project) if project else [])


def _of_project(project: Project) -> list[Outcome]:
    link = f"/scrutiny/projects/{project.slug}"
    if project.published_on:
        counts = queries.counts([project])
        said = _("The panel asks the landlord for %(n)s things.", n=counts.made)
        return [
            Outcome(
                order=50, kind="done", title=_("The report is published"), day=project.published_on, did=said, link=link
            )
        ]  # fmt: skip
    doing = project.report.now or project.question
    return [
        Outcome(order=50, kind="doing", title=_("A panel looks into it"), day=project.commissioned_on, did=doing, link=link),
        Outcome(
            order=60, kind="next", title=_("What happens next"), day=project.due_on,
            did=_("The panel's report is due by %(day)s.", day=day(project.due_on)),
        ),
    ]  # fmt: skip


def origin(ref: str) -> Origin | None:
    """What stands behind an action: a recommendation of a published report."""
    found = queries.recommendation(ref)
    if found is None or not found.project.published_on:
        return None
    published = found.project.published_on
    title = _("Recommendation %(n)s of “%(title)s”", n=found.number, title=found.project.title)
    link = f"/scrutiny/projects/{found.project.slug}#recommendation-{found.number}"
    return Origin(title=title, link=link, from_on=published, to_on=published, quotes=[found.words])


def of_voice(voice: Voice) -> list[str]:
    """Whoever proposed the topic follows what comes of every recommendation of its project."""
    topic = topic_of(voice)
    project = queries.project_of(topic) if topic else None
    return [each.ref for each in project.recommendations] if project else []


def accepted_without_action() -> list[tuple[str, str]]:
    """Recommendations accepted in part that nobody has opened an action for."""
    return [
        (each.ref, _("%(title)s: %(words)s", title=project.title, words=each.words))
        for project in queries.published()
        for each in project.recommendations
        if each.answer and each.answer.word is not Word.REJECT and each.answer.action_id is None
    ]
