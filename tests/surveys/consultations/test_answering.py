"""Answering, as a customer does it: any part, in any order, later, twice, too late."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from sqlalchemy import func, select

from core.database import db
from core.forms import write_token
from engagement.voices.models import Kind, Remark, Voice
from engagement.voices.services import voice_by_code
from surveys.consultations import services
from surveys.fieldwork import queries
from surveys.fieldwork.models import Draft, Response
from tests.makers.surveys_consultations import a_draft_consultation, an_open_consultation

AGREE = "How far do you agree with “Voice”?"
MOST = "What matters most to you in “Voice”?"
WORDS = "In your own words: what is missing or wrong in “Voice”?"
OTHER = "In your own words: what is missing or wrong in “Resolution”?"


@pytest.fixture
def consultation(app):
    return an_open_consultation()


@pytest.fixture
def parts(visitor, consultation):
    return visitor.opens(f"/consultations/{consultation.slug}").follows("Give your answer")


def code_on(page):
    return next(each.text for each in page.tree.iter("bdi"))


def how_many(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.mark.postgres
def test_somebody_answers_only_what_they_care_about(parts, consultation):
    page = parts.presses("Resolution").fills_in({OTHER: "Say when, not soon"}, then="Continue")
    assert page.says("You have answered 1 of 2 parts")
    page = page.presses("Send my answers")
    voice = voice_by_code(code_on(page))
    assert (voice.kind, voice.source) == (Kind.CONSULTATION, f"consultation:{consultation.slug}")
    assert [(remark.question, remark.text) for remark in voice.remarks] == [(OTHER, "Say when, not soon")]


def test_going_through_the_parts_in_any_order_loses_nothing(parts, consultation):
    page = parts.presses("Resolution").fills_in({OTHER: "Second part first"}, then="All parts")
    page = page.presses("Voice").fills_in({AGREE: "Agree", WORDS: "And back"}, then="All parts")
    page = page.presses("Resolution")
    assert page.answer_to(OTHER) == "Second part first"
    page = page.presses("All parts").presses("Voice")
    assert page.answer_to(AGREE) == "Agree"
    page = page.fills_in({MOST: ["By learning from what you say."]}, then="Continue").presses("Continue")
    page.presses("Send my answers")
    (stored,) = queries.responses(consultation.survey)
    assert stored.answers == {"V-agree": "Agree", "V-most": ["By learning from what you say."]}
    assert set(db.session.scalars(select(Remark.text))) == {"Second part first", "And back"}


def test_privacy_stands_before_the_first_question(parts):
    assert parts.says("We do not ask who you are")
    assert parts.says("Your name is not kept with your answers")


def test_no_cookie_is_set_from_the_first_page_to_the_last(visitor, consultation, parts):
    page = parts.presses("Voice").fills_in({WORDS: "No cookie"}, then="All parts").presses("Send my answers")
    for response in (visitor.client.get(f"/consultations/{consultation.slug}"), page.response):
        assert "Set-Cookie" not in response.headers
    assert not visitor.client._cookies


@pytest.mark.postgres
def test_sent_twice_it_is_one_answer_with_one_code(parts):
    page = parts.presses("Voice").fills_in({WORDS: "Once"}, then="All parts")
    first, second = page.presses("Send my answers"), page.presses("Send my answers")
    assert code_on(first) == code_on(second)
    assert (how_many(Response), how_many(Voice)) == (1, 1)


def test_sending_nothing_is_not_possible(visitor, consultation, parts):
    page = parts.presses("Voice").presses("All parts")
    token = page.tree.find(".//input[@name='form_token']").get("value")
    sent = visitor._asks(
        "POST", f"/consultations/{consultation.slug}/respond", 200, data={"form_token": token, "go": "send"}
    )
    assert sent.says("Answer one question first")
    assert how_many(Response) == 0


@pytest.mark.postgres
def test_kept_for_later_and_sent_from_the_private_link(visitor, parts):
    page = parts.presses("Voice").fills_in({WORDS: "To be continued"}, then="Stop here and finish later")
    link = urlsplit(page.tree.find(".//bdi").text).path
    assert (how_many(Draft), how_many(Response)) == (1, 0)
    page = visitor.opens(link).presses("Voice")
    assert page.answer_to(WORDS) == "To be continued"
    assert page.presses("All parts").presses("Send my answers").says("Thank you")
    assert (how_many(Draft), how_many(Response)) == (0, 1)
    assert visitor.opens(link, status=404).says("We do not know this link")


def test_a_draft_open_in_two_windows_is_one_answer(visitor, parts):
    page = parts.presses("Voice").fills_in({WORDS: "Two windows"}, then="Stop here and finish later")
    link = urlsplit(page.tree.find(".//bdi").text).path
    one, other = visitor.opens(link), visitor.opens(link)
    assert code_on(one.presses("Send my answers")) == code_on(other.presses("Send my answers"))
    assert how_many(Response) == 1


def test_a_draft_keeps_no_link_and_no_time(app, parts):
    page = parts.presses("Voice").fills_in({WORDS: "Quiet"}, then="Stop here and finish later")
    draft = db.session.scalars(select(Draft)).one()
    assert page.tree.find(".//bdi").text.rsplit("/", 1)[1] not in str(draft.__dict__)
    assert {column.name for column in Draft.__table__.columns} == {"key", "version_id", "answers"}


@pytest.mark.postgres
def test_after_closing_what_was_typed_is_shown(parts, consultation):
    page = parts.presses("Voice")
    services.close_early(consultation, by=None)
    db.session.commit()
    page = page.fills_in({WORDS: "Too late"}, then="Continue")
    assert page.says("This has closed")
    assert page.says("Too late")
    assert how_many(Response) == 0


def test_sent_again_after_closing_it_is_thanked_again(parts, consultation):
    page = parts.presses("Voice").fills_in({WORDS: "In time"}, then="All parts")
    first = page.presses("Send my answers")
    services.close_early(consultation, by=None)
    db.session.commit()
    assert code_on(page.presses("Send my answers")) == code_on(first)


def test_a_tampered_form_keeps_what_was_typed(visitor, consultation):
    good = write_token("survey", [consultation.survey.version.id, 0, "BIRCH-LAKE-ROBIN-42", {}])
    data = {"form_token": good[:-3] + "abc", "V-words": "Still here", "go": "send"}
    page = visitor._asks("POST", f"/consultations/{consultation.slug}/respond", 200, data=data)
    assert page.answer_to(WORDS) == "Still here"
    assert page.says("open for too long, or was changed")
    assert how_many(Response) == 0


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("x" * 5001, None),
        ("\x00\x07 bell", "bell"),
        ("😀 مرحبا <b>bold</b> =1+1", "😀 مرحبا <b>bold</b> =1+1"),
        ("   ", None),
    ],
    ids=["too long", "control characters", "emoji, right to left, html, formula", "spaces"],
)
def test_what_people_may_write(visitor, consultation, sent, kept):
    token = write_token("survey", [consultation.survey.version.id, 0, "BIRCH-LAKE-ROBIN-42", {}])
    data = {"form_token": token, "V-words": sent, "go": "send"}
    page = visitor._asks("POST", f"/consultations/{consultation.slug}/respond", 200, data=data)
    assert list(db.session.scalars(select(Remark.text))) == ([kept] if kept else [])
    assert page.says("Thank you") is bool(kept)


@pytest.mark.parametrize(
    "form", [{}, {"go": "part:99"}, {"go": "part:x"}, {"go": "part:²"}, {"form_token": "no"}]
)
def test_strange_forms_show_the_parts_again(visitor, consultation, form):
    page = visitor._asks("POST", f"/consultations/{consultation.slug}/respond", 200, data=form)
    assert page.says("Voice")


def test_a_choice_that_is_not_offered_is_refused_beside_its_question(visitor, consultation):
    token = write_token("survey", [consultation.survey.version.id, 0, "BIRCH-LAKE-ROBIN-42", {}])
    data = {"form_token": token, "V-agree": "Very much", "go": "next"}
    page = visitor._asks("POST", f"/consultations/{consultation.slug}/respond", 200, data=data)
    assert page.error_beside(AGREE) == "Choose one of the answers on the page"


@pytest.mark.parametrize("address", ["/consultations/none", "/consultations/none/respond"])
def test_an_address_that_is_not_there_is_not_found(visitor, address):
    visitor.opens(address, status=404)


def test_a_draft_is_not_there_for_strangers(visitor, app):
    slug = a_draft_consultation().slug
    for address in (
        f"/consultations/{slug}",
        f"/consultations/{slug}/respond",
        f"/consultations/{slug}/results",
    ):
        visitor.opens(address, status=404)


def test_news_can_be_asked_for_before_anybody_answered(visitor, consultation):
    page = visitor.opens(f"/consultations/{consultation.slug}").follows("Tell me what came of it")
    assert page.heading == "Get news of what came of it"


def test_nothing_is_shared_between_an_answer_and_anything_else(parts):
    """The response and the voice hold no key of each other's, and no moment."""
    code = code_on(
        parts.presses("Voice")
        .fills_in({AGREE: "Agree", WORDS: "Alone"}, then="All parts")
        .presses("Send my answers")
    )
    response, voice = db.session.scalars(select(Response)).one(), voice_by_code(code)
    remark = voice.remarks[0]
    values = [
        str(value)
        for row in (response, voice, remark)
        for name, value in vars(row).items()
        if name in {"key", "code_hash", "words_hash"} and value
    ]
    assert len(set(values)) == len(values)
    assert "Alone" not in str(response.answers)
    assert code not in str(values)
