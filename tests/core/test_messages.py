"""The outbox: once each, at most once whatever breaks, and done by a person where no machine can."""

from __future__ import annotations

import smtplib

import pytest
from sqlalchemy import select

from core import messages
from core.database import db
from core.messages import Recipient
from core.messages.channels import MailFolder, TryLater
from core.messages.delivery import deliver
from core.messages.models import Message
from core.messages.recipients import Channel
from tests.visitor import Visitor


def queue(once: str = "way-in:1", channel: Channel = Channel.EMAIL, **more) -> Message | None:
    to = Recipient("Ann", channel, "ann@example.org" if channel is Channel.EMAIL else "07700 900123")
    return messages.queue(
        "core/accounts/way_in", to=to, once=once, link="https://example.org/x", code="123456", **more
    )


def test_one_occasion_reaches_one_person_once(app):
    assert queue() is not None
    db.session.commit()
    assert queue() is None
    assert deliver() == 1
    assert deliver() == 0
    assert len(list((app.extensions["answerable"].instance_path / "mail").glob("*.eml"))) >= 1


def test_words_that_hold_a_link_are_forgotten_once_they_are_gone(app):
    queue(forget=True)
    db.session.commit()
    deliver()
    assert db.session.scalar(select(Message)).body == ""


def test_a_server_that_is_down_is_tried_again_later_and_nothing_is_lost(app, monkeypatch):
    queue()
    db.session.commit()
    monkeypatch.setattr(MailFolder, "send", _is_down)
    assert deliver() == 0
    message = db.session.scalar(select(Message))
    db.session.refresh(message)
    assert message.state == "waiting"
    assert message.next_try_at is not None
    assert message.tries == 1


def _is_down(_self, _message):
    raise TryLater("The mail server did not answer.")


def test_a_crash_while_sending_never_sends_twice(app, monkeypatch):
    queue()
    db.session.commit()
    monkeypatch.setattr(MailFolder, "send", _crashes)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        deliver()
    monkeypatch.undo()
    assert deliver() == 0, "it may have gone, so it is not tried again"
    message = db.session.scalar(select(Message))
    db.session.refresh(message)
    assert message.state == "not sure"


def _crashes(_self, _message):
    raise smtplib.SMTPServerDisconnected("the connection went away in the middle")


def test_a_text_message_waits_for_a_person_who_says_it_is_done(app):
    queue(channel=Channel.SMS)
    db.session.commit()
    assert deliver() == 0
    officer = Visitor(app).signs_in_as("engagement_officer")
    page = officer.opens("/manage/messages").follows("Your link to sign in")
    page = page.presses("I have done it")
    assert page.says("It counts as done")
    assert db.session.scalar(select(Message)).state == "sent"


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_chair"])
def test_only_staff_see_what_is_sent(app, role):
    Visitor(app).signs_in_as(role).opens("/manage/messages", status=403)
