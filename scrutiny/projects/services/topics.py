"""Proposing a topic, and the committee's word on it."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from engagement.voices import services as voices
from engagement.voices.models import Kind
from scrutiny.projects.models import Topic, TopicDecision, TopicWord

SOURCE = "scrutiny:topics"
QUESTION = "What should we look into?"


def propose(
    *, title: str, words: str, place: str = "", code: str | None = None, on: date | None = None
) -> Topic:
    """Keep a topic that somebody proposes. Nobody needs an account, and nobody is named.

    The same code twice is the same topic: gives the one there is.
    """
    if code and (there := topic_by_code(code)):
        return there
    day = on or clock.today()
    voice = voices.hear(
        kind=Kind.SCRUTINY, source=SOURCE, remarks=[(QUESTION, words or title)], code=code, heard_on=day, place=place
    )  # fmt: skip
    topic = Topic(voice=voice, title=title, proposed_on=day)
    db.session.add(topic)
    return topic


def topic_by_code(code: str) -> Topic | None:
    """The topic this follow code opens, however it was typed."""
    voice = voices.voice_by_code(code)
    return db.session.scalar(select(Topic).where(Topic.voice_key == voice.key)) if voice else None


def decide(
    topic: Topic,
    *,
    word: TopicWord,
    title: str,
    says: str,
    shown: str,
    by: Account,
    on: date | None = None,
) -> TopicDecision:
    """The committee's word on a topic. `shown` are the words that everybody may read, with names hidden.

    Raises Refused for a no without reasons, and for a topic that is a project already.
    """
    if topic.last_decision and topic.last_decision.word is TopicWord.TAKEN_UP:
        raise Refused(_("This topic is a project already."))
    word = TopicWord(word)
    if word is TopicWord.NOT_TAKEN_UP and not says.strip():
        raise Refused(_("Say why you do not take it up. Whoever proposed it will read this."), field="says")
    for remark in topic.voice.remarks[:1]:
        if (shown.strip() or None) != remark.shown:
            voices.show_as(remark, shown.strip() or None, by)
    decision = TopicDecision(on=on or clock.today(), word=word, title=title, says=says, by_id=by.id)
    topic.decisions.append(decision)
    audit.record("topic.decided", decision, by=by, word=word)
    return decision
