"""The verbs of fieldwork: drawing, inviting, reminding, and taking an answer."""

from surveys.fieldwork.services.answering import (
    AlreadyAnswered,
    Stored,
    SurveyClosed,
    UnknownLink,
    answer,
    send,
)
from surveys.fieldwork.services.gathered_elsewhere import answer_many
from surveys.fieldwork.services.inviting import (
    Went,
    draw_sample,
    forget_letters,
    frame,
    invite,
    needed_answers,
    remind,
)
from surveys.fieldwork.services.keeping_for_later import draft_of, forget_draft, keep_draft

__all__ = [
    "AlreadyAnswered",
    "Stored",
    "SurveyClosed",
    "UnknownLink",
    "Went",
    "answer",
    "answer_many",
    "draft_of",
    "draw_sample",
    "forget_draft",
    "forget_letters",
    "frame",
    "invite",
    "keep_draft",
    "needed_answers",
    "remind",
    "send",
]
