"""Sending what waits: claim one, send it, mark it; a crash in between never sends twice."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.database import db, saving
from core.logs import log
from core.messages.channels import TryLater, channel_for
from core.messages.models import Message
from core.messages.recipients import Channel

PATIENCE = 8


def deliver(limit: int = 200) -> int:
    """Send what is due, oldest first, and say how many went."""
    sent = 0
    due = select(Message.id).where(
        Message.claimed_at.is_(None),
        Message.sent_at.is_(None),
        Message.failed.is_(None),
        (Message.next_try_at.is_(None)) | (Message.next_try_at <= clock.now()),
        Message.channel.in_([Channel.EMAIL, Channel.LETTER]),
    )
    for message_id in db.session.scalars(due.order_by(Message.id).limit(limit)).all():
        sent += _deliver_one(message_id)
    return sent


def _deliver_one(message_id: int) -> int:
    with saving():
        claim = update(Message).where(Message.id == message_id, Message.claimed_at.is_(None))
        values = claim.values(claimed_at=clock.now(), tries=Message.tries + 1)
        claimed = db.session.execute(values).rowcount  # type: ignore[attr-defined]
    if not claimed:
        return 0
    message = db.session.get_one(Message, message_id, populate_existing=True)
    db.session.commit()  # no connection is held while we wait for somebody else's server
    try:
        channel_for(message.channel).send(message)
    except TryLater as reason:
        with saving():
            _put_back(message, str(reason))
        return 0
    with saving():
        message.sent_at = clock.now()
        if message.forget:
            message.body = ""
    return 1


def _put_back(message: Message, reason: str) -> None:
    """Certainly not sent: try again later, each time waiting twice as long, and give up with a sentence."""
    log.warning("message.not_sent", message=message.id, reason=reason, tries=message.tries)
    message.claimed_at = None
    if message.tries >= PATIENCE:
        message.claimed_at, message.failed = clock.now(), reason
    else:
        message.next_try_at = clock.now() + timedelta(minutes=2**message.tries)
