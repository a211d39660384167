"""The pages of actions, as people use them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import clock
from core.database import db
from engagement.actions import queries, services
from engagement.actions.lateness import Step, Word
from engagement.actions.origins import origins_of_voice
from engagement.voices import codes
from engagement.voices import services as voices
from engagement.voices.models import Kind
from tests.makers.engagement_actions import an_action
from tests.visitor import Visitor


def test_the_late_and_the_refused_stand_in_the_list_with_their_words(visitor, clock):
    clock.move_to("2026-11-01 12:00")
    late = an_action(title="Lights", due_on=_in_days(0))
    refused = an_action(title="Evening visits")
    services.add_update(refused, step=Step.DID_NOT, words="It would cost £37 for each home.", by=None)
    assert late.slug
    clock.move_to("2026-11-24 12:00")
    page = visitor.opens("/you-said-we-did")
    assert page.says("Late by 23 days")
    assert page.says("We did not, because")
    assert page.says("It would cost £37 for each home.")


def _in_days(days: int):
    return clock.today() + timedelta(days=days)


def test_an_unpublished_action_is_nobodys_business(visitor):
    action = an_action(published=False)
    assert not visitor.opens("/you-said-we-did").says("Lights in car parks")
    visitor.opens(f"/you-said-we-did/{action.slug}", status=404)


def test_an_officer_opens_publishes_and_finishes_an_action(officer):
    page = officer.opens("/manage/actions/new")
    due = clock.today() + timedelta(days=90)
    page = page.fills_in(
        {
            "What is it about?": "Lift at Elm Court",
            "What did customers say?": "The lift keeps breaking.",
            "What will you do?": "Put in a new motor.",
            "Who will see it through?": "Dawn Pritchard",
            "Day": str(due.day), "Month": str(due.month), "Year": str(due.year),
        },
        then="Open it",
    )  # fmt: skip
    page = page.presses("Publish it")
    page = page.fills_in({"Done": True, "What happened?": "The new motor is in."}, then="Save the news")
    assert Visitor(officer.app).opens("/you-said-we-did").says("The new motor is in.")
    assert queries.by_slug("lift-at-elm-court").is_said_done


def test_a_date_that_passed_is_explained_beside_the_question_and_nothing_is_lost(officer):
    page = officer.opens("/manage/actions/new")
    page = page.fills_in(
        {
            "What is it about?": "Bins", "What did customers say?": "They overflow.", "What will you do?": "More bins.",
            "Who will see it through?": "Tom", "Day": "1", "Month": "2", "Year": "2020",
        },
        then="Open it",
    )  # fmt: skip
    assert page.error_beside("When will it be done?") == "This date has passed. Give a day from today on."
    assert "They overflow." in page.response.text
    assert queries.all_actions() == []


def test_the_committee_sends_back_what_is_not_done(visitor):
    action = an_action()
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    member = visitor.signs_in_as("committee_member")
    page = member.opens("/check")
    assert page.says("Lights in car parks")
    page = member.opens(f"/check/{action.slug}").fills_in(
        {"It is not done. We send it back": True, "How do you know?": "Two are dark."}, then="Give our word"
    )
    assert Visitor(visitor.app).opens("/you-said-we-did").says("Customers say it is not done")


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_member", "administrator"])
def test_only_those_who_answer_for_actions_may_open_one(app, role):
    Visitor(app).signs_in_as(role).opens("/manage/actions/new", status=403)


@pytest.mark.parametrize("role", ["customer", "pool_member", "engagement_officer", "administrator"])
def test_only_the_committee_gives_its_word(app, role):
    Visitor(app).signs_in_as(role).opens("/check", status=403)


def test_the_spreadsheet_cannot_run_a_formula(visitor):
    an_action(title="=HYPERLINK(1)")
    db.session.commit()
    rows = visitor.client.get("/you-said-we-did.csv").data.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in rows


def test_the_follow_page_shows_what_was_decided_and_takes_whether_it_works(visitor):
    code = codes.new_code()
    voice = voices.hear(
        kind=Kind.SURVEY, source="survey:t", remarks=[("", "Dark zanzibar car park")], code=code
    )
    db.session.flush()
    key = voice.key
    origins_of_voice.add("test", lambda v: ["dark"] if v.key == key else [])
    try:
        action = an_action(origins=[("test", "dark")])
        services.add_update(action, step=Step.DONE, words="All eight are lit.", by=None)
        page = visitor.opens(f"/follow/{code}")
        assert page.says("Put new lights in eight car parks.")
        assert page.says("All eight are lit.")
        assert page.says("Does it work for you now?")
        page.presses("Not yet")
        db.session.expire_all()
        assert (action.facts.works, action.facts.works_not) == (0, 1)
    finally:
        origins_of_voice._things.pop("test")


def test_the_committee_may_agree_without_words(app):
    action = an_action()
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    member = Visitor(app).signs_in_as("committee_member")
    member.opens(f"/check/{action.slug}").fills_in({"It is done. We have checked": True}, then="Give our word")
    assert Visitor(app).opens("/you-said-we-did").says("Done. The committee has checked")


def test_the_list_can_be_narrowed_to_a_place_and_a_year(visitor, clock):
    clock.move_to("2025-03-01 12:00")
    an_action(title="Lift at Elm Court", area="Weir Side")
    clock.move_to("2026-03-01 12:00")
    an_action(title="Lights in car parks", area="Priory")
    an_action(title="Letters in plain words")
    page = visitor.opens("/you-said-we-did?where=Priory")
    assert page.says("Lights in car parks")
    assert page.says("Letters in plain words"), "what is for everywhere is for Priory too"
    assert not page.says("Lift at Elm Court")
    page = visitor.opens("/you-said-we-did").fills_in({"When we decided": "2025"}, then="Show these")
    assert page.says("Lift at Elm Court")
    assert not page.says("Lights in car parks")
    assert visitor.opens("/you-said-we-did?when=soon&where=Nowhere&page=x").says("Letters in plain words")


def test_what_the_committee_sent_back_is_said_in_the_list_until_there_is_news(visitor, clock):
    clock.move_to("2026-11-01 12:00")
    action = an_action()
    services.add_update(action, step=Step.DONE, words="All lit.", by=None)
    services.judge(action, word=Word.SEND_BACK, words="Two are still dark.", by=None)
    page = visitor.opens("/you-said-we-did")
    assert page.says("The committee sent it back on 1 November: Two are still dark.")
    clock.move_to("2026-11-03 12:00")
    services.add_update(action, step=Step.DOING, words="The last two are ordered.", by=None)
    assert not visitor.opens("/you-said-we-did").says("Two are still dark.")
