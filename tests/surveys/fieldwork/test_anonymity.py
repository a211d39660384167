"""Attacks on anonymity: whoever holds the whole database cannot pair an answer with who gave it.

Twenty households answer in an order the attacker knows. Then everything that
follows an order is laid side by side: rows as they lie, keys, `rowid` on SQLite,
`ctid` and `xmin` on PostgreSQL, the outbox, the audit trail and the logs.

Pairing twenty with twenty blindly gets one right on average, with a variance of
one. So over RUNS runs the right ones add up to RUNS, give or take sqrt(RUNS).
Each attack may get no more than five of those deviations above it: with some
thirty attacks, an honest build fails once in a hundred thousand test runs.
"""

from __future__ import annotations

from math import sqrt
from random import Random

import pytest
from sqlalchemy import delete, func, insert, select, text

from core import clock
from core.audit.models import Entry
from core.database import db, saving
from core.keyed import keyed_hash
from core.messages.models import Message
from engagement.customers.models import Home, Household
from engagement.voices import codes
from engagement.voices.jobs import shuffle_voices
from engagement.voices.models import Remark, Voice
from surveys.fieldwork import links, services
from surveys.fieldwork.jobs import shuffle_answers
from surveys.fieldwork.models import Invitation, InvitationLink, Response
from tests.makers.surveys import an_open_survey

RUNS, PEOPLE = 200, 20
MOST = RUNS + 5 * sqrt(RUNS)
KINDS = ("sqlite", "postgresql")


class Village:
    """Twenty invited households and one survey, which they answer again and again in a new order."""

    def __init__(self) -> None:
        homes = [Home(reference=f"A{n}") for n in range(PEOPLE)]
        self.households = [Household(reference=f"AT{n}", home=home) for n, home in enumerate(homes)]
        db.session.add_all(self.households)
        db.session.commit()
        self.survey = an_open_survey(has_open_link=False)
        self.version_id = self.survey.version.id

    def everybody_answers(self, seed: int) -> list[int]:
        """Invite everybody afresh; they answer in an order that follows from the seed. Gives that order."""
        self._begin_afresh()
        order = list(range(PEOPLE))
        Random(seed).shuffle(order)
        version = self.survey.version
        for person in order:
            with saving():
                services.answer(
                    version, {"lift": "No", "words": f"person {person}"}, code=codes.new_code(),
                    token=self.links[person], channel="link",
                )  # fmt: skip
        return order

    def _begin_afresh(self) -> None:
        with saving():
            for table in (Remark, Voice, Response, InvitationLink, Invitation):
                db.session.execute(delete(table))
            moment = clock.now()
            rows = [
                {"survey_id": self.survey.id, "household_id": one.id, "is_sent": True, "created_at": moment}
                for one in self.households
            ]
            db.session.execute(insert(Invitation), rows)
            self.links = [links.new_link() for _one in self.households]
            ids = dict(db.session.execute(select(Invitation.household_id, Invitation.id)).all())
            for one, link in zip(self.households, self.links, strict=True):
                hashed = keyed_hash("invitation", links.tidy(link))
                db.session.add(InvitationLink(invitation_id=ids[one.id], link_hash=hashed))


def orders_of(table: str, column: str, kind: str) -> dict[str, list[str]]:
    """A column's values in every order the database keeps."""
    ways = {"as they lie": "", "by key": " ORDER BY 1"}
    if kind == "postgresql":
        ways |= {"ctid": " ORDER BY ctid", "xmin": " ORDER BY xmin::text::bigint, ctid"}
    with saving():
        return {
            f"{table} {way}": [
                row[0] for row in db.session.execute(text(f"SELECT {column} FROM {table}{order}"))
            ]
            for way, order in ways.items()
        }


