"""Hearing: the one way anything that is said comes in."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select

from core import audit, clock, messages
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.forms import OldForm, read_token, write_token
from core.keyed import secret
from core.messages import Recipient
from core.prepared import Prepared
from engagement.voices import codes
from engagement.voices.models import Correction, Kind, Remark, Subscription, Voice, Wish
from engagement.voices.outcomes import said_by_a_known_person, words_changed

STOP = "no more news"
THREE_YEARS = 3 * 365 * 24 * 3600


@dataclass(frozen=True)
class Said:
    """One contribution, before it is heard. `remarks` are (question, text)."""

    kind: Kind
    source: str
    remarks: Sequence[tuple[str, str]] = ()
    code: str | None = None
    heard_on: date | None = None
    place: str | None = None


def hear(
    *,
    kind: Kind,
    source: str,
    remarks: Sequence[tuple[str, str]],
    code: str | None = None,
    heard_on: date | None = None,
    place: str | None = None,
) -> Voice:
    """Keep what somebody said, in the caller's transaction. Remarks without words are left out.

    `remarks` are (question, text) pairs. Raises Refused, as the block of
    `saving()` closes, when the code was used before.
    """
    voice = Voice(
        key=secrets.token_hex(16),
        code_hash=codes.key_of(code, secret()) if code else None,
        kind=Kind(kind),
        source=source,
        heard_on=heard_on or clock.today(),
        place=place or None,
    )
    voice.remarks = [
        Remark(question=question, text=text.strip(), words_hash=hash_of_words(text))
        for question, text in remarks
        if text.strip()
    ]
    db.session.add(voice)
    return voice


@dataclass(frozen=True)
class Heard:
    """What was said, ready to be kept: the rows of voices and of remarks."""

    voices: list[dict[str, Any]]
    remarks: list[dict[str, Any]]


def heard(rows: Iterable[Said]) -> Heard:
    """Get contributions ready to be kept. The voices are in the order of `rows`. Nothing is written."""
    today = clock.today()
    ready = Heard([], [])
    for said in rows:
        key = secrets.token_hex(16)
        ready.voices.append(
            {
                "key": key, "code_hash": codes.key_of(said.code, secret()) if said.code else None,
                "kind": Kind(said.kind), "source": said.source, "heard_on": said.heard_on or today, "place": said.place or None,
                "is_taken_back": False,
            }
        )  # fmt: skip
        ready.remarks.extend(
            {
                "key": secrets.token_hex(16), "voice_key": key, "question": question, "text": text.strip(),
                "shown": None, "words_hash": hash_of_words(text),
            }
            for question, text in said.remarks
            if text.strip()
        )  # fmt: skip
    return ready


def keep_heard(many: Iterable[Heard]) -> None:
    """Keep what was got ready, in the caller's transaction, written in the order of the random keys."""
    ready = list(many)
    connection = db.session.connection()
    for statement, rows in (
        (INSERT_VOICES, [row for one in ready for row in one.voices]),
        (INSERT_REMARKS, [row for one in ready for row in one.remarks]),
    ):
        if rows:
            statement.run(connection, sorted(rows, key=lambda row: row["key"]))


def hear_many(rows: Iterable[Said]) -> list[str]:
    """Keep many at once, in the caller's transaction: seconds for fifty thousand.

    Gives the voices' keys in the order of `rows`.
    """
    ready = heard(rows)
    keep_heard([ready])
    return [voice["key"] for voice in ready.voices]


INSERT_VOICES = Prepared(lambda _dialect: insert(Voice.__table__))
INSERT_REMARKS = Prepared(lambda _dialect: insert(Remark.__table__))


def voice_by_code(text: str) -> Voice | None:
    """The voice this follow code opens, however it was typed."""
    if not codes.tidy(text):
        return None
    return db.session.scalar(select(Voice).where(Voice.code_hash == codes.key_of(text, secret())))


