"""Reading actions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import selectinload

from core import clock
from core.database import db, remembered
from engagement.actions.lateness import State
from engagement.actions.models import Action, ActionOrigin
from engagement.actions.origins import origins_of_voice
from engagement.voices.models import Voice

WHOLE = (
    selectinload(Action.updates),
    selectinload(Action.verdicts),
    selectinload(Action.customer_words),
    selectinload(Action.origins),
)


@remembered
def all_actions() -> Sequence[Action]:
    """Every action, latest news first."""
    found = db.session.scalars(select(Action).options(*WHOLE)).all()
    return sorted(found, key=lambda action: (action.latest_news_on, action.id), reverse=True)


def published(since: date | None = None) -> list[Action]:
    """What everybody can see, latest news first; with `since`, those opened or with news from that day on."""
    return [a for a in all_actions() if a.published_on and (since is None or a.latest_news_on >= since)]


def by_slug(slug: str) -> Action | None:
    return db.session.scalar(select(Action).where(Action.slug == slug).options(*WHOLE))


def late(today: date | None = None) -> list[Action]:
    """Late actions, the latest of all first."""
    day = today or clock.today()
    found = [action for action in all_actions() if action.state(day) is State.LATE]
    return sorted(found, key=lambda action: (action.due_on, action.id))


def waiting_for_the_committee() -> list[Action]:
    """Ended ones without the committee's word, longest waiting first."""
    found = [a for a in all_actions() if a.published_on and a.is_waiting_for_the_committee]
    return sorted(found, key=lambda action: (action.updates[-1].on, action.id))


def count_by_state(actions: Sequence[Action], today: date | None = None) -> Counter[State]:
    day = today or clock.today()
    return Counter(action.state(day) for action in actions)


def came_from(kind: str, ref: str) -> list[Action]:
    """The actions that came from one theme, case or recommendation."""
    wanted = select(Action).join(ActionOrigin).where(ActionOrigin.kind == kind, ActionOrigin.ref == ref)
    return list(db.session.scalars(wanted.options(*WHOLE).order_by(Action.opened_on, Action.id)).unique())


def answering(voice: Voice) -> list[Action]:
    """Published actions that answer what this voice said."""
    pairs = [(kind, ref) for kind in origins_of_voice.names() for ref in origins_of_voice[kind](voice)]
    if not pairs:
        return []
    belongs = or_(*(tuple_(ActionOrigin.kind, ActionOrigin.ref) == pair for pair in pairs))
    wanted = select(Action).join(ActionOrigin).where(belongs, Action.published_on.is_not(None))
    return list(db.session.scalars(wanted.options(*WHOLE).order_by(Action.opened_on, Action.id)).unique())
