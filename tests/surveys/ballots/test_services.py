"""Making, freezing, opening and closing a ballot, and giving codes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core import clock as time
from core.database import db, saving
from core.errors import Refused
from core.messages.models import Message
from surveys.ballots import chain, queries, services
from surveys.ballots.models import Credential, CredentialLetters, RollEntry
from surveys.ballots.phases import Phase
from tests.makers.engagement_customers import a_customer, a_home, a_household
from tests.makers.surveys_ballots import a_ballot, an_open_ballot
from tests.sign_in import an_account


def roll(ballot):
    return db.session.scalars(
        select(RollEntry).where(RollEntry.ballot_id == ballot.id).order_by(RollEntry.id)
    ).all()


@pytest.mark.parametrize("purpose", ["regeneration", "stock_transfer"])
def test_a_statutory_ballot_is_refused_with_the_reason(app, purpose):
    with pytest.raises(Refused, match="must be run by an independent body"):
        services.new_ballot(title="Pull down the block", purpose=purpose, by=None)


def test_a_purpose_sets_what_is_usual(app):
    ballot = services.new_ballot(title="Committee", purpose="committee_election", by=None)
    assert (ballot.method, ballot.seats, ballot.per.value, ballot.phase()) == (
        "stv-scottish",
        3,
        "person",
        Phase.DRAFT,
    )
    assert ballot.tie_seed.startswith("committee-")


def test_money_needs_a_sum_and_a_cost(app):
    with pytest.raises(Refused, match="how much money"):
        services.new_ballot(title="Estate budget", purpose="budget", by=None)
    ballot = services.new_ballot(title="Estate budget", purpose="budget", budget=5000, by=None)
    with pytest.raises(Refused, match="what this costs"):
        services.add_option(ballot, name="Bins", by=None)


def test_children_and_staff_are_not_on_the_roll_of_people(app):
    grown, child = (
        a_customer(born_on=date(1960, 1, 1)),
        a_customer(born_on=time.today() - timedelta(days=3000)),
    )
    works_here = a_customer()
    works_here.account = an_account("engagement_officer")
    gone = a_customer(household=a_household(is_active=False))
    ballot = a_ballot()
    services.freeze_roll(ballot, reason="Everybody is listed", by=None)
    on = {entry.customer_id for entry in roll(ballot)}
    assert grown.id in on
    assert not on & {child.id, works_here.id, gone.id}


def test_a_roll_of_households_has_one_entry_a_home_in_the_areas_chosen(app):
    here, there = a_household(home=a_home(area="Ash")), a_household(home=a_home(area="Oak"))
    a_customer(household=here), a_customer(household=here)
    ballot = a_ballot(purpose="priorities", areas=["Ash"])
    services.freeze_roll(ballot, reason="Everybody is listed", by=None)
    on = [entry.household_id for entry in roll(ballot)]
    assert on.count(here.id) == 1
    assert there.id not in on


def test_a_frozen_roll_takes_no_newcomer_and_is_not_frozen_twice(app):
    a_customer()
    ballot = a_ballot()
    with pytest.raises(Refused, match="Say why"):
        services.freeze_roll(ballot, reason=" ", by=None)
    voters = services.freeze_roll(ballot, reason="Everybody is listed", by=None)
    a_customer()
    assert len(roll(ballot)) == voters
    with pytest.raises(Refused, match="frozen already"):
        services.freeze_roll(ballot, reason="Again", by=None)


def test_a_late_addition_takes_two_people(app):
    ballot, _codes = an_open_ballot()
    one, other, missing = an_account("engagement_officer"), an_account("administrator"), a_customer()
    addition = services.add_late(ballot, missing, reason="Moved in before the day", by=one)
    with pytest.raises(Refused, match="Another person"):
        services.confirm_late(addition, by=one)
    entry = services.confirm_late(addition, by=other)
    assert (entry.customer_id, entry.is_late) == (missing.id, True)
    with pytest.raises(Refused, match="on the list already"):
        services.add_late(ballot, missing, reason="Again", by=one)
    assert queries.log_lines(ballot)[-1].details == {"late_additions": 1, "reason": "Moved in before the day"}


def test_what_is_missing_stops_it_from_opening(app):
    a_customer()
    ballot = a_ballot(names=("Ann",))
    assert "Freeze the list of who may vote." in services.problems(ballot)
    with pytest.raises(Refused, match="at least two names"):
        services.open_ballot(ballot, closes_at=time.now() + timedelta(days=7), by=None)


def test_once_open_nothing_about_it_changes(app):
    ballot, _codes = an_open_ballot()
    for change in (
        lambda: services.change_ballot(ballot, title="Other", by=None),
        lambda: services.add_option(ballot, name="Dee", by=None),
        lambda: services.open_ballot(ballot, closes_at=time.now() + timedelta(days=9), by=None),
    ):
        with pytest.raises(Refused):
            change()


def test_closing_early_needs_a_reason_and_the_log_holds_together(app):
    ballot, _codes = an_open_ballot()
    with pytest.raises(Refused, match="closes early"):
        services.close_ballot(ballot, by=None)
    services.close_ballot(ballot, reason="A name was missing", by=None)
    assert ballot.phase() is Phase.CLOSED
    lines = queries.log_lines(ballot)
    assert [line.what for line in lines] == ["made", "roll frozen", "opened", "closed"]
    assert chain.first_broken(lines) is None
    assert lines[2].details["tie_seed"] == ballot.tie_seed


def test_the_job_closes_what_is_due(app, clock):
    from surveys.ballots.jobs import close_due

    clock.move_to("2027-03-01 09:00")
    ballot, _codes = an_open_ballot(days=2)
    clock.move_to("2027-03-03 09:00")
    assert close_due() == 1
    assert ballot.closed_at is not None


def test_codes_go_by_email_and_by_letter_and_only_once(app):
    by_email, by_post = a_customer(email="ann@example.org"), a_customer(large_print=True)
    ballot = a_ballot()
    services.freeze_roll(ballot, reason="Everybody is listed", by=None)
    with pytest.raises(Refused, match="First say when"):
        services.issue_credentials(ballot, by=None)
    services.open_ballot(ballot, closes_at=time.now() + timedelta(days=7), by=None)
    with app.test_request_context():
        went = services.issue_credentials(ballot, by=None)
        again = services.issue_credentials(ballot, by=None)
    assert (went.emails, went.letters >= 1, again) == (1, True, services.Went())
    assert db.session.scalars(select(CredentialLetters)).one().letters == went.letters
    kinds = {
        entry.customer_id: kind
        for entry, kind in db.session.execute(
            select(RollEntry, Credential.kind).join(Credential, Credential.roll_entry_id == RollEntry.id)
        )
    }
    assert (kinds[by_email.id].value, kinds[by_post.id].value) == ("email", "large_print")
    message = db.session.scalars(select(Message)).one()
    assert message.forget and "/v/" in message.body


def test_a_lost_code_is_replaced_and_the_old_one_is_dead(app):
    ballot, codes = an_open_ballot()
    entry = queries.entry_of_code(codes[0])
    with saving():
        new = services.replace_credential(entry, kind="telephone", reason="Letter lost", by=None)
    assert queries.entry_of_code(codes[0]) is None
    assert queries.entry_of_code(new).id == entry.id
    with pytest.raises(services.UnknownCode):
        services.vote(ballot, codes[0], {"o1": 1})
    db.session.rollback()
    services.vote(ballot, new, {"o1": 1})
    assert services.replaced(ballot) == 1
    with pytest.raises(Refused, match="used already"):
        services.replace_credential(entry, kind="paper", reason="Again", by=None)


def test_a_new_code_by_email_goes_to_the_outbox_and_is_given_to_nobody_else(app):
    person = a_customer(email="bo@example.org")
    ballot, _codes = an_open_ballot()
    entry = next(one for one in roll(ballot) if one.customer_id == person.id)
    with app.test_request_context():
        assert services.replace_credential(entry, kind="email", reason="Lost", by=None) is None
        message = db.session.scalars(select(Message).order_by(Message.id.desc())).first()
    assert "no longer works" in message.body
    with app.test_request_context(), pytest.raises(Refused, match="no e-mail address"):
        services.replace_credential(roll(ballot)[-1], kind="email", reason="Lost", by=None)
