"""Whoever holds a code sees what came of their words; nobody else learns anything."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from core.database import db
from core.limits import limiter
from core.messages import Recipient
from core.messages.models import Message
from engagement.voices import services
from engagement.voices.models import Correction, Kind, Remark, Subscription
from engagement.voices.outcomes import Outcome, known_persons, outcomes
from tests.makers.engagement_voices import a_voice
from tests.visitor import Visitor

CODE = "BIRCH-LAKE-ROBIN-42"
LIFT = "The lift at Elm Court keeps breaking."


@pytest.fixture
def hung():
    """Hang outcomes or known persons for one test, and take them down again."""
    taken = []

    def hang(peg, thing):
        peg.add("a test", thing)
        taken.append(peg)

    yield hang
    for peg in taken:
        peg._things.pop("a test", None)


def test_a_code_leads_to_what_was_said(app, visitor):
    a_voice(LIFT, code=CODE, heard_on=date(2026, 5, 14))
    page = visitor.opens("/follow").fills_in({"Your code": " birch lake, robin 42 "})
    assert page.heading == "What came of what you told us"
    for words in (CODE, LIFT, "14 May 2026", "Nothing is decided yet.", "Keep your code safe."):
        assert page.says(words)


def test_a_wrong_code_gets_a_kind_sentence(app, visitor):
    page = visitor.opens("/follow").fills_in({"Your code": "BIRCH-LAKE-ROBIN-43"})
    assert page.error_beside("Your code") == "We do not know this code. Check each word, then try again."


def test_a_wrong_address_gets_the_same_sentence(app, visitor):
    assert visitor.opens("/follow/NO-SUCH-CODE-42", status=404).says("We do not know this code.")


def test_the_page_sets_no_cookie_and_is_not_indexed(app, visitor):
    a_voice(code=CODE)
    response = visitor.opens(f"/follow/{CODE}").response
    assert "Set-Cookie" not in response.headers
    assert response.headers["X-Robots-Tag"].startswith("noindex")
    assert len(response.data) < 14 * 1024


def test_what_rooms_above_did_stands_on_the_trail_in_order(app, visitor, hung):
    a_voice(LIFT, code=CODE)
    hung(
        outcomes,
        lambda voice: [
            Outcome(40, "We decided", date(2026, 6, 18), "decided", did="A new motor.", by="Dawn Pritchard"),
            Outcome(20, "You are not alone", date(2026, 6, 2), "grouped",
                    context={"theme": "Lifts that break down", "count": 47, "checked": True}),
            Outcome(50, "What is done so far", date(2026, 11, 4), "doing", state="half_done",
                    details=[{"title": "Six lifts checked", "said": "4 of 6.", "state": "half_done",
                              "done": 4, "of": 6}]),
        ],
    )  # fmt: skip
    page = visitor.opens(f"/follow/{CODE}")
    stops = [
        "You told us",
        "You are not alone",
        "46 other customers",
        "We decided",
        "A new motor.",
        "4 of 6.",
    ]
    assert [page.text.index(stop) for stop in stops] == sorted(page.text.index(stop) for stop in stops)
    assert page.says("Half done")


def test_the_stops_of_one_thing_stand_together(app, visitor, hung):
    a_voice(LIFT, code=CODE)

    def told(voice):
        for name, opened, done in (("motor", 18, 20), ("lights", 1, 25)):
            yield Outcome(40, f"Decided {name}", date(2026, 6, opened), "decided", about=name)
            yield Outcome(
                50, f"Did {name}", date(2026, 6, done), "done", state="agreed", about=name, did=name
            )

    hung(outcomes, lambda voice: list(told(voice)))
    page = visitor.opens(f"/follow/{CODE}")
    stops = ["Decided lights", "Did lights", "Decided motor", "Did motor"]
    assert [page.text.index(stop) for stop in stops] == sorted(page.text.index(stop) for stop in stops)
    assert page.says("Done, and customers agree lights")


def test_links_from_the_page_do_not_carry_the_code(app, visitor):
    a_voice(LIFT, code=CODE)
    assert visitor.opens(f"/follow/{CODE}").response.headers["Referrer-Policy"] == "strict-origin"


def test_words_can_be_changed_with_the_code(app, visitor):
    voice = a_voice(LIFT, code=CODE)
    page = visitor.opens(f"/follow/{CODE}").follows("Take this back or change it")
    page = page.fills_in(
        {"What do you want to do?": "Change my words", "Your words": "It works now."}, then="Do it"
    )
    page = visitor.opens(f"/follow/{CODE}")
    assert page.says("It works now.")
    assert not page.says(LIFT)
    assert voice.remarks[0].text == "It works now."


def test_words_can_be_taken_back_and_are_counted(app, visitor):
    voice = a_voice(LIFT, code=CODE)
    page = visitor.opens(f"/follow/{CODE}/change")
    page.fills_in({"What do you want to do?": "Take my words back"}, then="Do it")
    assert visitor.opens(f"/follow/{CODE}").says("You took these words back.")
    assert (voice.is_taken_back, db.session.scalar(select(Remark.text))) == (True, "")


def test_a_complaint_is_not_wiped_by_its_code_alone(app, visitor, hung):
    a_voice(LIFT, code=CODE, kind=Kind.COMPLAINT)
    hung(known_persons, lambda voice: True)
    page = visitor.opens(f"/follow/{CODE}/change")
    assert page.says("A person here reads this")
    page.fills_in({"What do you want to do?": "Take my words back"}, then="Do it")
    assert db.session.scalar(select(Remark.text)) == LIFT
    assert db.session.scalars(select(Correction)).one().wish == "take_back"


def test_somebody_can_say_that_they_meant_something_else(app, visitor):
    a_voice(LIFT, code=CODE)
    page = visitor.opens(f"/follow/{CODE}/not-what-i-meant")
    page.fills_in({"What did you mean?": "I meant the stairs"}, then="Send it")
    assert db.session.scalars(select(Correction)).one().words == "I meant the stairs"


def test_news_is_asked_for_on_a_page_that_does_not_know_the_code(app, visitor):
    a_voice(LIFT, code=CODE)
    page = visitor.opens(f"/follow/{CODE}").follows("Send me news from this survey")
    assert CODE.lower() not in page.response.text.lower()
    page.fills_in(
        {"How shall we tell you?": "By text message", "Your mobile number or e-mail address": "07700 900123"}
    )
    subscription = db.session.scalars(select(Subscription)).one()
    assert (subscription.source, subscription.address) == ("survey:tsm-2026", "07700900123")


def test_a_message_says_how_to_stop_and_that_stops_it(app, visitor):
    services.subscribe("survey:tsm-2026", Recipient.by_email("", "m@example.org"))
    assert services.tell_subscribers("survey:tsm-2026", "engagement/voices/_stop", "a test") == 1
    assert services.tell_subscribers("survey:tsm-2026", "engagement/voices/_stop", "a test") == 0
    db.session.commit()
    link = db.session.scalars(select(Message)).one().body.split()[-1]
    page = visitor.opens(urlsplit(link).path)
    assert len(db.session.scalars(select(Subscription)).all()) == 1
    assert page.presses("Send me no more news").says("We have wiped your number or address")
    assert db.session.scalars(select(Subscription)).all() == []


def test_a_contact_that_cannot_be_one_is_refused_beside_the_question(app, visitor):
    a_voice(LIFT, code=CODE)
    page = visitor.opens("/news/survey:tsm-2026").fills_in(
        {"How shall we tell you?": "By e-mail", "Your mobile number or e-mail address": "07700 900123"}
    )
    assert page.error_beside("Your mobile number or e-mail address").startswith("Give an e-mail address")


def test_nobody_gets_news_of_a_complaint_or_of_nothing(app, visitor):
    a_voice(kind=Kind.COMPLAINT, source="feedback")
    visitor.opens("/news/feedback", status=404)
    visitor.opens("/news/survey:none", status=404)


@pytest.fixture
def limited_app(own_app):
    """An application that counts tries, as it does outside tests."""
    app = own_app("sqlite")
    app.config["RATELIMIT_ENABLED"] = True
    limiter.init_app(app)
    yield app
    limiter.enabled = False


def test_guessing_is_slowed_and_the_right_code_does_not_count(limited_app):
    with limited_app.app_context():
        a_voice(LIFT, code=CODE)
        visitor = Visitor(limited_app)
        for _time in range(15):
            visitor.opens(f"/follow/{CODE}")
        pages = [visitor.opens(f"/follow/LAKE-ROBIN-BIRCH-{n}", status={404, 429}) for n in range(10, 22)]
        assert [page.response.status_code for page in pages] == [404] * 10 + [429] * 2
        assert pages[-1].says("That was a lot at once")
        assert visitor.opens("/follow", status=429).says("Wait a minute and try again")
