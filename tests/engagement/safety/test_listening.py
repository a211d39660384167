"""Danger is heard, judged by a person, and never closes by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core.access.permissions import Role
from core.accounts.services import add_account
from core.database import db
from core.errors import Refused
from engagement.safety import queries, services
from engagement.safety.models import Alert, Judgement, Listened
from engagement.voices import services as voices
from engagement.voices.models import Kind, Remark
from tests.visitor import Visitor


@pytest.fixture
def gas(app):
    voices.hear(kind=Kind.SURVEY, source="survey:t", remarks=[("", "Strong smell of gas in the hall")])
    voices.hear(kind=Kind.SURVEY, source="survey:t", remarks=[("", "Lovely staff")])
    db.session.commit()


@pytest.fixture
def carol(app):
    return add_account(name="Carol", email="carol@example.org", roles=[Role.COMPLAINTS])


def test_what_is_heard_raises_one_alert_however_often_the_job_runs(gas):
    assert services.listen() == 1
    assert services.listen() == 0
    alert = db.session.scalar(select(Alert))
    assert "gas" in alert.kinds
    assert alert.came_at is None, "an anonymous remark has no time, so the hour starts when it was found"
    assert len(db.session.scalars(select(Listened)).all()) == 2


def test_an_alert_stays_until_a_person_judges_it(gas, carol, clock):
    services.listen()
    clock.move_to("2030-01-01 12:00")
    assert queries.count_open() == 1
    services.judge(
        queries.open_alerts()[0], judgement=Judgement.DANGER, what_was_done="Rang the gas line.", by=carol
    )
    db.session.flush()
    assert queries.count_open() == 0


def test_a_judgement_says_what_was_done(gas, carol):
    services.listen()
    with pytest.raises(Refused, match="Say what you did"):
        services.judge(queries.open_alerts()[0], judgement=Judgement.NO_DANGER, what_was_done=" ", by=carol)


def test_the_database_refuses_a_judgement_without_its_moment(gas):
    services.listen()
    alert = db.session.scalar(select(Alert))
    alert.judgement, alert.what_was_done = Judgement.NO_DANGER, "x"
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_nobody_judges_twice(gas, carol):
    services.listen()
    alert = queries.open_alerts()[0]
    services.judge(alert, judgement=Judgement.KNOWN, what_was_done="Known.", by=carol)
    with pytest.raises(Refused, match="already"):
        services.judge(alert, judgement=Judgement.DANGER, what_was_done="Again.", by=carol)


def test_changed_words_are_listened_to_again(gas):
    services.listen()
    quiet = db.session.scalar(select(Remark).where(Remark.text == "Lovely staff"))
    voices.change_words(quiet.voice, quiet, "Sparks from the socket, smoke")
    db.session.commit()
    assert services.listen() == 1


def test_listening_again_raises_no_second_alert_about_the_same_remark(gas):
    services.listen()
    services.listen_again(db.session.scalars(select(Remark.key)).all())
    db.session.commit()
    assert services.listen() == 0
    assert len(db.session.scalars(select(Alert)).all()) == 1


def test_talk_of_abuse_is_seen_only_by_those_who_may(app):
    voices.hear(kind=Kind.SURVEY, source="survey:t", remarks=[("", "my husband hits me when the bills come")])
    db.session.commit()
    services.listen()
    alert = db.session.scalar(select(Alert))
    assert alert is not None and alert.is_sensitive
    officer = Visitor(app).signs_in_as("engagement_officer")
    assert not officer.opens("/manage/alerts").says("my husband")
    officer.opens(f"/manage/alerts/{alert.id}", status=403)
    page = Visitor(app).signs_in_as("complaints_officer").opens(f"/manage/alerts/{alert.id}")
    page = page.fills_in(
        {"Somebody may be in danger": True, "What did you do?": "Rang the safeguarding team."},
        then="Keep my judgement",
    )
    assert page.says("No worry waits")
