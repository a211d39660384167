"""A returning officer makes, opens, watches and closes a ballot on the pages alone."""

from __future__ import annotations

from datetime import timedelta

from core import clock as time
from core.database import db
from surveys.ballots import queries, services
from surveys.ballots.phases import Phase
from surveys.ballots.queries import ballot_named
from tests.makers.engagement_customers import a_customer
from tests.makers.surveys_ballots import a_ballot, an_open_ballot
from tests.visitor import Visitor


def test_a_ballot_from_the_first_click_to_closed(app, officer):
    a_customer(email="ann@example.org"), a_customer(), a_customer()
    page = officer.opens("/manage/ballots").follows("New vote")
    page = page.fills_in(
        {"What is the vote for?": "Choose a name", "What is it called?": "A name for the block"},
        then="Begin it",
    )
    assert page.heading == "How the vote works"
    told = time.today() + timedelta(days=40)
    page = page.fills_in(
        {"What is it about?": "The new block needs a name.", "Where is it told?": "On our website",
         "When is the result told?": told},
        then="Save how it works",
    )  # fmt: skip
    page = page.follows("Put names on the paper")
    for name in ("Willow House", "Ash House"):
        page = page.fills_in({"The name or idea": name}, then="Put it on the paper")
    page = officer.opens("/manage/ballots/a-name-for-the-block").follows("Freeze the list of voters")
    assert page.says("Every customer of 18 or over")
    page = page.fills_in({"Why is this the right moment?": "Checked today"}, then="Freeze the list")
    page = page.follows("Open it")
    page = page.fills_in({"The last day to vote": time.today() + timedelta(days=14)}, then="Open the vote")
    assert page.says("Fewer than 10, so we do not say how many yet")
    ballot = ballot_named("a-name-for-the-block")
    assert ballot.is_open
    page = page.follows("Send the codes").presses("Send the codes")
    assert page.address.startswith("/manage/tasks/")
    page = officer.opens("/manage/ballots/a-name-for-the-block").follows("Close it")
    assert page.presses("Close it now").error_beside("Why?") == "Say why it closes early"
    page.fills_in({"Why?": "The block has burnt down"}, then="Close it now")
    assert ballot_named("a-name-for-the-block").phase() is Phase.CLOSED


def test_a_statutory_ballot_is_refused_beside_the_question(app, officer):
    page = officer.opens("/manage/ballots/new")
    page = page.fills_in(
        {
            "What is the vote for?": "Decide on pulling down or rebuilding homes",
            "What is it called?": "Pull it down",
        },
        then="Begin it",
    )
    assert "must be run by an independent body" in page.error_beside("What is the vote for?")


def test_money_without_a_sum_is_said_beside_its_box(app, officer):
    page = officer.opens("/manage/ballots/new")
    page = page.fills_in(
        {"What is the vote for?": "Say how to spend a sum of money", "What is it called?": "Budget"},
        then="Begin it",
    )
    assert page.error_beside("If money is to be spent: how many pounds?") == "Say how much money there is"


def test_rules_that_are_saved_untouched_stay_as_they_are(app, officer):
    ballot = a_ballot(purpose="budget", budget=5000)
    before = {column.name: getattr(ballot, column.name) for column in ballot.__table__.columns}
    officer.opens(f"/manage/ballots/{ballot.slug}/rules").presses("Save how it works")
    after = ballot_named(ballot.slug)
    assert {column.name: getattr(after, column.name) for column in after.__table__.columns} == before


def test_once_open_the_rules_can_be_read_and_not_changed(app, officer):
    ballot, _codes = an_open_ballot()
    page = officer.opens(f"/manage/ballots/{ballot.slug}/rules").presses("Save how it works")
    assert page.says("This vote has opened, so it cannot be changed.")


def test_a_lost_code_is_replaced_and_read_out_once(app, officer):
    person = a_customer(name="Zora Quill")
    ballot, _codes = an_open_ballot()
    page = officer.opens(f"/manage/ballots/{ballot.slug}/voters")
    page = page.fills_in({"Name, reference or postcode": "Zora"}, then="Find them")
    assert page.says("Has not voted")
    page = page.follows("New code Zora Quill")
    page = page.fills_in(
        {"How do they get it?": "I read it out to them", "Why do they need a new code?": "Letter lost"},
        then="Give a new code",
    )
    code = next(each.text for each in page.tree.iter("bdi"))
    assert queries.entry_of_code(code).customer_id == person.id
    services.vote(ballot, code, {"o1": 1})
    page = officer.opens(f"/manage/ballots/{ballot.slug}/voters")
    page = page.fills_in({"Name, reference or postcode": "Zora"}, then="Find them")
    assert page.says("Has voted")


def test_a_name_is_taken_off_after_asking_once_more(app, officer):
    ballot, _codes = an_open_ballot()
    page = officer.opens(f"/manage/ballots/{ballot.slug}/options").follows("Take it off Bo Chen")
    page.presses("Take it off")
    assert [one.name for one in ballot_named(ballot.slug).standing] == ["Ann Baker", "Cy Davies"]


def test_a_cancelled_ballot_says_why_to_everybody(app, officer, visitor):
    ballot, _codes = an_open_ballot()
    page = officer.opens(f"/manage/ballots/{ballot.slug}/cancel")
    assert page.presses("Cancel this vote").error_beside("Why?") == "Say why it is cancelled"
    page.fills_in({"Why?": "A name was missing"}, then="Cancel this vote")
    assert visitor.opens(f"/vote/{ballot.slug}").says("A name was missing")


def test_no_page_for_staff_shows_a_vote_before_closing(app, officer):
    ballot, codes = an_open_ballot(smallest_group=2)
    tracker = services.vote(ballot, codes[0], {"o2": 1}).tracker
    services.vote(ballot, codes[1], {"o2": 1})
    db.session.commit()
    for part in ("", "/options", "/roll", "/open", "/codes", "/voters", "/close", "/rules"):
        page = officer.opens(f"/manage/ballots/{ballot.slug}{part}")
        assert tracker not in page.response.text
    assert officer.opens(f"/manage/ballots/{ballot.slug}").says("Have voted 2")


def test_who_may_not_run_a_vote(app, customer, visitor):
    ballot = a_ballot()
    for address in (
        "/manage/ballots",
        f"/manage/ballots/{ballot.slug}",
        f"/manage/ballots/{ballot.slug}/open",
    ):
        customer.opens(address, 403)
    complaints = Visitor(app).signs_in_as("complaints_officer")
    complaints.opens(f"/manage/ballots/{ballot.slug}")
    complaints.opens(f"/manage/ballots/{ballot.slug}/open", 403)
    assert visitor.client.get("/manage/ballots").status_code in {302, 401, 403}
