"""Queueing a message."""

from __future__ import annotations

from typing import Any

from flask import render_template
from flask_babel import force_locale
from sqlalchemy import select

from core import settings
from core.database import db
from core.messages.models import Message
from core.messages.recipients import Channel, Recipient


def queue(template: str, *, to: Recipient, once: str, forget: bool = False, **context: Any) -> Message | None:
    """Write a message and put it in the outbox, in the caller's transaction.

    `template` is a folder-like name under `templates/messages/`: `NAME.txt`
    whose first line is the subject, and `NAME.letter.html` when it may go as a
    letter. `once` names the occasion and the person; the same occasion again
    gives None and sends nothing. `forget` blanks the words once sent, for
    messages that hold a token.
    """
    if db.session.scalar(select(Message.id).where(Message.once == once)) is not None:
        return None
    with force_locale("en_GB" if to.language == "en" else to.language):
        words = dict(
            context,
            to=to,
            landlord_name=settings.get("landlord.name"),
            landlord_phone=settings.get("landlord.phone"),
        )
        text = render_template(f"messages/{template}.txt", **words)
        subject, _blank, body = text.strip().partition("\n")
        if to.channel is Channel.LETTER:
            body = render_template(f"messages/{template}.letter.html", **words, subject=subject)
    message = Message(
        once=once, template=template, channel=to.channel, to_name=to.name, to_address=to.address,
        language=to.language, large_print=to.large_print, subject=subject.strip(), body=body.strip(), forget=forget,
    )  # fmt: skip
    db.session.add(message)
    return message
