"""Tell us, page by page, as somebody without an account, a cookie or a script does it."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select

from core.database import db
from core.forms import write_token
from core.messages.models import Message
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case
from engagement.feedback.routes.public import TOKEN, new_story
from engagement.feedback.state import next_of
from engagement.voices.services import take_back
from tests.makers.engagement_feedback import a_case, an_answered_complaint, an_officer

LONGEST = "x" * 1_000_000
ODD_WORDS = [
    "Thank you 😀🏳️‍🌈",
    "המעלית שבורה שוב",
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "Line one\r\nline two",
]


def only_case() -> Case:
    return db.session.scalars(select(Case)).one()


def from_our_page(visitor) -> dict[str, str]:
    return {"Origin": f"http://{visitor.app.config['SERVER_NAME']}"}


def begins(visitor, what: str):
    return visitor.opens("/tell-us").fills_in({"What do you want to tell us?": what}, then="Continue")


def sends_without_a_name(page):
    page = page.fills_in(
        {"Do you want to give your name?": "No. I do not want to give my name"}, then="Continue"
    )
    return page.presses("Send it")


def gives_a_name(page):
    page = page.fills_in({"Do you want to give your name?": "Yes. I speak for myself"}, then="Continue")
    return page.fills_in(
        {
            "Your name": "Maureen Okafor",
            "How do you want to hear from us?": "By e-mail",
            "Your e-mail address": "maureen@customers.example.org",
        },
        then="Continue",
    )


def test_somebody_without_a_name_asks_and_gets_only_a_code(visitor):
    page = begins(visitor, "I want to ask something")
    page = page.fills_in({"What do you want to ask?": "When is bin day?"}, then="Continue")
    page = sends_without_a_name(page)
    case = only_case()
    assert page.heading == "We have your question"
    assert case.is_anonymous
    assert not page.says("FB-")
    assert page.response.headers.get("Set-Cookie") is None


def test_a_complaint_with_a_name_shows_its_reference_and_the_day_and_why(visitor, clock):
    clock.move_to("2026-12-21 10:00")
    page = begins(visitor, "I want to complain")
    page = page.fills_in({"What went wrong?": "Nobody came."}, then="Continue")
    page = page.fills_in({"What would put it right?": "A visit"}, then="Continue")
    page = gives_a_name(page).presses("Send it")
    assert page.says("FB-26-0001")
    assert page.says("30 December 2026")
    assert page.says("Code 6.2")
    assert page.says("0300 111 3000")
    assert only_case().reach_by == "email"


def test_sending_again_shows_the_same_case(visitor):
    page = begins(visitor, "I want to say thank you")
    page = page.fills_in({"What went well?": "Kev was kind."}, then="Continue")
    page = page.fills_in({"Who do you want to thank?": "Kev"}, then="Continue")
    check = gives_a_name(page)
    first, second = check.presses("Send it"), check.presses("Send it")
    assert first.text == second.text
    assert only_case().praised == "Kev"
    assert len(db.session.scalars(select(Message)).all()) == 1


def test_danger_comes_before_everything_else(visitor):
    page = begins(visitor, "I am worried about safety in my building")
    assert page.heading == "Is anyone in danger now?"
    assert page.says("ring 999")
    assert page.says("0161 496 0199")
    page = page.fills_in({"Is anyone in danger now?": "Yes, or I am not sure"}, then="Continue")
    assert page.heading == "Please ring now"
    page = page.presses("I have rung. Continue")
    page = page.fills_in({"What have you seen?": "Bricks fall from the wall."}, then="Continue")
    page = page.fills_in(
        {"Which building is it?": "Alder House", "What is it about?": "Cracks or falling parts"},
        then="Continue",
    )
    page = sends_without_a_name(page)
    case = only_case()
    assert case.safety.danger_now
    assert case.place == "Alder House"
    assert page.says("ring 999")


def test_somebody_with_something_wrong_is_offered_to_complain(visitor):
    page = begins(visitor, "Something is wrong")
    page = page.fills_in({"What is wrong?": "The gate is off its hinges."}, then="Continue").presses(
        "Continue"
    )
    assert page.heading == "Do you want to make a complaint?"
    no = page.fills_in({"Do you want to make a complaint?": "No, just put it right"}, then="Continue")
    sends_without_a_name(no)
    case = only_case()
    assert (case.kind, case.wants_to_complain) == (CaseKind.SERVICE_REQUEST, False)


def test_saying_yes_makes_it_a_complaint_at_stage_1(visitor):
    page = begins(visitor, "Something is wrong")
    page = page.fills_in({"What is wrong?": "The gate is off its hinges."}, then="Continue").presses(
        "Continue"
    )
    page = page.fills_in(
        {"Do you want to make a complaint?": "Yes, I am not happy with what you did or did not do"},
        then="Continue",
    )
    sends_without_a_name(page.presses("Continue"))
    assert (only_case().kind, only_case().stage.number) == (CaseKind.COMPLAINT, 1)


def test_going_back_loses_nothing(visitor):
    page = begins(visitor, "I want to ask something")
    page = page.fills_in({"What do you want to ask?": "When is bin day?"}, then="Continue")
    page = page.presses("Back")
    assert page.answer_to("What do you want to ask?") == "When is bin day?"


def test_help_with_rent_asks_how_to_reach_them(visitor):
    page = begins(visitor, "I need help with my rent")
    page = page.fills_in({"What has happened?": "I lost my job."}, then="Continue")
    assert page.heading == "How do we reach you?"
    page = page.fills_in(
        {"Your name": "Jamal", "How do you want to hear from us?": "By phone call"}, then="Continue"
    )
    assert page.error_beside("Your phone number") == "Give a phone number with 10 or 11 digits"
    assert page.answer_to("Your name") == "Jamal"


def test_an_old_or_changed_form_keeps_what_was_typed_and_trusts_nothing(app, visitor):
    with app.test_request_context():
        token = write_token(TOKEN, new_story(customer_id=7) | {"answers": {"words": "Typed before"}})
    broken = token[:-4] + "AAAA"
    response = visitor.client.post(
        "/tell-us/ask", data={"so_far": broken, "step": "who", "go": "on", "who": "nobody"},
        headers=from_our_page(visitor),
    )  # fmt: skip
    assert response.status_code == 200
    assert "open for a long time" in response.text
    assert db.session.scalars(select(Case)).all() == []


@pytest.mark.parametrize("step", ["check", "", "nonsense", "reach"])
def test_jumping_ahead_sends_nothing(app, visitor, step):
    with app.test_request_context():
        token = write_token(TOKEN, new_story())
    response = visitor.client.post(
        "/tell-us/complain", data={"so_far": token, "step": step}, headers=from_our_page(visitor)
    )
    assert response.status_code == 200
    assert db.session.scalars(select(Case)).all() == []


def test_a_million_letters_get_a_sentence_and_stay_in_the_box(visitor):
    page = begins(visitor, "I want to ask something")
    page = page.fills_in({"What do you want to ask?": LONGEST}, then="Continue")
    assert "20,000 letters" in page.error_beside("What do you want to ask?")
    assert page.answer_to("What do you want to ask?") == LONGEST


@pytest.mark.parametrize("words", ODD_WORDS)
def test_odd_words_are_kept_as_they_are(visitor, words):
    page = begins(visitor, "I want to ask something")
    page = page.fills_in({"What do you want to ask?": words}, then="Continue")
    sends_without_a_name(page)
    assert only_case().words == words.replace("\r\n", "\n")


def test_control_characters_are_left_out(visitor):
    page = begins(visitor, "I want to ask something")
    page = page.fills_in({"What do you want to ask?": "bin\x00 day\x07?"}, then="Continue")
    sends_without_a_name(page)
    assert only_case().words == "bin day?"


def test_a_broken_picture_is_refused_and_nothing_is_lost(visitor):
    page = begins(visitor, "I want to complain")
    page = page.fills_in({"What went wrong?": "The wall."}, then="Continue").presses("Continue")
    page = page.fills_in(
        {"Do you want to give your name?": "No. I do not want to give my name"}, then="Continue"
    )
    page = page.fills_in(
        {"Add a picture or a paper": (io.BytesIO(b"\x89PNG\r\n\x1a\nnot one"), "wall.png")}, then="Send it"
    )
    assert page.error_beside("Add a picture or a paper") == "We cannot read this picture. Choose another one."
    assert page.says("The wall.")
    page.presses("Send it")
    assert only_case().words == "The wall."


def test_a_paper_that_comes_along_is_kept_without_its_moment(visitor, clock):
    clock.move_to("2026-11-24 15:47")
    page = begins(visitor, "I want to complain")
    page = page.fills_in({"What went wrong?": "The wall."}, then="Continue").presses("Continue")
    page = page.fills_in(
        {"Do you want to give your name?": "No. I do not want to give my name"}, then="Continue"
    )
    page.fills_in({"Add a picture or a paper": (io.BytesIO(b"My notes"), "notes.txt")}, then="Send it")
    kept = only_case().files[0]
    assert kept.file.name == "notes.txt"
    assert {kept.created_at.isoformat(), kept.file.created_at.isoformat()} == {"2026-11-24T00:00:00+00:00"}


def test_stage_2_is_asked_for_from_the_follow_page(app, visitor):
    case = an_answered_complaint(code="BIRCH-LAKE-ROBIN-42")
    page = visitor.opens("/follow/BIRCH-LAKE-ROBIN-42")
    assert page.says("We agree with the complaint.")
    page = page.presses("Ask for stage 2")
    assert page.heading == "Your complaint goes to stage 2"
    db.session.refresh(case)
    assert case.stage.number == 2


def test_the_follow_page_says_what_comes_next_by_when_and_why(visitor, clock):
    clock.move_to("2026-12-21 10:00")
    a_case(code="BIRCH-LAKE-ROBIN-42")
    page = visitor.opens("/follow/BIRCH-LAKE-ROBIN-42")
    assert page.says("By 30 December 2026")
    assert page.says("We have 5 working days to say we have it (Code 6.2).")


def test_whoever_is_not_happy_with_a_reply_makes_it_a_complaint_with_one_button(app, visitor):
    case = a_case(CaseKind.SERVICE_REQUEST, code="BIRCH-LAKE-ROBIN-42")
    services.reply_to(case, "A joiner comes.", by=an_officer())
    services.close(case, outcome="Sent", by=an_officer())
    page = visitor.opens("/follow/BIRCH-LAKE-ROBIN-42")
    sent = page.fills_in(
        {"What are you not happy with? (you can leave this out)": "Nobody came."}, then="Make a complaint"
    )
    assert sent.heading == "We have your complaint"
    page.presses("Make a complaint")
    db.session.refresh(case)
    assert (case.kind, len(case.stages), case.closed_on) == (CaseKind.COMPLAINT, 1, None)


def test_words_taken_back_without_a_name_end_the_case(app, visitor):
    case = a_case(CaseKind.ENQUIRY, anonymous=True, code="BIRCH-LAKE-ROBIN-42")
    assert take_back(case.voice)
    db.session.commit()
    assert next_of(case) is None
    assert visitor.opens("/follow/BIRCH-LAKE-ROBIN-42").says("You took this back")
