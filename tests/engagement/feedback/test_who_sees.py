"""Who sees which case: every role, every kind of case, every moment of its life."""

from __future__ import annotations

import pytest

from core.access import Role
from core.database import db
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from tests.makers.engagement_customers import a_customer
from tests.makers.engagement_feedback import a_case, a_person, an_answer, an_officer
from tests.sign_in import an_account
from tests.visitor import Visitor

ROLES = ["stranger", *(role.value for role in Role)]
EVERYTHING, NOT_COMPLAINTS, NOTHING = "everything", "not complaints", "nothing"
SEES = {"complaints_officer": EVERYTHING, "engagement_officer": NOT_COMPLAINTS}


def an_enquiry():
    return a_case(CaseKind.ENQUIRY)


def a_sensitive_enquiry():
    case = an_enquiry()
    services.describe(case, summary="", is_sensitive=True, by=an_officer())
    db.session.commit()
    return case


def a_complaint():
    return a_case()


def an_acknowledged_complaint():
    case = a_case()
    services.acknowledge(case, definition="x", by=an_officer())
    db.session.commit()
    return case


def an_answered_one():
    case = a_case()
    services.answer_complaint(case, an_answer(), by=an_officer())
    db.session.commit()
    return case


def one_at_stage_2():
    case = an_answered_one()
    services.escalate(case, by=None)
    db.session.commit()
    return case


MOMENTS = [
    an_enquiry,
    a_sensitive_enquiry,
    a_complaint,
    an_acknowledged_complaint,
    an_answered_one,
    one_at_stage_2,
]


@pytest.mark.parametrize("who", ROLES)
def test_who_may_open_a_case_at_each_moment(app, who):
    visitor = Visitor(app)
    if who != "stranger":
        visitor.signs_in_as(who)
    for moment in MOMENTS:
        case = moment()
        sees = SEES.get(who, NOTHING)
        allowed = sees == EVERYTHING or (sees == NOT_COMPLAINTS and moment is an_enquiry)
        response = visitor.client.get(f"/manage/cases/{case.id}")
        assert (response.status_code == 200) == allowed, f"{who} at {moment.__name__}: {response.status_code}"
        assert response.status_code in {200, 302, 403}


def test_an_engagement_officers_list_holds_no_complaint_and_nothing_private(app, visitor):
    shown, complaint, private = an_enquiry(), a_complaint(), a_sensitive_enquiry()
    page = visitor.signs_in_as("engagement_officer").opens("/manage/cases")
    assert page.says(shown.reference)
    assert not page.says(complaint.reference)
    assert not page.says(private.reference)


def test_a_customer_sees_only_their_own_cases(app, visitor):
    account = an_account("customer")
    mine = a_case(person=a_person(customer=a_customer(account=account)))
    other = a_case(person=a_person(customer=a_customer(name="Desmond Bailey")))
    visitor.signs_in_as("customer")
    page = visitor.opens("/my/cases")
    assert page.says(mine.reference)
    assert not page.says(other.reference)
    visitor.opens(f"/my/cases/{other.reference}", status=404)
    assert visitor.opens(f"/my/cases/{mine.reference}").says("Nobody mended the gate.")


def test_a_customer_who_signed_in_is_not_asked_who_they_are(app, visitor):
    customer = a_customer(account=an_account("customer"))
    page = visitor.signs_in_as("customer").opens("/my/cases/tell-us/ask")
    page = page.fills_in({"What do you want to ask?": "When is bin day?"}, then="Continue").presses("Send it")
    assert page.says("FB-")
    page = visitor.opens("/my/cases")
    assert page.says("When is bin day?")
    assert customer.name