def hash_of_words(text: str) -> str:
    """Equal for the same words, whatever their case, spaces and punctuation."""
    plain = " ".join(re.findall(r"\w+", text.casefold())) or text.strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def subscribe(source: str, recipient: Recipient) -> Subscription:
    """Note who wants news of a survey or consultation. The same contact twice is noted once."""
    found = db.session.scalar(
        select(Subscription).where(
            Subscription.source == source,
            Subscription.channel == recipient.channel,
            Subscription.address == recipient.address,
        )
    )
    if found is None:
        found = Subscription(source=source, channel=recipient.channel, address=recipient.address)
        db.session.add(found)
    found.name, found.language = recipient.name, recipient.language
    return found


def tell_subscribers(source: str, template: str, occasion: str, **context: Any) -> int:
    """Queue a message to everybody who wanted news of a source; once for each occasion. Says to how many.

    The message's template gets `stop`, for the line of `messages/engagement/voices/_stop.txt`.
    """
    told = 0
    for wants in db.session.scalars(select(Subscription).where(Subscription.source == source)):
        to = Recipient(wants.name, wants.channel, wants.address, language=wants.language)
        stop = write_token(STOP, wants.id)
        once = f"{occasion}:subscription:{wants.id}"
        message = messages.queue(template, to=to, once=once, **(context | {"stop": stop}))
        told += message is not None
    return told


def unsubscribe(token: str) -> None:
    """Forget a contact that wanted news. A token that is old or changed does nothing."""
    try:
        number = read_token(STOP, token, max_age=THREE_YEARS)
    except OldForm:
        return
    db.session.execute(delete(Subscription).where(Subscription.id == number))


def show_as(remark: Remark, text: str | None, by: Account) -> None:
    """Pass words for others to read, with names hidden; None takes that back.

    The log counts it and does not say which remark, since anonymous words are
    never audited one by one.
    """
    if text is not None and not text.strip():
        raise Refused(_("Leave some words to show, or keep the remark inside"), field="text")
    remark.shown = text.strip() if text is not None else None
    audit.record("remarks.shown" if text is not None else "remarks.hidden", by=by, count=1)


def ask_about(voice: Voice, wish: Wish, words: str = "") -> Correction:
    """Keep what the holder of a code asks about their own words, for a person here to read."""
    asked = Correction(voice_key=voice.key, wish=wish, words=words.strip(), asked_on=clock.today())
    db.session.add(asked)
    return asked


def take_back(voice: Voice, remark: Remark | None = None) -> bool:
    """Blank one remark or all of them; with no words left, the voice counts as taken back. True when done.

    Where a room above knows who said it, a person here is asked instead:
    a complaint has rules of its own about what must be kept.
    """
    if said_by_a_known_person(voice):
        ask_about(voice, Wish.TAKE_BACK)
        return False
    gone = [remark] if remark is not None else voice.remarks
    for each in gone:
        each.text, each.shown, each.words_hash = "", None, hash_of_words("")
    voice.is_taken_back = not any(each.text for each in voice.remarks)
    _tell_rooms_above(gone)
    return True


def change_words(voice: Voice, remark: Remark, text: str) -> bool:
    """Put new words in place of a remark's. True when it is done, False when a person here is asked to."""
    if not text.strip():
        raise Refused(_("Write what you want to say, or take it back"), field="text")
    if said_by_a_known_person(voice):
        ask_about(voice, Wish.CHANGE, text)
        return False
    remark.text, remark.shown, remark.words_hash = text.strip(), None, hash_of_words(text)
    _tell_rooms_above([remark])
    return True


def settle(correction: Correction, by: Account) -> None:
    """Note that a person read a wish and did what it asks, or answered it."""
    correction.is_settled = True
    audit.record("corrections.settled", by=by, count=1)


def _tell_rooms_above(remarks: Sequence[Remark]) -> None:
    for follow in words_changed:
        follow([remark.key for remark in remarks])
