"""Staff at a case: the next thing to do, sentences beside what is missing, and calls written down."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.database import db
from core.messages.models import Message
from core.messages.recipients import Channel
from engagement.feedback import services
from engagement.feedback.kinds import CameBy, CaseKind
from engagement.feedback.models import Case
from engagement.feedback.services import Person
from tests.makers.engagement_feedback import a_case, an_officer


@pytest.fixture
def officer(visitor):
    return visitor.signs_in_as("complaints_officer")


def test_the_inbox_puts_late_first_and_then_what_is_due_next(visitor, clock):
    clock.move_to("2026-11-02 09:00")
    late = a_case(words="The late one")
    clock.move_to("2026-11-24 09:00")
    officer = visitor.signs_in_as("complaints_officer")
    a_case(words="The complaint of today")
    a_case(CaseKind.ENQUIRY, "The question of today")
    text = officer.opens("/manage/cases").text
    places = [
        text.index(words) for words in ("The late one", "The question of today", "The complaint of today")
    ]
    assert places == sorted(places)
    assert "Late by" in text
    assert officer.opens("/manage/cases?show=late").says(late.reference)
    assert not officer.opens("/manage/cases?show=late").says("The question of today")


def test_a_complaint_goes_through_its_pages_to_its_answer(officer):
    case = a_case()
    page = officer.opens(f"/manage/cases/{case.id}")
    label = "What do you understand the complaint to be about?"
    page = page.fills_in({label: "The gate"}, then="Send it")
    assert page.says("We have told them")
    page = page.presses("Send the answer")
    assert page.error_beside("The reasons") == "Give the reasons, on every point they made"
    assert page.error_beside("What you decided") == "Choose what you decided"
    page = page.fills_in(
        {
            "What you decided": "We agree with the complaint", "The reasons": "We closed the job too soon.",
            "How you put it right": "Sorry, and £50.", "What happens next": "A joiner comes.",
        },
        then="Send the answer",
    )  # fmt: skip
    assert page.says("The answer is on its way.")
    assert page.says("We closed the job too soon.")


def test_a_promise_without_a_day_is_not_sent(officer):
    case = a_case()
    page = officer.opens(f"/manage/cases/{case.id}")
    page = page.fills_in({"What do you understand the complaint to be about?": "x"}, then="Send it")
    page = page.fills_in({"A promise to follow": "A new gate", "The reasons": "Kept"}, then="Send the answer")
    assert page.error_beside("By when will you do it?") == "Say by when you will do it"
    assert page.answer_to("The reasons") == "Kept"


def test_a_call_is_written_down_and_the_person_is_told(officer):
    page = officer.opens("/manage/cases/new").fills_in(
        {
            "What is it?": "Complaint", "How did it come?": "By phone", "What did they say?": "Six messages, no reply.",
            "Their name": "Desmond Bailey", "How do they want to hear from us?": "By letter",
            "E-mail address, phone number or postal address": "1 Ash House\nAlderbrook",
        },
        then="Keep it",
    )  # fmt: skip
    case = db.session.scalars(select(Case)).one()
    assert page.says(case.reference)
    assert case.came_by is CameBy.PHONE
    letter = db.session.scalars(select(Message)).one()
    assert letter.channel == "letter"
    assert "Six messages, no reply." in letter.body


def test_a_call_sent_twice_is_one_case(officer):
    page = officer.opens("/manage/cases/new")
    told = {
        "What is it?": "Question",
        "How did it come?": "By phone",
        "What did they say?": "When is bin day?",
    }
    page.fills_in(told, then="Keep it")
    page.fills_in(told, then="Keep it")
    assert len(db.session.scalars(select(Case)).all()) == 1


def test_a_day_to_come_and_an_unknown_customer_are_refused_beside_the_question(visitor, clock):
    clock.move_to("2026-11-24 09:00")
    officer = visitor.signs_in_as("complaints_officer")
    told = {"What is it?": "Question", "How did it come?": "By phone", "What did they say?": "x"}
    page = officer.opens("/manage/cases/new").fills_in(
        {**told, "Customer reference": "C99999"}, then="Keep it"
    )
    assert page.error_beside("Customer reference") == "We know no customer with this reference"
    page = officer.opens("/manage/cases/new").fills_in({**told, "Day": "30"}, then="Keep it")
    assert page.error_beside("Which day did it come?") == "This day has not come yet"


def test_whoever_wants_a_call_is_rung_by_a_person(officer):
    person = Person("Desmond Bailey", reach_by=Channel.CALL, address="0161 496 0100")
    case = a_case(CaseKind.ENQUIRY, person=person)
    page = officer.opens(f"/manage/cases/{case.id}")
    assert page.says("Ring 0161 496 0100")
    page = page.presses("I rang")
    assert page.says("Noted that somebody rang.")


def test_praise_is_passed_on_to_a_colleague(officer):
    kev = an_officer("engagement_officer")
    case = a_case(CaseKind.COMPLIMENT, "Kev was kind.", praised="Kev")
    page = officer.opens(f"/manage/cases/{case.id}")
    page = page.fills_in({"Who has it?": f"{kev.name}, Engagement officer"}, then="Send it to them")
    assert page.says(f"{kev.name} gets an e-mail with the words.")


def test_an_act_that_cannot_be_is_a_sentence_not_a_fault(officer):
    case = a_case(CaseKind.ENQUIRY)
    services.reply_to(case, "Tuesday.", by=an_officer())
    db.session.commit()
    page = officer.opens(f"/manage/cases/{case.id}")
    page = page.fills_in({"How did it end?": "Told them"}, then="Close it")
    assert page.says("Closed")
    officer.opens(f"/manage/cases/{case.id}/nothing-like-it", status={404, 405})


def test_targets_are_set_from_a_day_on_and_never_looser_than_the_code(visitor):
    visitor.signs_in_as("administrator")
    page = visitor.opens("/manage/settings/complaints")
    page = page.fills_in({"Stage 1: answer within": "11"}, then="Save")
    assert "The Code allows 10 working days" in page.error_beside("Stage 1: answer within")
    page = page.fills_in({"Stage 1: answer within": "8"}, then="Save")
    assert page.says("Saved.")
    assert page.answer_to("Stage 1: answer within") == "8"


def test_a_case_is_found_by_its_reference(officer):
    case = a_case(words="The gate")
    page = officer.opens("/manage/cases").fills_in(
        {"Find a case by its reference": case.reference.lower()}, then="Open it"
    )
    assert page.says("The gate")
    page = officer.opens("/manage/cases").fills_in(
        {"Find a case by its reference": "FB-99-0001"}, then="Open it"
    )
    assert page.error_beside("Find a case by its reference") == "You can open no case with this reference"
