"""What may be done with actions, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core import clock
from core.audit.models import Entry
from core.database import db
from core.errors import Refused
from core.messages import Recipient
from core.messages.models import Message
from engagement.actions import queries, services
from engagement.actions.lateness import State, Step, Word
from engagement.actions.models import Update
from engagement.actions.origins import Origin, origins, origins_of_voice
from engagement.voices import services as voices
from engagement.voices.models import Kind
from tests.makers.engagement_actions import an_action


def test_an_action_due_in_the_past_is_refused(app):
    with pytest.raises(Refused, match="has passed"):
        an_action(due_on=clock.today() - timedelta(days=1))


def test_two_actions_with_one_title_get_addresses_of_their_own(app):
    assert [an_action().slug, an_action().slug] == ["lights-in-car-parks", "lights-in-car-parks-2"]


def test_opening_is_in_the_log(app):
    action = an_action()
    assert db.session.scalar(select(Entry.event).where(Entry.subject_id == action.id)) == "action.opened"


def test_more_pieces_than_there_are_is_refused(app):
    with pytest.raises(Refused, match="more than there are"):
        services.add_update(an_action(), step=Step.DOING, words="Some", done_of=9, out_of=8, by=None)


def test_the_database_refuses_more_pieces_than_there_are(app):
    action = an_action()
    db.session.add(
        Update(action_id=action.id, on=clock.today(), step=Step.DOING, words="x", done_of=9, out_of=8)
    )
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_after_a_no_nothing_more_is_added(app):
    action = an_action()
    services.add_update(action, step=Step.DID_NOT, words="It would cost £37 for each home.", by=None)
    with pytest.raises(Refused, match="Open a new action"):
        services.add_update(action, step=Step.DOING, words="We changed our mind", by=None)


def test_the_committee_cannot_judge_what_is_not_said_to_be_done(app):
    with pytest.raises(Refused, match="not said yet"):
        services.judge(an_action(), word=Word.AGREE, by=None)


def test_a_doubt_needs_words(app):
    action = an_action()
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    with pytest.raises(Refused, match="Say what you ask"):
        services.judge(action, word=Word.SEND_BACK, by=None)


def test_a_done_waits_for_the_committee_until_it_gives_its_word(app):
    action = an_action()
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    db.session.flush()
    assert queries.waiting_for_the_committee() == [action]
    services.judge(action, word=Word.QUESTION, words="All eight?", by=None)
    assert queries.waiting_for_the_committee() == [action], "a question still waits for an answer"
    services.judge(action, word=Word.AGREE, by=None)
    assert queries.waiting_for_the_committee() == []
    assert action.state(clock.today()) is State.CHECKED


@pytest.fixture
def a_theme_of_one(app):
    """A voice and an origin of a kind of our own that it belongs to, with people who asked for news."""
    voice = voices.hear(
        kind=Kind.SURVEY, source="survey:test", remarks=[("", "The car park is dark")], code=None
    )
    db.session.flush()
    origins.add("test-theme", lambda ref: Origin("Dark car parks", None, how_many=1, sources=["survey:test"]))
    origins_of_voice.add("test-theme", lambda v: ["dark"] if v.key == voice.key else [])
    yield voice
    origins._things.pop("test-theme")
    origins_of_voice._things.pop("test-theme")


def test_a_voice_finds_the_actions_that_answer_it(a_theme_of_one):
    answer, _other = an_action(origins=[("test-theme", "dark")]), an_action(title="Bins")
    assert queries.answering(a_theme_of_one) == [answer]


def test_those_who_asked_for_news_are_told_once(a_theme_of_one):
    voices.subscribe("survey:test", Recipient.by_email("Ann", "ann@example.org"))
    db.session.flush()
    action = an_action(origins=[("test-theme", "dark")])
    services.tell_followers(action, "published")
    found = db.session.scalars(select(Message)).all()
    assert [(m.to_address, m.subject) for m in found] == [("ann@example.org", "News: Lights in car parks")]
    assert "Put new lights in eight car parks." in found[0].body


def test_one_voice_counts_once_however_often_it_speaks(a_theme_of_one):
    action = an_action(origins=[("test-theme", "dark")])
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    for works in (True, True, False):
        services.say_whether_it_works(action, a_theme_of_one, works)
        db.session.flush()
    db.session.expire_all()
    assert (action.facts.works, action.facts.works_not) == (0, 1)
