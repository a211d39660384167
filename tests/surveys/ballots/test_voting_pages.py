"""Voting, as a customer does it: no script, no cookie, mistakes beside the box, sent once."""

from __future__ import annotations

import gzip

import pytest
from sqlalchemy import func, select

from core.database import db
from core.forms import write_token
from surveys.ballots import queries, services
from surveys.ballots.models import SealedBallot, Voted
from tests.makers.surveys_ballots import NAMES, an_open_ballot


def begun(visitor, ballot, code):
    page = visitor.opens(f"/vote/{ballot.slug}")
    return page.fills_in({"Your code": code}, then="Go to my voting paper")


def tracker_on(page):
    return next(each.text for each in page.tree.iter("bdi"))


def papers_of(ballot):
    services.close_ballot(ballot, reason="The test is over", by=None)
    return queries.sealed_papers(ballot)


def votes():
    return db.session.scalar(select(func.count()).select_from(Voted))


def test_from_the_link_in_a_letter_to_the_tracker(app, visitor):
    ballot, codes = an_open_ballot()
    page = visitor.opens(f"/v/{codes[0]}").presses("Go to my voting paper")
    page = page.fills_in({"Bo Chen": "1", "Ann Baker": "2"}, then="Check my vote")
    assert page.heading == "Is this your vote?"
    assert page.text.index("Bo Chen") < page.text.index("Ann Baker")
    page = page.presses("Send my vote")
    assert page.says("Your vote is in")
    tracker = tracker_on(page)
    assert papers_of(ballot) == [{"o2": 1, "o1": 2}]
    assert queries.trackers(ballot) == [tracker]


def test_everything_is_said_before_voting(app, visitor):
    ballot, _codes = an_open_ballot(seats=2, method="stv-scottish")
    page = visitor.opens(f"/vote/{ballot.slug}")
    for words in (
        "Each person has one vote", "It is secret", "There are 2 places", ballot.tie_seed, "It decides.",
        "cannot be changed", "On our website",
    ):  # fmt: skip
        assert page.says(words), words


def test_an_open_vote_says_so_before_and_on_the_last_page(app, visitor):
    ballot, codes = an_open_ballot(secrecy="open")
    assert visitor.opens(f"/vote/{ballot.slug}").says("Your vote is published with your name")
    page = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1"}, then="Check my vote")
    assert page.says("Your vote is published with your name")


@pytest.mark.parametrize("address", ["/vote", "/vote/{slug}", "/v/{code}", "/vote/{slug}/change"])
def test_no_cookie_is_set(app, visitor, address):
    ballot, codes = an_open_ballot(may_change=True)
    db.session.commit()
    response = visitor.client.get(address.format(slug=ballot.slug, code=codes[0]))
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "<script" not in response.text


def test_a_paper_of_twelve_stays_under_14_kb_with_its_stylesheets(app, visitor):
    names = tuple(f"Candidate Number {n}" for n in range(12))
    ballot, codes = an_open_ballot(names=names)
    for option in ballot.options:
        option.statement = "I have lived here for many years, and I know what has to be done first. " * 3
    page = begun(visitor, ballot, codes[0])
    styles = sum(
        len(gzip.compress(visitor.client.get(link.get("href")).data))
        for link in page.tree.iter("link")
        if link.get("rel") == "stylesheet"
    )
    assert len(gzip.compress(page.response.data)) + styles < 14 * 1024


def test_mistakes_stand_beside_their_boxes_and_nothing_typed_is_lost(app, visitor):
    ballot, codes = an_open_ballot()
    page = begun(visitor, ballot, codes[0])
    page = page.fills_in({"Ann Baker": "1", "Bo Chen": "1", "Cy Davies": "x"}, then="Check my vote")
    assert page.error_beside("Ann Baker") == "You have used 1 more than once"
    assert page.error_beside("Cy Davies") == "Write a number, or leave the box empty"
    assert page.says("3 things to put right")
    assert (page.answer_to("Bo Chen"), page.answer_to("Cy Davies")) == ("1", "x")
    assert votes() == 0


def test_a_paper_is_spoiled_only_when_meant(app, visitor):
    ballot, codes = an_open_ballot()
    page = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1", "Bo Chen": "1"}, then="Check my vote")
    page = page.presses("I mean to spoil my paper")
    assert page.says("It counts as a vote given, for nobody")
    assert page.presses("Send my vote").says("Your vote is in")
    assert papers_of(ballot) == [{"spoiled": True}]


