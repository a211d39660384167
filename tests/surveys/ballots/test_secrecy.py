"""Attacks on secrecy: whoever holds the whole database cannot pair a vote with its voter.

Twenty voters vote in an order the attacker knows, each with a paper of their
own, on a database that really commits. The attacker is even handed the copy's
secret, so that every sealed paper can be read: what is left is only structure.
Then everything that follows an order is laid side by side: rows as they lie,
keys, `rowid` on SQLite, `ctid` and `xmin` on PostgreSQL, trackers, the papers
that the count opened, and two copies of the database made one vote apart.

Pairing twenty with twenty blindly gets one right on average, with a variance
of one. So over RUNS runs the right ones add up to RUNS, give or take
sqrt(RUNS). Each attack may get no more than five of those deviations above it.
"""

from __future__ import annotations

import itertools
from math import sqrt
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, select, text

from core.audit.models import Entry
from core.database import db, saving
from core.keyed import secret
from core.messages.models import Message
from surveys.ballots import services
from surveys.ballots.models import (
    Credential,
    LogLine,
    RollEntry,
    SealedBallot,
    Tracker,
    Voted,
)
from surveys.ballots.sealing import unseal
from surveys.ballots.shuffling import shuffle_ballot
from tests.makers.surveys_ballots import an_open_ballot

RUNS, PEOPLE = 60, 20
MOST = RUNS + 5 * sqrt(RUNS)
KINDS = ("sqlite", "postgresql")
PAPERS = [
    dict(zip(("o1", "o2", "o3", "o4"), order, strict=True)) for order in itertools.permutations((1, 2, 3, 4))
][:PEOPLE]


class Village:
    """Twenty voters and one ballot, in which they vote again and again in a new order."""

    def __init__(self, **choices: Any) -> None:
        self.ballot, self.codes = an_open_ballot(
            voters=PEOPLE, names=("Ann", "Bo", "Cy", "Dee"), smallest_group=2, **choices
        )
        found = select(RollEntry.id).where(RollEntry.ballot_id == self.ballot.id).order_by(RollEntry.id)
        self.entries = list(db.session.scalars(found))

    def everybody_votes(self, seed: int, people: int = PEOPLE) -> list[int]:
        """They vote in an order that follows from the seed. Gives that order."""
        with saving():
            for table in (Voted, SealedBallot, Tracker):
                db.session.execute(delete(table))
        order = list(range(PEOPLE))
        Random(seed).shuffle(order)
        self.trackers = {}
        for person in order[:people]:
            with saving():
                self.trackers[person] = services.vote(self.ballot, self.codes[person], PAPERS[person]).tracker
        return order


def orders_of(table: str, column: str, kind: str) -> dict[str, list[Any]]:
    """A column's values in every order the database keeps."""
    ways = {"as they lie": "", "by key": " ORDER BY 1"}
    if kind == "postgresql":
        ways |= {"ctid": " ORDER BY ctid", "xmin": " ORDER BY xmin::text::bigint, ctid"}
    with saving():
        return {
            f"{table} {way}": list(db.session.execute(text(f"SELECT {column} FROM {table}{order}")).scalars())
            for way, order in ways.items()
        }


def attacks(village: Village, order: list[int], kind: str) -> dict[str, int]:
    """Each attack's guess for whose paper is whose, and how many it got right."""
    person_of = {entry: number for number, entry in enumerate(village.entries)}
    tracker_of = {tracker: person for person, tracker in village.trackers.items()}
    people = {"the order they came in": order}
    for name, ids in orders_of("voted", "roll_entry_id", kind).items():
        people[name] = [person_of[one] for one in ids]
    ours, ballot_id = secret(), village.ballot.id
    sealed = dict(db.session.execute(select(SealedBallot.key, SealedBallot.sealed)).all())
    tracked = dict(db.session.execute(select(Tracker.key, Tracker.sealed)).all())
    held: dict[str, list[int]] = {}
    for name, keys in orders_of("sealed_ballot", "key", kind).items():
        held[name] = [PAPERS.index(unseal(ours, ballot_id, "paper", sealed[key])) for key in keys]
    for name, keys in orders_of("ballot_tracker", "key", kind).items():
        held[name] = [tracker_of[unseal(ours, ballot_id, "tracker", tracked[key])] for key in keys]
    papers = {name: found for name, found in held.items() if name.startswith("sealed")}
    trackers = {name: found for name, found in held.items() if name.startswith("ballot_tracker")}
    pairs = [
        *itertools.product(people.items(), held.items()),
        *itertools.product(trackers.items(), papers.items()),
    ]
    return {
        f"{one} × {other}": sum(a == b for a, b in zip(first, second, strict=True))
        for (one, first), (other, second) in pairs
    }


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.parametrize("kind", KINDS)
def test_sixty_attacks_pair_no_better_than_chance(own_app, kind):
    with own_app(kind).test_request_context(method="POST"):
        village = Village()
        total: dict[str, int] = {}
        for seed in range(RUNS):
            order = village.everybody_votes(seed)
            shuffle_ballot(village.ballot)
            for name, right in attacks(village, order, kind).items():
                total[name] = total.get(name, 0) + right
    assert len(total) >= 16
    assert {name: right for name, right in total.items() if right > MOST} == {}


