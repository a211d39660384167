"""The panel looks again: done, half done or not."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.errors import Refused
from scrutiny.projects.models import FollowUp, FollowWord, Recommendation
from scrutiny.projects.services.whose_words import only_the_panel


def follow_up(
    recommendation: Recommendation, *, word: FollowWord, words: str, by: Account, on: date | None = None
) -> FollowUp:
    """Say how far a recommendation is, and how the panel knows. What was said before stays.

    Raises Refused before the landlord has answered, or without words.
    """
    only_the_panel(recommendation.project, by)
    if recommendation.answer is None:
        raise Refused(_("The landlord has not answered this yet."))
    if not words.strip():
        raise Refused(_("Say what you saw, or how you know"), field="words")
    said = FollowUp(on=on or clock.today(), word=FollowWord(word), words=words, by_id=by.id)
    recommendation.follow_ups.append(said)
    audit.record(
        "recommendation.followed_up", recommendation.project, by=by, number=recommendation.number, word=word
    )
    return said
