"""The landlord answers a recommendation. It cannot touch the recommendation's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from engagement.actions import services as actions
from engagement.actions.models import Action, ActionOrigin
from scrutiny.projects.models import LandlordAnswer, Recommendation, Word


@dataclass(frozen=True)
class Wanted:
    """The action that a yes opens."""

    title: str
    we_will: str
    owner: str
    due_on: date


def answer(
    recommendation: Recommendation,
    *,
    word: Word,
    reasons: str,
    by_name: str,
    by: Account,
    wanted: Wanted | None = None,
    action: Action | None = None,
    on: date | None = None,
) -> LandlordAnswer:
    """Answer a recommendation, with reasons. A yes opens an action, or names one that is there.

    Raises Refused when it was answered before (see `decide_again`), when the
    report is not out yet, or when a yes has no action.
    """
    if recommendation.answers:
        raise Refused(_("This was answered, and an answer is not changed. Make a new decision instead."))
    return _answer(recommendation, word, reasons, by_name, by, wanted, action, on)


def decide_again(
    recommendation: Recommendation,
    *,
    word: Word,
    reasons: str,
    by_name: str,
    by: Account,
    wanted: Wanted | None = None,
    action: Action | None = None,
    on: date | None = None,
) -> LandlordAnswer:
    """A new decision. The earlier one stays on show beside it.

    Raises Refused when there is no earlier answer, or it is the same word again.
    """
    before = recommendation.answer
    if before is None:
        raise Refused(_("This has no answer yet. Answer it first."))
    if before.word == word:
        raise Refused(_("This is the answer you gave before."), field="word")
    return _answer(recommendation, word, reasons, by_name, by, wanted, action or before.action, on)


def _answer(
    recommendation: Recommendation,
    word: Word,
    reasons: str,
    by_name: str,
    by: Account,
    wanted: Wanted | None,
    action: Action | None,
    on: date | None,
) -> LandlordAnswer:
    day, word = on or clock.today(), Word(word)
    if not recommendation.project.published_on:
        raise Refused(_("The panel has not published this yet."))
    if not reasons.strip():
        raise Refused(_("Give your reasons. Everybody will read them."), field="reasons")
    if word is Word.ACCEPT and wanted is None and action is None:
        raise Refused(_("Say what you will do, who does it, and by when"), field="we_will")
    if action is not None:
        _tie(action, recommendation)
    elif wanted is not None and word is not Word.REJECT:
        action = _open(recommendation, wanted, by, day)
    given = LandlordAnswer(
        number=len(recommendation.answers) + 1, word=word, reasons=reasons, answered_on=day, by_name=by_name,
        by_id=by.id, action=action,
    )  # fmt: skip
    recommendation.answers.append(given)
    audit.record(
        "recommendation.answered", recommendation.project, by=by, number=recommendation.number, word=word,
        answer=given.number,
    )  # fmt: skip
    return given


def _open(recommendation: Recommendation, wanted: Wanted, by: Account, day: date) -> Action:
    """The recommendation is public, so what is done about it is too."""
    action = actions.open_action(
        title=wanted.title, you_said=recommendation.words, we_will=wanted.we_will, owner=wanted.owner,
        due_on=wanted.due_on, origins=[("recommendation", recommendation.ref)], by=by, opened_on=day,
    )  # fmt: skip
    actions.publish(action, by=by, on=day)
    return action


def _tie(action: Action, recommendation: Recommendation) -> None:
    pairs = {(origin.kind, origin.ref) for origin in action.origins}
    if ("recommendation", recommendation.ref) not in pairs:
        action.origins.append(ActionOrigin(kind="recommendation", ref=recommendation.ref))
        db.session.flush()
