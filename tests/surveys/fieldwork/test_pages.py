"""Answering, as a customer does it: pages, going back, errors, sending twice, closed and broken links."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.database import db
from core.forms import write_token
from engagement.voices.models import Remark
from engagement.voices.services import voice_by_code
from surveys.fieldwork import queries
from surveys.fieldwork.models import Draft, Response
from surveys.questionnaires import services
from tests.makers.surveys import an_open_survey


def begun(visitor, survey):
    return visitor.opens(f"/surveys/{survey.slug}").presses("Start")


def at_the_end(page):
    page = page.fills_in({"Do you use the lift?": "Yes"}, then="Continue")
    page = page.fills_in({"How satisfied are you with the lift?": "Fairly satisfied"}, then="Continue")
    page = page.fills_in({"What should we mend?": ["Lights", "Bins"]}, then="Continue")
    return page.fills_in({"How easy is it to get help?": "7"}, then="Continue")


def code_on(page):
    return next(each.text for each in page.tree.iter("bdi"))


def test_a_whole_survey_from_the_first_page_to_the_code(app, visitor):
    survey = an_open_survey()
    page = at_the_end(begun(visitor, survey))
    page = page.fills_in({"What else should we know?": "The lift is out"}, then="Send my answers")
    assert page.says("Thank you")
    assert voice_by_code(code_on(page)).remarks[0].text == "The lift is out"
    assert queries.tally(survey, "fix") == {"Lights": 1, "Bins": 1}
    assert queries.counts(survey).by_channel == {"open": 1}


def test_no_cookie_is_set(app, visitor):
    response = visitor.client.get(f"/surveys/{an_open_survey().slug}")
    assert "Set-Cookie" not in response.headers


def test_the_promise_stands_before_the_first_question(app, visitor):
    page = visitor.opens(f"/surveys/{an_open_survey().slug}")
    assert page.says("Your name is not kept with your answers")


def test_a_confidential_survey_promises_no_more_than_it_keeps(app, visitor):
    page = visitor.opens(f"/surveys/{an_open_survey(promise='confidential').slug}")
    assert page.says("Only the people who run this survey can see your name")


def test_going_back_loses_nothing(app, visitor):
    page = begun(visitor, an_open_survey()).fills_in({"Do you use the lift?": "Yes"}, then="Continue")
    page = page.fills_in({"How satisfied are you with the lift?": "Very satisfied"}, then="Back")
    assert page.answer_to("Do you use the lift?") == "Yes"
    page = page.presses("Continue")
    assert page.answer_to("How satisfied are you with the lift?") == "Very satisfied"


def test_a_question_is_left_out_when_its_answer_was_not_given(app, visitor):
    page = begun(visitor, an_open_survey()).fills_in({"Do you use the lift?": "No"}, then="Continue")
    assert page.says("What should we mend?")


def test_what_is_missing_is_said_beside_the_question(app, visitor):
    page = begun(visitor, an_open_survey()).presses("Continue")
    assert page.error_beside("Do you use the lift?") == "Choose the answer that fits best"
    assert page.says("One thing to put right")


def test_too_long_a_text_is_shown_again(app, visitor):
    page = at_the_end(begun(visitor, an_open_survey()))
    page = page.fills_in({"What else should we know?": "x" * 6000}, then="Send my answers")
    assert "Make this shorter" in page.error_beside("What else should we know?")
    assert page.answer_to("What else should we know?") == "x" * 6000


def test_html_in_an_answer_is_only_text(app, visitor):
    page = at_the_end(begun(visitor, an_open_survey()))
    page = page.fills_in({"What else should we know?": "</textarea><b>hi</b>"}, then="Back").presses(
        "Continue"
    )
    assert page.answer_to("What else should we know?") == "</textarea><b>hi</b>"


def test_the_same_form_sent_twice_is_one_answer_with_one_code(app, visitor):
    survey = an_open_survey()
    page = at_the_end(begun(visitor, survey))
    first = page.fills_in({"What else should we know?": "Twice"}, then="Send my answers")
    again = page.fills_in({"What else should we know?": "Twice"}, then="Send my answers")
    assert code_on(first) == code_on(again)
    assert queries.counts(survey).answers == 1
    assert len(db.session.scalars(select(Remark).where(Remark.text == "Twice")).all()) == 1


def test_a_form_sent_again_after_closing_is_thanked_again(app, visitor):
    survey = an_open_survey()
    page = at_the_end(begun(visitor, survey))
    first = page.presses("Send my answers")
    services.close_survey(survey, by=None)
    assert code_on(page.presses("Send my answers")) == code_on(first)


def test_a_closed_survey_says_so_and_shows_what_was_typed(app, visitor):
    survey = an_open_survey()
    page = at_the_end(begun(visitor, survey))
    services.close_survey(survey, by=None)
    page = page.fills_in({"What else should we know?": "Too late for this"}, then="Send my answers")
    assert page.says("This survey has closed")
    assert page.says("Too late for this")
    assert queries.counts(survey).answers == 0


def test_a_survey_that_opens_later_says_when(app, visitor):
    survey = an_open_survey()
    survey.opens_at = clock.now() + timedelta(days=2)
    assert visitor.opens(f"/surveys/{survey.slug}").says("This survey is not open yet")


def test_an_old_form_keeps_what_was_typed_and_can_be_sent(app, visitor, clock):
    clock.move_to("2027-03-01 09:00")
    survey = an_open_survey(days=60)
    page = at_the_end(begun(visitor, survey))
    clock.move_to("2027-03-20 09:00")
    page = page.fills_in({"What else should we know?": "Still here"}, then="Send my answers")
    assert page.says("open for too long")
    assert page.answer_to("What else should we know?") == "Still here"
    assert page.presses("Send my answers").says("Thank you")
    assert queries.tally(survey, "easy") == {"7": 1}


@pytest.mark.parametrize("token", ["", "rubbish", "\x00", "a.b.c", "x" * 5000])
def test_a_changed_token_is_no_fault_of_ours_and_loses_nothing_typed(app, visitor, token):
    survey = an_open_survey()
    response = visitor.client.post(f"/surveys/{survey.slug}", data={"form_token": token, "go": "next"})
    assert response.status_code == 200
    assert "changed" in response.text


def test_answers_nobody_could_choose_do_not_pass_in_a_changed_token(app, visitor):
    survey = an_open_survey()
    forged = write_token("survey", [survey.version.id, 4, "A-B-C-1", {"lift": "Perhaps"}])
    response = visitor.client.post(f"/surveys/{survey.slug}", data={"form_token": forged, "go": "next"})
    assert "Do you use the lift?" in response.text
    assert queries.counts(survey).answers == 0


def test_stopping_gives_a_private_link_that_opens_the_answers(app, visitor):
    survey = an_open_survey()
    page = begun(visitor, survey).fills_in({"Do you use the lift?": "Yes"}, then="Continue")
    page = page.fills_in(
        {"How satisfied are you with the lift?": "Very satisfied"}, then="Stop here and finish later"
    )
    link = next(a.get("href") for a in page.tree.iter("a") if "/later/" in a.get("href", ""))
    page = visitor.opens(link)
    assert page.answer_to("How satisfied are you with the lift?") == "Very satisfied"
    for _page in range(3):
        page = page.presses("Continue")
    assert page.presses("Send my answers").says("Thank you")
    assert db.session.scalars(select(Draft)).all() == []
    assert visitor.opens(link, status=404).says("We do not know this link")


def test_a_draft_holds_no_time_and_not_its_link(app, visitor):
    survey = an_open_survey()
    page = begun(visitor, survey).fills_in({"Do you use the lift?": "Yes"}, then="Stop here and finish later")
    link = next(a.get("href") for a in page.tree.iter("a") if "/later/" in a.get("href", ""))
    draft = db.session.scalars(select(Draft)).one()
    assert set(Draft.__table__.columns.keys()) == {"key", "version_id", "answers"}
    assert draft.key not in link
    assert link.rpartition("/")[2].replace("-", "") not in draft.key.upper()


def test_an_anonymous_response_has_no_column_that_leads_to_a_person(app):
    assert set(Response.__table__.columns.keys()) == {"key", "version_id", "promise", "channel", "answers"}


def test_a_survey_by_invitation_is_closed_to_passers_by(app, visitor):
    survey = an_open_survey(has_open_link=False)
    assert visitor.opens(f"/surveys/{survey.slug}").says("This survey is by invitation")


def test_an_unknown_survey_is_not_found(app, visitor):
    assert visitor.opens("/surveys/nothing-here", status=404)


def test_news_is_asked_for_without_a_way_to_the_answers(app, visitor):
    survey = an_open_survey()
    page = visitor.opens(f"/surveys/{survey.slug}/news")
    page = page.fills_in({"Your e-mail address": "nobody at all"}, then="Tell me news")
    assert page.error_beside("Your e-mail address")
    page = page.fills_in({"Your e-mail address": "m@customers.example.org"}, then="Tell me news")
    assert page.says("We will write to you when there is news")


def test_a_respondents_page_is_small(app, visitor):
    import zlib

    survey = an_open_survey(definition=None, ready_set="tsm")
    page = begun(visitor, survey)
    sheets = [
        link.get("href").split("?")[0] for link in page.tree.iter("link") if link.get("rel") == "stylesheet"
    ]
    logos = [image.get("src") for image in page.tree.iter("img")]
    parts = [page.response.data, *(visitor.client.get(each).data for each in [*sheets, *logos])]
    assert sum(len(zlib.compress(part, 6)) for part in parts) <= 14 * 1024
