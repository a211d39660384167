"""Papers from the post: one vote each, two readings, differences settled, nothing left behind. And votes by phone."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import func, select

from core.database import db, saving
from core.errors import Refused
from surveys.ballots import chain, queries, services
from surveys.ballots.models import (
    PaperEntry,
    PaperSettlement,
    PhoneVote,
    RefusedEnvelope,
    SealedBallot,
    Voted,
)
from surveys.ballots.services import AlreadyVoted, NotOpen, UnknownCode
from tests.makers.surveys_ballots import an_open_ballot
from tests.sign_in import an_account

FIRST, SECOND, THIRD = "engagement_officer", "administrator", "complaints_officer"


def counted(table):
    return db.session.scalar(select(func.count()).select_from(table))


def a_batch(papers=2, **choices):
    ballot, codes = an_open_ballot(voters=papers, smallest_group=2, **choices)
    for code in codes[:papers]:
        services.check_in(ballot, code, by=None)
    return services.new_batch(ballot, papers=papers, by=None)


def read_all(batch, role, *readings):
    for number, marks in enumerate(readings, start=1):
        reading = {"spoiled": marks} if isinstance(marks, str) else services.marked(batch.ballot, marks)
        services.read_paper(batch, number, reading, by=an_account(role))


@pytest.mark.postgres
def test_an_envelope_uses_the_vote_and_nobody_votes_twice_in_either_order(app):
    ballot, codes = an_open_ballot(voters=3)
    services.check_in(ballot, codes[0], by=None)
    with pytest.raises(AlreadyVoted):
        services.vote(ballot, codes[0], {"o1": 1})
    services.vote(ballot, codes[1], {"o1": 1})
    with pytest.raises(AlreadyVoted):
        services.check_in(ballot, codes[1], by=None)
    with pytest.raises(AlreadyVoted):
        services.check_in(ballot, codes[0], by=None)
    assert (services.envelopes(ballot), counted(SealedBallot)) == (1, 1)


def race_online_and_paper(app, seen):
    """One code, used online and on paper in the same moment, by two connections."""
    with app.test_request_context(method="POST"):
        ballot, codes = an_open_ballot(voters=1)
        db.session.commit()
        slug, code = ballot.slug, codes[0]
    start = threading.Barrier(2)

    def run(act):
        with app.test_request_context(method="POST"):
            found = queries.ballot_named(slug)
            db.session.commit()
            start.wait()
            try:
                with saving():
                    act(found)
                seen.append("taken")
            except AlreadyVoted:
                seen.append("refused")

    acts = (
        lambda found: services.vote(found, code, {"o1": 1}),
        lambda found: services.check_in(found, code, by=None),
    )
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with app.app_context():
        assert counted(Voted) == len(seen) // 2  # one for each race


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_online_and_paper_in_the_same_moment_are_one_vote(own_app, kind):
    seen, app = [], own_app(kind)
    for _race in range(6):
        race_online_and_paper(app, seen)
    assert (seen.count("taken"), seen.count("refused")) == (6, 6)


def test_a_dead_code_and_one_of_another_vote_check_nothing_in(app):
    ballot, codes = an_open_ballot(voters=2)
    _other, others = an_open_ballot(voters=1)
    services.replace_credential(queries.entry_of_code(codes[0]), kind="paper", reason="Lost", by=None)
    for code in (codes[0], others[0], "", "hello"):
        with pytest.raises(UnknownCode):
            services.check_in(ballot, code, by=None)
    services.refuse_envelope(ballot, "unknown", by=None)
    assert (counted(Voted), counted(RefusedEnvelope)) == (0, 1)


def test_a_batch_holds_no_more_papers_than_envelopes_and_never_one_alone(app):
    ballot, codes = an_open_ballot(voters=4, smallest_group=3)
    for code in codes[:3]:
        services.check_in(ballot, code, by=None)
    with pytest.raises(Refused, match="3 envelopes"):
        services.new_batch(ballot, papers=4, by=None)
    with pytest.raises(Refused, match="Wait until there are 3"):
        services.new_batch(ballot, papers=2, by=None)
    assert services.new_batch(ballot, papers=3, by=None).number == 1
    services.check_in(ballot, codes[3], by=None)
    services.close_ballot(ballot, reason="Done", by=None)
    assert services.new_batch(ballot, papers=1, by=None).number == 2


@pytest.mark.postgres
def test_two_equal_readings_are_sealed_and_leave_nothing_behind(app):
    batch = a_batch()
    ballot = batch.ballot
    read_all(batch, FIRST, {"o1": 1, "o2": 1}, "unreadable")
    with pytest.raises(Refused, match="Two people must read"):
        services.seal_batch(batch, by=None)
    read_all(batch, SECOND, {"o1": 1, "o2": 1}, "unreadable")
    services.seal_batch(batch, by=None)
    db.session.commit()
    assert (counted(PaperEntry), counted(PaperSettlement), counted(SealedBallot)) == (0, 0, 2)
    assert batch.spoiled == {"unreadable": 1}
    with pytest.raises(Refused, match="is sealed"):
        read_all(batch, THIRD, {"o1": 1})
    services.close_ballot(ballot, reason="Done", by=None)
    assert sorted(map(str, queries.sealed_papers(ballot))) == ["{'o1': 1, 'o2': 1}", "{'spoiled': True}"]
    lines = queries.log_lines(ballot)
    assert [line.what for line in lines][-3:] == ["batch begun", "batch sealed", "closed"]
    assert chain.first_broken(lines) is None


def test_nobody_is_given_anothers_reading_and_one_person_is_not_two(app):
    batch = a_batch()
    read_all(batch, FIRST, {"o1": 1}, {"o2": 1})
    assert services.own_reading(batch, 1, an_account(SECOND)) is None
    read_all(batch, FIRST, {"o3": 1})  # put right by the same person: no second reading
    assert services.own_reading(batch, 1, an_account(FIRST)) == {"marks": {"o3": 1}}
    with pytest.raises(Refused, match="Two people must read"):
        services.papers_of(batch)
    read_all(batch, SECOND, {"o3": 1})
    with pytest.raises(Refused, match="Two other people"):
        read_all(batch, THIRD, {"o3": 1})


def test_a_copy_of_the_database_shows_no_reading(app):
    batch = a_batch()
    read_all(batch, FIRST, {"o1": 1}, "named")
    held = [entry.sealed for entry in batch.entries]
    assert len({len(one) for one in held}) == 1
    assert not any(word in one for one in held for word in (b"o1", b"named"))


def test_a_difference_is_settled_by_a_third(app):
    batch = a_batch()
    read_all(batch, FIRST, {"o1": 1}, {"o2": 1})
    read_all(batch, SECOND, {"o1": 1}, {"o3": 1})
    assert [paper.number for paper in services.papers_of(batch) if paper.differs] == [2]
    with pytest.raises(Refused, match="Both of you are done"):
        read_all(batch, SECOND, {"o1": 1})
    with pytest.raises(Refused, match="Settle paper 2"):
        services.seal_batch(batch, by=None)
    with pytest.raises(Refused, match="both read the same"):
        services.settle(batch, 1, {"marks": {"o2": 1}}, by=an_account(THIRD))
    services.settle(batch, 2, {"marks": {"o3": 1}}, by=an_account(THIRD))
    services.seal_batch(batch, by=None)
    assert counted(SealedBallot) == 2


def test_a_difference_is_settled_by_both_together_and_not_by_one_of_them(app):
    batch = a_batch()
    read_all(batch, FIRST, {"o1": 1}, {"o2": 1})
    read_all(batch, SECOND, {"o1": 1}, {"o3": 1})
    services.settle(batch, 2, {"marks": {"o3": 1}}, by=an_account(SECOND))
    with pytest.raises(Refused, match="Settle paper 2"):
        services.seal_batch(batch, by=None)
    for role in (SECOND, THIRD):
        with pytest.raises(Refused, match="The other person"):
            services.agree(batch, 2, by=an_account(role))
    services.agree(batch, 2, by=an_account(FIRST))
    services.seal_batch(batch, by=None)
    assert counted(PaperSettlement) == 0


def test_a_name_withdrawn_since_the_paper_was_printed_can_still_be_read_on_it(app):
    batch = a_batch()
    services.withdraw_option(batch.ballot.options[0], by=None)
    assert services.paper_rules(batch.ballot).keys == ("o2", "o3", "o1")
    read_all(batch, FIRST, {"o1": 1, "o2": 2}, {"o2": 1})


def test_an_open_vote_takes_no_batch_and_papers_stop_at_the_count(app):
    ballot, codes = an_open_ballot(voters=1, secrecy="open")
    with pytest.raises(Refused, match="by name"):
        services.check_in(ballot, codes[0], by=None)
    ballot, codes = an_open_ballot(voters=1)
    services.cancel_ballot(ballot, reason="A mistake", by=None)
    with pytest.raises(NotOpen):
        services.check_in(ballot, codes[0], by=None)


@pytest.mark.postgres
def test_a_call_is_a_vote_once_two_people_heard_the_same(app):
    ballot, codes = an_open_ballot(voters=2)
    services.check_caller(ballot, codes[0])
    call = services.begin_call(ballot, {"o1": 1}, by=an_account(FIRST))
    with pytest.raises(Refused, match="second person"):
        services.finish_call(call, codes[0])
    services.hear_again(call, {"o2": 1}, by=an_account(SECOND))
    with pytest.raises(services.HeardDifferently):
        services.finish_call(call, codes[0])
    with pytest.raises(Refused, match="Two other people"):
        services.hear_again(call, {"o1": 1}, by=an_account(THIRD))
    services.hear_again(call, {"o1": 1}, by=an_account(SECOND))
    services.finish_call(call, codes[0])
    services.end_call(call, by=None, taken=True)
    assert (counted(PhoneVote), counted(SealedBallot)) == (0, 1)
    with pytest.raises(AlreadyVoted):
        services.check_caller(ballot, codes[0])
    with pytest.raises(AlreadyVoted):
        services.check_in(ballot, codes[0], by=None)


def test_a_call_that_nobody_ended_is_forgotten(app, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, _codes = an_open_ballot(voters=1)
    services.begin_call(ballot, {"o1": 1}, by=an_account(FIRST))
    assert services.forget_calls() == 0
    clock.move_to("2027-03-01 11:01")
    assert services.forget_calls() == 1
