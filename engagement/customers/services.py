"""Reaching customers, and keeping what they asked of us."""

from __future__ import annotations

from flask_babel import gettext as _

from core import audit
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.messages.recipients import Channel, Recipient
from engagement.customers.channels import way_to_reach
from engagement.customers.models import ContactPreference, ContactWay, Customer, Household


def recipient_for(customer: Customer, kind: str = "service") -> Recipient | None:
    """How to reach a customer with a message of this kind: "survey", "service" or "news".

    None when they asked us not to, or when we know no way.
    """
    wishes = customer.preference
    addresses = {way.channel: way.address for way in customer.ways}
    if Channel.SMS in addresses:
        addresses.setdefault(Channel.CALL, addresses[Channel.SMS])
    home = customer.household.home.address
    if home:
        addresses[Channel.LETTER] = home
    channel = way_to_reach(
        kind,
        wanted=wishes.channel if wishes else None,
        known=addresses,
        no_surveys=bool(wishes and wishes.no_surveys),
        no_news=bool(wishes and wishes.no_news),
    )
    if channel is None:
        return None
    return Recipient(
        customer.name,
        channel,
        addresses[channel],
        language=customer.language,
        large_print=bool(wishes and wishes.large_print),
    )


def recipient_for_household(household: Household, kind: str = "service") -> Recipient | None:
    """One person of a household, the longest known to us first; a letter to the door where we know nobody.

    None when everybody we know there asked us not to write.
    """
    for customer in household.customers:
        recipient = recipient_for(customer, kind)
        if recipient is not None:
            return recipient
    if household.customers or not household.home.address:
        return None
    return Recipient(_("Customer"), Channel.LETTER, household.home.address)


def keep_preferences(
    customer: Customer,
    *,
    channel: Channel | None,
    email: str,
    phone: str,
    large_print: bool,
    no_surveys: bool,
    no_news: bool,
    language: str,
    by: Account | None,
) -> None:
    """Keep how somebody wants to be reached, and the addresses for it.

    Raises Refused, beside the question, when the way they chose has no address.
    """
    if channel is Channel.EMAIL and not email:
        raise Refused(_("Give your e-mail address, so that we can write to you"), field="email")
    if channel in {Channel.SMS, Channel.CALL} and not phone:
        raise Refused(_("Give your phone number, so that we can reach you"), field="phone")
    wishes = customer.preference or ContactPreference(customer=customer)
    wishes.channel, wishes.large_print = channel, large_print
    wishes.no_surveys, wishes.no_news = no_surveys, no_news
    customer.language = language
    _keep_way(customer, Channel.EMAIL, email)
    _keep_way(customer, Channel.SMS, phone)
    db.session.add(wishes)
    audit.record("customer.said_how_to_reach_them", customer, by=by)


def _keep_way(customer: Customer, channel: Channel, address: str) -> None:
    known = next((way for way in customer.ways if way.channel is channel), None)
    if not address:
        if known is not None:
            customer.ways.remove(known)
    elif known is None:
        customer.ways.append(ContactWay(channel=channel, address=address))
    else:
        known.address = address