def test_a_paper_is_blank_only_when_meant(app, visitor):
    ballot, codes = an_open_ballot()
    page = begun(visitor, ballot, codes[0]).presses("Check my vote")
    assert page.says("You have marked nothing")
    page.presses("I mean to leave my paper blank").presses("Send my vote")
    assert papers_of(ballot) == [{"blank": True}]


def test_going_back_from_the_last_page_keeps_the_marks(app, visitor):
    ballot, codes = an_open_ballot()
    page = (
        begun(visitor, ballot, codes[0])
        .fills_in({"Ann Baker": "1"}, then="Check my vote")
        .presses("Change it")
    )
    assert page.answer_to("Ann Baker") == "1"


def test_the_same_paper_sent_twice_is_one_vote_with_one_tracker(app, visitor):
    ballot, codes = an_open_ballot()
    page = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1"}, then="Check my vote")
    first, again = page.presses("Send my vote"), page.presses("Send my vote")
    assert tracker_on(first) == tracker_on(again)
    assert votes() == 1


def test_two_papers_in_two_tabs_are_one_vote(app, visitor):
    ballot, codes = an_open_ballot()
    tabs = [
        begun(visitor, ballot, codes[0]).fills_in({name: "1"}, then="Check my vote") for name in NAMES[:2]
    ]
    tabs[0].presses("Send my vote")
    assert tabs[1].presses("Send my vote").says("You have voted")
    assert papers_of(ballot) == [{"o1": 1}]


def test_somebody_elses_vote_resets_nothing(app, visitor):
    ballot, codes = an_open_ballot()
    mine = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1", "Bo Chen": "1"}, then="Check my vote")
    services.vote(ballot, codes[1], {"o3": 1})
    mine = mine.fills_in({"Bo Chen": "2"}, then="Check my vote")
    assert mine.presses("Send my vote").says("Your vote is in")


def test_a_name_that_withdraws_meanwhile_is_left_out(app, visitor):
    ballot, codes = an_open_ballot()
    page = begun(visitor, ballot, codes[0])
    services.withdraw_option(ballot.options[1], by=None)
    page = page.fills_in({"Ann Baker": "1", "Bo Chen": "2"}, then="Check my vote")
    assert page.says("Ann Baker")
    assert not page.says("Bo Chen")


def test_an_unknown_code_is_said_beside_its_box(app, visitor):
    ballot, _codes = an_open_ballot()
    page = begun(visitor, ballot, "AAAA-BBBB-CCCC")
    assert "We do not know this code" in page.error_beside("Your code")
    assert visitor.opens("/v/AAAA-BBBB-CCCC", 404).says("We do not know this code")
    assert visitor.opens("/vote").fills_in({"Your code": "hello"}, then="Continue").error_beside("Your code")


def test_a_code_alone_finds_its_vote(app, visitor):
    ballot, codes = an_open_ballot()
    page = visitor.opens("/vote").fills_in({"Your code": codes[0].lower()}, then="Continue")
    assert page.heading == ballot.title


def test_whoever_has_voted_is_told_so(app, visitor):
    ballot, codes = an_open_ballot()
    services.vote(ballot, codes[0], {"o1": 1})
    assert begun(visitor, ballot, codes[0]).says("You have voted")


def test_after_closing_the_same_paper_is_thanked_again_and_another_is_told_that_it_closed(app, visitor):
    ballot, codes = an_open_ballot()
    sent = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1"}, then="Check my vote")
    late = begun(visitor, ballot, codes[1]).fills_in({"Ann Baker": "1"}, then="Check my vote")
    sent.presses("Send my vote")
    services.close_ballot(ballot, reason="The test is over", by=None)
    assert sent.presses("Send my vote").says("Your vote is in")
    assert late.presses("Send my vote").says("This vote has closed")
    assert votes() == 1


