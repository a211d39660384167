"""Staff find customers without a name in any address; customers say how we reach them."""

from __future__ import annotations

from core.access import Role
from core.messages.recipients import Channel
from engagement.customers.services import recipient_for
from tests.makers.engagement_customers import a_customer
from tests.sign_in import an_account


def test_a_customer_is_found_and_shown(app, visitor):
    a_customer(email="m@example.org", large_print=True)
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/customers").fills_in({"Name, reference or postcode": "okafor"})
    assert "okafor" not in page.address.lower()
    page = page.follows("Maureen Okafor")
    assert page.heading == "Maureen Okafor"
    assert page.says("m@example.org")


def test_nobody_found_is_said(app, visitor):
    visitor.signs_in_as(Role.OFFICER)
    page = visitor.opens("/manage/customers").fills_in({"Name, reference or postcode": "nobody"})
    assert page.says("We found nobody")


def test_a_customer_says_how_to_reach_them(app, visitor):
    customer = a_customer(account_id=an_account(Role.CUSTOMER).id)
    visitor.signs_in_as(Role.CUSTOMER)
    visitor.opens("/my/preferences").fills_in(
        {
            "How shall we write to you?": "By text message",
            "Your mobile or phone number": "07700 900123",
            "Send me large print": True,
            "Do not send me surveys": True,
        }
    )
    recipient = recipient_for(customer)
    assert (recipient.channel, recipient.large_print) == (Channel.SMS, True)
    assert recipient_for(customer, "survey") is None


def test_a_way_without_its_address_is_refused_beside_the_question(app, visitor):
    a_customer(account_id=an_account(Role.CUSTOMER).id)
    visitor.signs_in_as(Role.CUSTOMER)
    page = visitor.opens("/my/preferences").fills_in({"How shall we write to you?": "By e-mail"})
    assert page.error_beside("Your e-mail address") == "Give your e-mail address, so that we can write to you"


def test_an_account_without_a_home_is_told_so(app, visitor):
    visitor.signs_in_as(Role.OFFICER)
    assert visitor.opens("/my/preferences").says("Your account is not tied to one of our homes.")
