"""Keeping together what waits at one moment: each is told about its own, and only once it is kept."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from core.database import db
from core.errors import Refused
from core.turns import Together, my_turn
from engagement.voices import codes
from engagement.voices.models import Voice
from surveys.fieldwork import services, sheets
from surveys.fieldwork.models import Response
from tests.makers.surveys import an_open_survey

KINDS = ("sqlite", "postgresql")


def all_at_once(app, work, items):
    """Each item in a thread and an application context of its own; all begin while somebody else has the turn."""
    begun = threading.Barrier(len(items) + 1)

    def one(item):
        with app.test_request_context(method="POST"):
            begun.wait()
            try:
                return work(item)
            except Refused as refused:
                return refused

    with ThreadPoolExecutor(len(items)) as pool:
        waiting = [pool.submit(one, item) for item in items]
        with app.test_request_context(method="POST"), my_turn():
            begun.wait()
            threading.Event().wait(0.3)
        return [each.result(30) for each in waiting]


def test_what_waits_at_one_moment_is_kept_together(own_app):
    served: list[int] = []

    def keep(items):
        served.append(len(items))
        return [item * 2 for item in items]

    assert all_at_once(own_app("sqlite"), Together(keep), [1, 2, 3, 4]) == [2, 4, 6, 8]
    assert sum(served) == 4
    assert len(served) < 4


def test_one_that_is_refused_is_refused_alone(own_app):
    def keep(items):
        if 3 in items:
            raise Refused("Not this one.")
        return items

    first, second, third, fourth = all_at_once(own_app("sqlite"), Together(keep), [1, 2, 3, 4])
    assert (first, second, fourth) == (1, 2, 4)
    assert isinstance(third, Refused)


def test_the_next_is_served_after_one_that_broke(own_app):
    app = own_app("sqlite")
    together = Together(lambda items: [1 // item for item in items])
    with app.test_request_context(method="POST"):
        with pytest.raises(ZeroDivisionError):
            together(0)
        assert together(1) == 1


@pytest.mark.postgres
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_form_sent_by_several_at_once_is_one_answer(own_app, kind):
    app = own_app(kind)
    with app.test_request_context(method="POST"):
        survey = an_open_survey()
        slug, same = survey.slug, codes.new_code()

    def send(code):
        return services.send(
            sheets.sheet_named(slug), {"lift": "No", "words": code}, code=code, channel="open"
        )

    stored = all_at_once(app, send, [same, same, same, codes.new_code(), codes.new_code()])
    assert sorted(one.again for one in stored) == [False, False, False, True, True]
    assert [one.code for one in stored[:3]] == [same] * 3
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Response)) == 3
        assert db.session.scalar(select(func.count()).select_from(Voice)) == 3
