"""Which way to reach a person: plain values in, a plain value out."""

from __future__ import annotations

from collections.abc import Collection

from core.messages.recipients import Channel

KINDS = ("survey", "service", "news")
WITHOUT_A_WISH = (Channel.EMAIL, Channel.SMS, Channel.LETTER)


def way_to_reach(
    kind: str,
    *,
    wanted: Channel | None,
    known: Collection[Channel],
    no_surveys: bool = False,
    no_news: bool = False,
) -> Channel | None:
    """The way to use for a message of this kind, or None when we should not or cannot send it.

    `known` are the ways we have an address for; a home is an address for
    letters. The person's own wish comes first. Where it cannot be met, a
    letter is chosen before anything they did not ask for. Service messages,
    such as the answer to a complaint, reach everybody.

    >>> way_to_reach("survey", wanted=None, known={Channel.LETTER, Channel.SMS})
    <Channel.SMS: 'sms'>
    >>> way_to_reach("survey", wanted=Channel.EMAIL, known={Channel.LETTER, Channel.SMS})
    <Channel.LETTER: 'letter'>
    >>> way_to_reach("survey", wanted=None, known={Channel.LETTER}, no_surveys=True) is None
    True
    """
    if kind not in KINDS:
        raise ValueError(f"A message is one of {', '.join(KINDS)}, not {kind!r}")
    if (kind == "survey" and no_surveys) or (kind == "news" and no_news):
        return None
    if wanted is not None:
        return next((way for way in (wanted, Channel.LETTER) if way in known), None)
    return next((way for way in WITHOUT_A_WISH if way in known), None)
