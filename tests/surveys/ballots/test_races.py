"""Many at once, on PostgreSQL with connections of their own: one vote each, none lost at closing."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from core.database import db, saving
from surveys.ballots import queries, services
from surveys.ballots.models import Ballot, RollEntry, SealedBallot, Tracker, Voted
from surveys.ballots.shuffling import shuffle_ballot
from tests.makers.surveys_ballots import an_open_ballot

AT_ONCE, TIMES = 8, 12


def together(app, works):
    """Run each work in a thread and context of its own, all let go at the same moment. Gives what each gave."""
    start = Barrier(len(works))

    def one(work):
        with app.test_request_context(method="POST"):
            start.wait()
            try:
                return work()
            except Exception as error:
                return type(error).__name__
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def casts(slug, code, marks, **more):
    def work():
        ballot = queries.ballot_named(slug)
        with saving():
            return "again" if services.vote(ballot, code, marks, **more).again else "stored"

    return work


def comes_by_post(slug, code):
    def work():
        entry = queries.entry_of_code(code)
        with saving():
            services.mark_voted(entry, "paper")
            services.seal_papers(entry.ballot, [{"o2": 1}])
        return "stored"

    return work


@pytest.mark.postgres
@pytest.mark.slow
def test_of_many_votes_with_one_code_in_the_same_moment_one_is_stored(own_app):
    app = own_app("postgresql")
    with app.test_request_context(method="POST"):
        ballot, codes = an_open_ballot(voters=TIMES)
        slug = ballot.slug
    for code in codes:
        works = [casts(slug, code, {"o1": 1}) for _one in range(AT_ONCE - 2)]
        works += [comes_by_post(slug, code) for _one in range(2)]
        found = Counter(together(app, works))
        assert found == {"stored": 1, "AlreadyVoted": AT_ONCE - 1}
    with app.app_context():
        assert [
            db.session.scalar(select(func.count()).select_from(each)) for each in (Voted, SealedBallot)
        ] == [TIMES, TIMES]


@pytest.mark.postgres
def test_the_same_paper_sent_by_an_impatient_finger_is_one_vote(own_app):
    app = own_app("postgresql")
    with app.test_request_context(method="POST"):
        ballot, codes = an_open_ballot(voters=3)
        slug, tracker = ballot.slug, services.new_tracker()
    found = Counter(together(app, [casts(slug, codes[0], {"o1": 1}, tracker=tracker)] * AT_ONCE))
    assert found == {"stored": 1, "again": AT_ONCE - 1}


@pytest.mark.postgres
@pytest.mark.slow
def test_no_vote_is_lost_or_slips_in_when_the_ballot_closes_in_the_same_moment(own_app):
    app = own_app("postgresql")
    for _time in range(6):
        with app.test_request_context(method="POST"):
            ballot, codes = an_open_ballot(voters=AT_ONCE)
            slug, ballot_id = ballot.slug, ballot.id

        def closes(slug=slug):
            with saving():
                services.close_ballot(queries.ballot_named(slug), by=None, reason="In the same moment")
            return len(queries.sealed_papers(queries.ballot_named(slug)))

        works = [casts(slug, code, {"o1": 1}) for code in codes[:AT_ONCE]] + [closes]
        *votes, at_closing = together(app, works)
        assert set(votes) <= {"stored", "NotOpen"}
        with app.app_context():
            of_ballot = select(func.count()).where(SealedBallot.ballot_id == ballot_id)
            assert db.session.scalar(of_ballot) == at_closing == votes.count("stored")


@pytest.mark.postgres
@pytest.mark.slow
def test_no_vote_is_lost_while_the_order_is_being_hidden(own_app):
    app = own_app("postgresql")
    with app.test_request_context(method="POST"):
        ballot, codes = an_open_ballot(voters=40)
        slug, ballot_id = ballot.slug, ballot.id
    for start in range(0, 40, 4):
        works = [casts(slug, code, {"o1": 1}) for code in codes[start : start + 4]]
        works.append(lambda: shuffle_ballot(db.session.get(Ballot, ballot_id)) >= 0)
        assert together(app, works) == ["stored"] * 4 + [True]
    with app.app_context():
        assert [
            db.session.scalar(select(func.count()).select_from(each))
            for each in (Voted, SealedBallot, Tracker)
        ] == [40] * 3


@pytest.mark.postgres
def test_a_code_replaced_in_the_same_moment_gives_no_second_vote(own_app):
    app = own_app("postgresql")
    with app.test_request_context(method="POST"):
        ballot, codes = an_open_ballot(voters=3)
        slug, entry_id = ballot.slug, queries.entry_of_code(codes[0]).id

    def replaces():
        entry = db.session.get(RollEntry, entry_id)
        with saving():
            new = services.replace_credential(entry, kind="telephone", reason="Lost", by=None)
        return casts(slug, new, {"o2": 1})()

    together(app, [casts(slug, codes[0], {"o1": 1}), replaces])
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Voted)) == 1
        assert db.session.scalar(select(func.count()).select_from(SealedBallot)) == 1
