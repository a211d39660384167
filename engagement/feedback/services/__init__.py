"""What is done with a case: taken in, handled, answered, and kept to."""

from engagement.feedback.services.answering import Answer, answer_complaint, escalate, missing_parts, reply_to
from engagement.feedback.services.handling import (
    acknowledge,
    assign,
    become_complaint,
    close,
    describe,
    extend,
    made_safe,
    note,
    pass_on,
    rang,
    take_back,
    triage,
)
from engagement.feedback.services.keeping import keep_promise, promise
from engagement.feedback.services.receiving import Contribution, Person, Safety, enter, receive

__all__ = [
    "Answer",
    "Contribution",
    "Person",
    "Safety",
    "acknowledge",
    "answer_complaint",
    "assign",
    "become_complaint",
    "close",
    "describe",
    "enter",
    "escalate",
    "extend",
    "keep_promise",
    "made_safe",
    "missing_parts",
    "note",
    "pass_on",
    "promise",
    "rang",
    "receive",
    "reply_to",
    "take_back",
    "triage",
]
