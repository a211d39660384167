"""The pages of a call: read it, stand, support, be decided about, and be read by voters."""

from __future__ import annotations

import io
import re
from datetime import timedelta

from core import clock as time
from core.database import db
from surveys.ballots import services
from surveys.ballots.models import Nomination
from tests.makers.engagement_customers import a_customer
from tests.makers.surveys_ballots import a_ballot
from tests.sign_in import an_account
from tests.surveys.ballots.test_standing import a_call, a_photograph, put_forward


def signed_in_customer(visitor):
    account = an_account("customer")
    a_customer(name="Mo Price", account=account, email="mo@example.org")
    return visitor.becomes(account)


def test_a_stranger_reads_the_call_and_is_asked_to_sign_in(app, visitor):
    ballot = a_call(candidate_rules=["You owe us nothing."])
    page = visitor.opens(f"/nominate/{ballot.slug}")
    assert page.says("You owe us nothing.") and page.says("You are 18 or older.")
    assert page.follows("Put my name forward").address == "/sign-in"


def test_a_customer_stands_and_too_many_words_are_counted_beside_the_box(app, visitor):
    ballot = a_call()
    page = signed_in_customer(visitor).opens(f"/nominate/{ballot.slug}/stand")
    agree = {"I fit the rules. My name, words and photograph may be published.": True}
    page = page.fills_in({"Why should people vote for you?": "word " * 11, **agree}, then="Send it")
    assert "You have used 11 words" in page.error_beside("Why should people vote for you?")
    assert page.says("You have used 11 of 10 words.")
    photo = (io.BytesIO(a_photograph()), "me.jpg")
    page = page.fills_in(
        {"Why should people vote for you?": "I listen to you.", "A photograph of you": photo, **agree},
        then="Send it",
    )
    assert page.says("We have your name and check it") and page.says("4 of 10")
    page = page.follows("Stand no more").presses("Take my name back")
    assert page.says("You stand no more")


def test_staff_see_each_rule_checked_accept_and_refuse(app, visitor, officer):
    ballot = a_call()
    put_forward(ballot, a_customer(name="Ann Lee", email="ann@example.org"))
    put_forward(ballot, a_customer(name="Bo Lee", email="bo@example.org"))
    page = officer.opens(f"/manage/ballots/{ballot.slug}/nominations")
    assert page.says("2 names wait for a decision.")
    page = page.follows("Ann Lee")
    assert page.says("Our records cannot tell. Check it yourself.")
    assert page.presses("Accept and put on the paper").says("Accepted. The name is on the paper")
    page = officer.opens(f"/manage/ballots/{ballot.slug}/nominations").follows("Bo Lee")
    page = page.fills_in({"Why can they not stand?": "You moved away."}, then="Refuse and tell them")
    assert page.says("given your reason")


def test_staff_type_a_form_from_paper_and_its_supporter(app, officer):
    ballot = a_call(needs_seconder=True)
    a_customer(name="Cy Unusual"), a_customer(name="Dee Friend")
    page = officer.opens(f"/manage/ballots/{ballot.slug}/nominations/new")
    page = page.fills_in({"Name, reference or postcode": "Unusual"}, then="Find").follows("Cy Unusual")
    day = time.today()
    page = page.fills_in(
        {
            "What they wrote": "I will ring back.",
            "They have signed that they fit the rules and that it may be published.": True,
            "Day": str(day.day), "Month": str(day.month), "Year": str(day.year),
        },
        then="Write it down",
    )  # fmt: skip
    assert page.says("(on paper)")
    page = page.follows("Write down: Cy Unusual")
    page = page.fills_in({"Name, reference or postcode": "Friend"}, then="Find").follows("Dee Friend")
    assert page.presses("They signed").says("The supporter is written down.")


def test_another_customer_supports_with_the_six_letters(app, visitor):
    ballot = a_call(needs_seconder=True)
    found = put_forward(ballot, a_customer(name="Ann Lee"))
    page = signed_in_customer(visitor).opens(f"/nominate/{ballot.slug}/support")
    page = page.fills_in({"The six letters and numbers they gave you": "nobody"}, then="Find them")
    assert page.says("Nobody has these.")
    page = page.fills_in(
        {"The six letters and numbers they gave you": found.seconder_code.lower()}, then="Find them"
    )
    page = page.presses("I support this person")
    assert page.says("You now support Ann Lee.")
    assert db.session.get(Nomination, found.id).seconded_by.name == "Mo Price"


def test_candidates_are_shown_in_an_order_drawn_afresh_and_none_before_the_call_ends(app, visitor, clock):
    clock.move_to("2027-03-01 09:00")
    names = tuple(f"Name {letter}" for letter in "ABCDEFGH")
    ballot = a_ballot(
        names=names, nominations_from=time.today(), nominations_to=time.today() + timedelta(days=3)
    )
    a_customer()
    services.freeze_roll(ballot, reason="All are listed", by=None)
    visitor.opens(f"/vote/{ballot.slug}/candidates", status=404)
    clock.move_to("2027-03-06 09:00")
    seen = set()
    for _look in range(6):
        page = visitor.opens(f"/vote/{ballot.slug}/candidates")
        order = tuple(re.findall(r"Name [A-H]", page.text))
        assert sorted(order) == list(names)
        seen.add(order)
    assert len(seen) > 1
    assert page.says("The order is drawn by lot each time")
    assert visitor.opens(f"/vote/{ballot.slug}/candidates/large-print").says("Name H")


def test_the_photograph_is_shown_with_the_name_in_its_place(app, visitor, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, someone = a_call(names=("Ann", "Bo")), a_customer(name="Mo Price")
    from surveys.ballots.portraits import keep_portrait

    with app.test_request_context():
        services.accept(put_forward(ballot, someone, photo=keep_portrait(a_photograph())), by=None)
    services.freeze_roll(ballot, reason="All are listed", by=None)
    clock.move_to("2027-03-20 09:00")
    page = visitor.opens(f"/vote/{ballot.slug}/candidates")
    assert [img.get("alt") for img in page.tree.iter("img") if "photograph" in img.get("src")] == ["Mo Price"]
    assert visitor.opens(f"/vote/{ballot.slug}/photograph/o3").response.mimetype == "image/jpeg"
    visitor.opens(f"/vote/{ballot.slug}/photograph/o1", status=404)


def test_the_call_is_written_by_staff_who_may_run_votes_only(app, visitor):
    ballot = a_ballot(names=())
    visitor.signs_in_as("complaints_officer").opens(f"/manage/ballots/{ballot.slug}/call", status=403)
    visitor.opens(f"/manage/ballots/{ballot.slug}/nominations")
    visitor.signs_in_as("customer").opens(f"/manage/ballots/{ballot.slug}/nominations", status=403)