def test_a_vote_is_changed_on_the_page_and_the_old_one_is_not_shown(app, visitor):
    ballot, codes = an_open_ballot(may_change=True)
    page = begun(visitor, ballot, codes[0]).fills_in({"Ann Baker": "1"}, then="Check my vote")
    tracker = tracker_on(page.presses("Send my vote"))
    page = visitor.opens(f"/vote/{ballot.slug}/change")
    wrong = page.fills_in({"Your three words and number": "BIRCH-LAKE-ROBIN-42"}, then="Go to a new paper")
    assert "We do not know these words" in wrong.error_beside("Your three words and number")
    page = page.fills_in({"Your three words and number": tracker}, then="Go to a new paper")
    assert page.answer_to("Ann Baker") == ""
    page = page.fills_in({"Cy Davies": "1"}, then="Check my vote").presses("Send my vote")
    assert page.says("Your vote is changed")
    assert papers_of(ballot) == [{"o3": 1}]


@pytest.mark.parametrize("token", ["", "rubbish", "a.b.c", "x" * 5000])
def test_a_changed_token_asks_for_the_code_again(app, visitor, token):
    ballot, _codes = an_open_ballot()
    db.session.commit()
    response = visitor.client.post(f"/vote/{ballot.slug}/paper", data={"form_token": token, "go": "send"})
    assert response.status_code == 200
    assert "Type your code again" in response.text


def test_an_old_paper_keeps_what_was_typed_and_can_be_sent(app, visitor, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, codes = an_open_ballot(days=30)
    page = begun(visitor, ballot, codes[0])
    clock.move_to("2027-03-20 09:00")
    page = page.fills_in({"Ann Baker": "1"}, then="Check my vote")
    assert page.says("open for too long")
    assert page.answer_to("Ann Baker") == "1"
    assert page.presses("Check my vote").presses("Send my vote").says("Your vote is in")


def test_marks_nobody_could_make_do_not_pass_in_a_token(app, visitor):
    ballot, codes = an_open_ballot()
    db.session.commit()
    forged = write_token("ballot paper", [ballot.id, codes[0], "A-B-C-1", [], {"o9": 1}, False])
    visitor.client.post(f"/vote/{ballot.slug}/paper", data={"form_token": forged, "go": "send"})
    assert db.session.scalar(select(func.count()).select_from(SealedBallot)) == 0


def test_the_order_of_the_names_is_drawn_afresh_for_each_voter(app, visitor):
    ballot, codes = an_open_ballot(names=tuple(f"Name {n}" for n in range(6)))
    orders = set()
    for _one in range(6):
        page = begun(visitor, ballot, codes[0])
        orders.add(tuple(box.get("name") for box in page.tree.iter("input") if box.get("inputmode")))
    assert len(orders) > 1
    again = page.presses("Check my vote")
    assert tuple(box.get("name") for box in again.tree.iter("input") if box.get("inputmode")) in orders


def test_a_yes_or_no_and_a_tick_vote(app, visitor):
    ballot, codes = an_open_ballot(
        purpose="options", method="yes-no", per="person", title="Shall we paint the doors?"
    )
    page = begun(visitor, ballot, codes[0]).fills_in({ballot.title: "Yes"}, then="Check my vote")
    page.presses("Send my vote")
    assert papers_of(ballot) == ["yes"]
    ballot, codes = an_open_ballot(
        purpose="budget", budget=5000, per="person", title="How shall we spend it?"
    )
    page = begun(visitor, ballot, codes[0])
    assert page.says("There is £5,000 to spend")
    names = [f"{name} £1,000" for name in NAMES[:2]]
    page.fills_in({ballot.title: names}, then="Check my vote").presses("Send my vote")
    assert sorted(papers_of(ballot)[0]) == ["o1", "o2"]


def test_a_draft_is_not_shown(app, visitor):
    from tests.makers.surveys_ballots import a_ballot

    visitor.opens(f"/vote/{a_ballot().slug}", 404)


def test_a_cancelled_vote_says_why(app, visitor):
    ballot, _codes = an_open_ballot()
    services.cancel_ballot(ballot, reason="A name was missing", by=None)
    assert visitor.opens(f"/vote/{ballot.slug}").says("A name was missing")


def test_no_code_and_no_tracker_is_logged(app, visitor, capfd):
    ballot, codes = an_open_ballot()
    capfd.readouterr()
    page = visitor.opens(f"/v/{codes[0]}").presses("Go to my voting paper")
    page = page.fills_in({"Ann Baker": "1"}, then="Check my vote").presses("Send my vote")
    logged = "".join(capfd.readouterr())
    assert codes[0] not in logged
    assert tracker_on(page) not in logged
    assert ballot.options[0].name not in logged
