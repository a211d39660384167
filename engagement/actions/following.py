"""What the follow page says of actions: what we decided, how far it is, what comes next."""

from __future__ import annotations

from flask_babel import gettext as _

from core import clock
from core.templating import short_day
from engagement.actions import queries
from engagement.actions.lateness import State
from engagement.actions.models import Action
from engagement.actions.telling import state_words
from engagement.voices.models import Voice
from engagement.voices.outcomes import Outcome


def outcomes(voice: Voice) -> list[Outcome]:
    """The stops of the trail that actions stand for, in the order they happened."""
    today = clock.today()
    return [stop for action in queries.answering(voice) for stop in _of(action, action.state(today))]


def _of(action: Action, state: State) -> list[Outcome]:
    today = clock.today()
    decided = Outcome(
        order=30, kind="decided", title=_("We decided"), day=action.opened_on, did=action.we_will, by=action.owner,
        link=f"/you-said-we-did/{action.slug}",
    )  # fmt: skip
    if state is State.DID_NOT:
        refused = Outcome(
            order=40, kind="stopped", title=_("We did not do this"), day=action.updates[-1].on,
            did=action.updates[-1].words, state=state.value,
        )  # fmt: skip
        return [decided, refused]
    stops = [decided]
    if action.updates:
        stops.append(
            Outcome(
                order=40, kind="doing", title=_("What is done so far") if not action.is_said_done else _("We say it is done"),
                day=action.updates[-1].on, did=action.updates[-1].words, state=state.value,
                state_words=state_words(action, state, today), template="engagement/actions/_so_far.html",
                context={"action": action, "state": state},
            )
        )  # fmt: skip
    if not action.is_said_done:
        late = state is State.LATE
        stops.append(
            Outcome(
                order=50, kind="next", title=_("What happens next"), day=action.now_due_on,
                words=_("We said we would do this by %(day)s. It is late.", day=short_day(action.due_on)) if late
                else _("We will do this by %(day)s. Then we put news here.", day=short_day(action.now_due_on)),
            )
        )  # fmt: skip
    return stops
