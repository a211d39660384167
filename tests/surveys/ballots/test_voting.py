"""One vote each, whichever way it comes; sealed until closing; changed only with a tracker."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from core.database import db, saving
from core.errors import Refused
from surveys.ballots import queries, services
from surveys.ballots.models import NamedVote, SealedBallot, Tracker, Voted
from surveys.ballots.services import AlreadyVoted, NotOpen, UnknownCode, UnknownTracker
from tests.makers.surveys_ballots import an_open_ballot


def counted(table):
    return db.session.scalar(select(func.count()).select_from(table))


@pytest.mark.postgres
def test_a_vote_is_stored_once_and_read_after_closing(app):
    ballot, codes = an_open_ballot()
    with saving():
        stored = services.vote(ballot, codes[0], {"o2": 1, "o1": 2})
    assert (counted(Voted), counted(SealedBallot), counted(Tracker), stored.again) == (1, 1, 1, False)
    with pytest.raises(Refused):
        queries.sealed_papers(ballot)
    with pytest.raises(Refused):
        queries.trackers(ballot)
    services.close_ballot(ballot, reason="Done", by=None)
    assert queries.sealed_papers(ballot) == [{"o2": 1, "o1": 2}]
    assert queries.trackers(ballot) == [stored.tracker]


@pytest.mark.postgres
def test_the_same_paper_again_is_the_same_vote(app):
    ballot, codes = an_open_ballot()
    tracker = services.new_tracker()
    services.vote(ballot, codes[0], {"o1": 1}, tracker=tracker)
    again = services.vote(ballot, codes[0], {"o1": 1}, tracker=tracker)
    assert (again.tracker, again.again, counted(SealedBallot)) == (tracker, True, 1)


@pytest.mark.postgres
def test_a_second_vote_is_refused_whichever_way_it_comes(app):
    ballot, codes = an_open_ballot()
    services.vote(ballot, codes[0], {"o1": 1})
    with pytest.raises(AlreadyVoted):
        services.vote(ballot, codes[0], {"o2": 1}, channel="telephone")
    entry = queries.entry_of_code(codes[0])
    with pytest.raises(AlreadyVoted):
        services.mark_voted(entry, "paper")
    other = queries.entry_of_code(codes[1])
    services.mark_voted(other, "paper")
    with pytest.raises(AlreadyVoted):
        services.vote(ballot, codes[1], {"o2": 1})
    assert counted(SealedBallot) == 1


@pytest.mark.postgres
def test_the_database_itself_refuses_a_second_vote_and_a_vote_on_another_roll(app):
    ballot, codes = an_open_ballot()
    other, _codes = an_open_ballot(voters=1)
    entry = queries.entry_of_code(codes[0])
    services.mark_voted(entry, "paper")
    db.session.commit()
    for row in (
        Voted(roll_entry_id=entry.id, ballot_id=ballot.id, channel="online"),
        Voted(roll_entry_id=queries.entry_of_code(codes[1]).id, ballot_id=other.id, channel="online"),
    ):
        db.session.add(row)
        with pytest.raises(IntegrityError):
            db.session.flush()
        db.session.rollback()


def test_a_code_of_another_ballot_opens_nothing(app):
    ballot, _codes = an_open_ballot()
    _other, codes = an_open_ballot()
    for code in (codes[0], "", "hello", "AAAA-BBBB-CCCC"):
        with pytest.raises(UnknownCode):
            services.vote(ballot, code, {"o1": 1})


def test_nobody_votes_before_it_opens_or_after_it_closes(app, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, codes = an_open_ballot(days=2)
    clock.move_to("2027-02-28 09:00")
    with pytest.raises(NotOpen, match="not open yet"):
        services.vote(ballot, codes[0], {"o1": 1})
    clock.move_to("2027-03-03 09:00")
    with pytest.raises(NotOpen, match="has closed"):
        services.vote(ballot, codes[0], {"o1": 1})
    clock.move_to("2027-03-02 09:00")
    services.cancel_ballot(ballot, reason="A name was missing", by=None)
    with pytest.raises(NotOpen, match="cancelled"):
        services.vote(ballot, codes[0], {"o1": 1})


def test_a_paper_that_came_in_time_can_be_entered_after_closing(app):
    ballot, codes = an_open_ballot()
    entry = queries.entry_of_code(codes[0])
    services.close_ballot(ballot, reason="Done", by=None)
    services.mark_voted(entry, "paper")
    services.seal_papers(ballot, [{"o1": 1, "o2": 1}, {"spoiled": True}])
    assert sorted(map(str, queries.sealed_papers(ballot))) == ["{'o1': 1, 'o2': 1}", "{'spoiled': True}"]


@pytest.mark.postgres
def test_a_vote_is_changed_with_its_tracker_and_nothing_shows_who_did(app):
    ballot, codes = an_open_ballot(may_change=True)
    with saving():
        tracker = services.vote(ballot, codes[0], {"o1": 1}).tracker
        services.vote(ballot, codes[1], {"o2": 1})
    before = db.session.execute(select(Voted.roll_entry_id, Voted.channel)).all()
    with saving():
        services.change_vote(ballot, tracker.lower().replace("-", " "), {"o3": 1})
    assert db.session.execute(select(Voted.roll_entry_id, Voted.channel)).all() == before
    with pytest.raises(UnknownTracker):
        services.change_vote(ballot, services.new_tracker(), {"o3": 1})
    services.close_ballot(ballot, reason="Done", by=None)
    assert sorted(map(str, queries.sealed_papers(ballot))) == ["{'o2': 1}", "{'o3': 1}"]
    with pytest.raises(NotOpen):
        services.change_vote(ballot, tracker, {"o1": 1})


def test_where_nobody_may_change_a_tracker_leads_to_no_paper(app):
    ballot, codes = an_open_ballot()
    tracker = services.vote(ballot, codes[0], {"o1": 1}).tracker
    with pytest.raises(Refused, match="nobody can change"):
        services.change_vote(ballot, tracker, {"o2": 1})
    from surveys.ballots.services.voting import paper_key

    assert db.session.get(SealedBallot, paper_key(ballot, tracker)) is None


@pytest.mark.postgres
def test_an_open_vote_is_kept_with_its_name_and_shown_only_after_closing(app):
    ballot, codes = an_open_ballot(secrecy="open", may_change=True, method="plurality")
    tracker = services.vote(ballot, codes[0], ["o1"]).tracker
    services.change_vote(ballot, tracker, ["o2"])
    assert (counted(NamedVote), counted(SealedBallot)) == (1, 0)
    with pytest.raises(Refused):
        queries.named_votes(ballot)
    entry = queries.entry_of_code(codes[0])
    services.close_ballot(ballot, reason="Done", by=None)
    assert queries.named_votes(ballot) == [(entry, ["o2"])]


def test_turnout_is_told_only_when_enough_have_voted(app):
    ballot, codes = an_open_ballot(voters=4, smallest_group=3)
    for code in codes[:2]:
        services.vote(ballot, code, {"o1": 1})
    assert queries.turnout(ballot).voted is None
    services.vote(ballot, codes[2], {"o1": 1})
    assert (queries.turnout(ballot).voted, queries.turnout(ballot).by_channel) == (3, {})
    services.close_ballot(ballot, reason="Done", by=None)
    assert queries.turnout(ballot).by_channel == {"online": 3}


def test_a_copy_of_the_database_reads_no_vote_and_no_tracker(app):
    ballot, codes = an_open_ballot(may_change=True)
    tracker = services.vote(ballot, codes[0], {"o1": 1}).tracker
    held = [row.sealed for row in db.session.scalars(select(SealedBallot))] + [
        row.sealed for row in db.session.scalars(select(Tracker))
    ]
    assert not any(word.encode() in sealed for sealed in held for word in (tracker, '"o1"'))
    assert len({len(row.sealed) for row in db.session.scalars(select(SealedBallot))}) == 1
