"""Rewriting in shuffled batches: nothing is lost, and neither place nor stamp follows time."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from core.database import db
from core.shuffling import rewrite_shuffled
from engagement.voices.jobs import shuffle_voices
from engagement.voices.models import Remark, Voice
from tests.makers.engagement_voices import a_voice


def test_on_sqlite_there_is_nothing_to_do(app):
    a_voice("One")
    assert shuffle_voices() == 0
    assert db.session.scalars(select(Remark.text)).all() == ["One"]


@pytest.mark.postgres
def test_on_postgresql_stamp_and_place_no_longer_follow_time(own_app):
    app = own_app("postgresql")
    with app.app_context():
        said = [a_voice(f"Words {number}").key for number in range(40)]
        lies = text("SELECT key FROM voice ORDER BY ctid")
        stamps = text("SELECT DISTINCT xmin::text FROM voice")
        assert list(db.session.scalars(lies)) == said
        assert len(list(db.session.scalars(stamps))) == 40
        db.session.commit()
        assert rewrite_shuffled(Voice, batch=10) == 40
        assert list(db.session.scalars(lies)) == sorted(said)
        assert len(list(db.session.scalars(stamps))) == 4
        together = text("SELECT xmin::text, array_agg(key) FROM voice GROUP BY 1")
        batches = [sorted(said.index(key) for key in keys) for _xmin, keys in db.session.execute(together)]
        assert batches != [list(range(start, start + 10)) for start in range(0, 40, 10)]
        db.session.commit()
        assert shuffle_voices() == 80
        assert len(db.session.scalars(select(Remark.text)).all()) == 40