@pytest.mark.postgres
def test_without_the_job_postgresql_would_give_everybody_away_to_whoever_has_the_secret(own_app):
    """The attack is a real one: before the job has run it pairs all twenty."""
    with own_app("postgresql").test_request_context(method="POST"):
        village = Village()
        order = village.everybody_votes(seed=1)
        right = attacks(village, order, "postgresql")
    assert right["the order they came in × sealed_ballot ctid"] == PEOPLE
    assert right["voted xmin × sealed_ballot xmin"] == PEOPLE
    assert right["ballot_tracker xmin × sealed_ballot xmin"] == PEOPLE


@pytest.mark.postgres
def test_after_the_job_one_single_stamp_is_on_every_vote_and_no_dead_row_is_left(own_app):
    with own_app("postgresql").test_request_context(method="POST"):
        village = Village()
        village.everybody_votes(seed=1, people=PEOPLE - 1)
        shuffle_ballot(village.ballot)
        with saving():
            services.vote(village.ballot, village.codes[_last(village)], PAPERS[0])
        assert shuffle_ballot(village.ballot) == 3 * PEOPLE
        assert shuffle_ballot(village.ballot) == 0
        stamps = set()
        for table in ("voted", "sealed_ballot", "ballot_tracker"):
            stamps |= set(db.session.execute(text(f"SELECT xmin::text FROM {table}")).scalars())
            size = db.session.execute(text(f"SELECT pg_relation_size('{table}')")).scalar_one()
            assert size == 8192, f"{table} still holds the rows of before"
        assert len(stamps) == 1


def _last(village: Village) -> int:
    voted = set(db.session.scalars(select(Voted.roll_entry_id)))
    return next(n for n, entry in enumerate(village.entries) if entry not in voted)


@pytest.mark.postgres
@pytest.mark.parametrize("kind", KINDS)
def test_two_copies_one_vote_apart_name_the_voter_and_a_sealed_paper_that_nobody_can_read(own_app, kind):
    """What one vote more adds between two nights' backups: a voter, and a sealed paper. Not what is on it."""
    with own_app(kind).test_request_context(method="POST"):
        village = Village()
        village.everybody_votes(seed=2, people=PEOPLE - 1)
        before = dict(db.session.execute(select(SealedBallot.key, SealedBallot.sealed)).all())
        person = _last(village)
        with saving():
            services.vote(village.ballot, village.codes[person], PAPERS[person])
        fresh = [
            (key, sealed)
            for key, sealed in db.session.execute(select(SealedBallot.key, SealedBallot.sealed))
            if key not in before
        ]
        assert len(fresh) == 1
        key, sealed = fresh[0]
        assert len({len(each) for each in [*before.values(), sealed]}) == 1
        for other in (b"another copy's secret, as long as ours", b"\0" * 64):
            with pytest.raises(ValueError, match="sealed paper was changed"):
                unseal(other, village.ballot.id, "paper", sealed)
        assert key not in {row.key for row in db.session.scalars(select(Tracker))}


@pytest.mark.parametrize("table", ["sealed_ballot", "ballot_tracker", "opened_ballot", "voted"])
def test_sqlite_keeps_no_rowid(own_app, table):
    with (
        own_app("sqlite").app_context(),
        db.engine.connect() as connection,
        pytest.raises(Exception, match="rowid"),
    ):
        connection.execute(text(f"SELECT rowid FROM {table}"))


def test_voting_leaves_nothing_in_the_trail_the_outbox_the_public_log_or_the_logs(own_app, capfd):
    with own_app("sqlite").test_request_context(method="POST"):
        village = Village(may_change=True)
        tables = (Entry, Message, LogLine, Credential, RollEntry)
        before = _contents(tables)
        capfd.readouterr()
        village.everybody_votes(seed=4)
        with saving():
            services.change_vote(village.ballot, village.trackers[0], PAPERS[1])
        assert _contents(tables) == before
        trackers = list(village.trackers.values())
    logged = "".join(capfd.readouterr())
    assert not any(word in logged for word in [*trackers, *village.codes, "o1"])


def _contents(tables: tuple[Any, ...]) -> list[Any]:
    with saving():
        return [db.session.execute(select(table.__table__)).all() for table in tables]


def test_who_voted_holds_no_time_and_what_was_voted_holds_no_channel():
    assert set(Voted.__table__.columns.keys()) == {"roll_entry_id", "ballot_id", "channel"}
    assert set(SealedBallot.__table__.columns.keys()) == {"key", "ballot_id", "sealed"}
    assert set(Tracker.__table__.columns.keys()) == {"key", "ballot_id", "sealed"}


@pytest.mark.parametrize("may_change", [True, False])
def test_no_key_of_one_table_stands_in_another(own_app, may_change):
    with own_app("sqlite").test_request_context(method="POST"):
        village = Village(may_change=may_change)
        village.everybody_votes(seed=5)
        keys = [set(db.session.scalars(select(table.key))) for table in (SealedBallot, Tracker)]
        hashes = set(db.session.scalars(select(Credential.code_hash)))
    assert not keys[0] & keys[1]
    assert not (keys[0] | keys[1]) & hashes