def attacks(village: Village, order: list[int], kind: str) -> dict[str, int]:
    """Each attack's guess for whose words are whose, and how many it got right."""
    person_of = {household.id: number for number, household in enumerate(village.households)}
    right: dict[str, int] = {}
    known = {"the order they came in": order}
    for name, ids in orders_of("invitation", "household_id", kind).items():
        known[name] = [person_of[one] for one in ids]
    said = dict(db.session.execute(select(Remark.key, Remark.text)).all())
    by_voice = dict(db.session.execute(select(Remark.voice_key, Remark.text)).all())
    heard = {name: [said[key] for key in keys] for name, keys in orders_of("remark", "key", kind).items()}
    heard |= {name: [by_voice[key] for key in keys] for name, keys in orders_of("voice", "key", kind).items()}
    for people_by, people in known.items():
        for words_by, words in heard.items():
            right[f"{people_by} × {words_by}"] = sum(
                word == f"person {person}" for person, word in zip(people, words, strict=True)
            )
    return right


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_attacks_pair_no_better_than_chance(own_app, kind):
    app = own_app(kind)
    with app.test_request_context(method="POST"):
        village = Village()
        total: dict[str, int] = {}
        for seed in range(RUNS):
            order = village.everybody_answers(seed)
            shuffle_answers()
            shuffle_voices()
            for name, right in attacks(village, order, kind).items():
                total[name] = total.get(name, 0) + right
    assert len(total) >= 12
    assert {name: right for name, right in total.items() if right > MOST} == {}


@pytest.mark.postgres
def test_without_the_job_postgresql_would_give_everybody_away(own_app):
    """The attack is a real one: before the job has run it pairs all twenty."""
    with own_app("postgresql").test_request_context(method="POST"):
        village = Village()
        order = village.everybody_answers(seed=1)
        right = attacks(village, order, "postgresql")
    assert right["the order they came in × remark ctid"] == PEOPLE
    assert right["invitation xmin × remark xmin"] == PEOPLE


@pytest.mark.parametrize("table", ["response", "voice", "remark", "survey_draft"])
def test_sqlite_keeps_no_rowid(own_app, table):
    with (
        own_app("sqlite").app_context(),
        db.engine.connect() as connection,
        pytest.raises(Exception, match="rowid"),
    ):
        connection.execute(text(f"SELECT rowid FROM {table}"))


def test_answering_leaves_nothing_in_the_trail_the_outbox_or_the_logs(own_app, capfd):
    app = own_app("sqlite")
    with app.test_request_context(method="POST"):
        village = Village()
        village.everybody_answers(seed=3)
        before = [db.session.scalar(select(func.count()).select_from(table)) for table in (Entry, Message)]
        db.session.rollback()
        capfd.readouterr()
        village.everybody_answers(seed=4)
        after = [db.session.scalar(select(func.count()).select_from(table)) for table in (Entry, Message)]
    logged = "".join(capfd.readouterr())
    assert before == after
    assert "person" not in logged
    assert not any(links.tidy(link) in logged or link in logged for link in village.links)


def test_answering_on_the_page_logs_no_link_and_no_code(own_app, capfd):
    app = own_app("sqlite")
    with app.test_request_context(method="POST"):
        village = Village()
        village._begin_afresh()
    app.test_client().get(f"/s/{village.links[0]}")
    app.test_client().get("/s/AAAA-BBBB-CCCC")
    logged = "".join(capfd.readouterr())
    assert village.links[0] not in logged
    assert "AAAA-BBBB-CCCC" not in logged


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.postgres
def test_the_database_refuses_an_anonymous_answer_to_a_confidential_survey(own_app, kind):
    from sqlalchemy.exc import IntegrityError

    with own_app(kind).test_request_context(method="POST"):
        version = an_open_survey(promise="confidential").version
        for promise in ("anonymous", "confidential"):
            row = Response(version_id=version.id, promise=promise, channel="open", answers={})
            db.session.add(row)
            with pytest.raises(IntegrityError):
                db.session.commit()
            db.session.rollback()
