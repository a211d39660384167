"""A mobile number or an e-mail address, as typed by somebody who wants news."""

from __future__ import annotations

import re

from flask_babel import gettext as _

from core.errors import Refused
from core.messages.recipients import Channel

EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")


def read_contact(channel: str, address: str) -> tuple[Channel, str]:
    """The channel and the address in one spelling, so that the same contact is noted once.

    Raises Refused, beside the question, when the address does not fit the channel.

    >>> read_contact("sms", "07700 900-123")
    (<Channel.SMS: 'sms'>, '07700900123')
    """
    chosen = Channel(channel)
    if chosen is Channel.SMS:
        number = re.sub(r"[\s().-]", "", address)
        if not re.fullmatch(r"\+?\d{10,15}", number):
            raise Refused(_("Give a mobile number, like 07700 900123"), field="address")
        return chosen, number
    if not EMAIL.fullmatch(address.strip()):
        raise Refused(_("Give an e-mail address, like name@example.org"), field="address")
    return chosen, address.strip().lower()
