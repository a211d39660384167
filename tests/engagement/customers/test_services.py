"""Reaching customers in the way they asked for."""

from __future__ import annotations

import pytest

from core.access import Role
from core.database import saving
from core.errors import Refused
from core.messages.recipients import Channel
from engagement.customers import queries, services
from tests.makers.engagement_customers import a_customer, a_home, a_household
from tests.sign_in import an_account


def test_the_way_somebody_chose_comes_first(app):
    customer = a_customer(email="m@example.org", phone="07700 900123", channel=Channel.SMS, large_print=True)
    recipient = services.recipient_for(customer, "survey")
    assert (recipient.channel, recipient.address, recipient.large_print) == (
        Channel.SMS,
        "07700 900123",
        True,
    )


def test_a_letter_goes_to_the_home(app):
    recipient = services.recipient_for(a_customer(), "service")
    assert recipient.channel is Channel.LETTER
    assert recipient.address.endswith("Alderbrook\nWB1 1AA")


def test_no_surveys_stops_surveys_and_nothing_else(app):
    customer = a_customer(no_surveys=True, email="m@example.org")
    assert services.recipient_for(customer, "survey") is None
    assert services.recipient_for(customer, "service").channel is Channel.EMAIL


def test_a_household_where_we_know_nobody_gets_a_letter_at_the_door(app):
    recipient = services.recipient_for_household(a_household(), "survey")
    assert (recipient.name, recipient.channel) == ("Customer", Channel.LETTER)


def test_the_second_person_is_asked_when_the_first_wants_no_surveys(app):
    household = a_household()
    a_customer(household=household, no_surveys=True)
    a_customer(household=household, name="Femi Okafor")
    assert services.recipient_for_household(household, "survey").name == "Femi Okafor"


def test_a_household_where_all_want_no_surveys_is_left_alone(app):
    household = a_household()
    a_customer(household=household, no_surveys=True)
    assert services.recipient_for_household(household, "survey") is None


def test_active_households_are_counted_by_tenure(app):
    rented = a_household()
    a_household(tenure="LCHO")
    a_household(is_active=False)
    assert queries.active_households("LCRA") == [rented.id]
    assert len(queries.active_households()) == 2


def test_a_customer_is_found_by_their_account(app):
    account = an_account(Role.CUSTOMER)
    customer = a_customer(account_id=account.id)
    assert queries.customer_of(account) is customer
    assert queries.customer_of(None) is None


def test_a_way_without_an_address_is_refused_beside_the_question(app):
    wishes = {
        "channel": Channel.EMAIL,
        "email": "",
        "phone": "",
        "large_print": False,
        "no_surveys": False,
        "no_news": False,
        "language": "en",
    }
    customer = a_customer()
    with pytest.raises(Refused) as refused, saving():
        services.keep_preferences(customer, **wishes, by=None)
    assert refused.value.field == "email"


@pytest.mark.parametrize("words", ["okafor", "C000", "m okaf", "WB1 1", "wb11aa"])
def test_customers_are_found_by_name_reference_or_postcode(app, words):
    from core.database import db

    customer = a_customer(reference="C00099X", household=a_household(home=a_home()))
    assert list(db.session.scalars(queries.matching(words))) == [customer]
    assert not list(db.session.scalars(queries.matching("zzz")))
