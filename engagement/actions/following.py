"""What the follow page says of actions: what we decided, how far it is, what comes next."""

from __future__ import annotations

from flask_babel import gettext as _

from core import clock
from core.templating import short_day
from engagement.actions import queries
from engagement.actions.lateness import State
from engagement.actions.models import Action
from engagement.voices.models import Voice
from engagement.voices.outcomes import Outcome


def outcomes(voice: Voice) -> list[Outcome]:
    """The stops of the trail that actions stand for, in the order they happened."""
    today = clock.today()
    return [stop for action in queries.answering(voice) for stop in _of(action, action.state(today))]


def _of(action: Action, state: State) -> list[Outcome]:
    today = clock.today()
    link = f"/you-said-we-did/{action.slug}"
    stops = [
        Outcome(
            order=40, kind="decided", title=_("We decided"), day=action.opened_on, did=action.we_will,
            by=action.owner, link=link, about=action.slug,
        )
    ]  # fmt: skip
    if state is State.DID_NOT or action.is_said_done:
        title = _("We did not do this") if state is State.DID_NOT else _("We say it is done")
        stops.append(_news(action, state, title, "done"))
        return stops
    if action.updates:
        stops.append(_news(action, state, _("What is done so far"), "doing"))
    promised, now = short_day(action.due_on), short_day(action.now_due_on)
    late = _("We said we would do this by %(day)s. It is late.", day=promised)
    coming = _("We will do this by %(day)s. Then we put news here.", day=now)
    stops.append(
        Outcome(
            order=60, kind="next", title=_("What happens next"), day=action.now_due_on,
            did=f"{late} {coming}" if state is State.LATE and action.now_due_on >= today else late if state is State.LATE else coming,
            state=state.value if not action.updates else None, about=action.slug,
        )
    )  # fmt: skip
    return stops


def _news(action: Action, state: State, title: str, kind: str) -> Outcome:
    update = action.updates[-1]
    return Outcome(
        order=50, kind=kind, title=title, day=update.on, did=update.words, state=state.value,  # type: ignore[arg-type]
        template="engagement/actions/_so_far.html", context={"action": action, "state": state},
        about=action.slug,
    )  # fmt: skip
