"""What came of it: what was done, and what could not be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Quotation
from engagement.actions import queries
from engagement.actions.lateness import State
from engagement.actions.models import Action
from engagement.actions.telling import did_heading, found_origins, said_source, state_words
from scrutiny.voice_report import years
from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind, last_and_first

STORIES = 6
COUNTS = ("all", "done", "checked", "half", "late", "did_not", "disputed")


class Actions(Kind):
    """You said, we did: the whole count first, then the stories with the latest news."""

    name = "actions"
    label = _l("You said, we did")
    what = _l("How many things were done, half done, late or not done, and their stories.")
    words_depend = False
    states: frozenset[State] | None = None
    counts: tuple[str, ...] = COUNTS

    def drawn(self, section: Section) -> list[Quotation]:
        return [Quotation("", f"actions.{name}", last_and_first(section)) for name in self.counts]

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        first, last = years.bounds(section.report.year)
        found = [a for a in queries.published() if first <= a.opened_on <= last]
        if self.states is not None:
            found = [a for a in found if a.state(clock.today()) in self.states]
        return {"stories": [_story(action) for action in found[:STORIES]], "found": len(found)}


class CouldNotChange(Actions):
    """The refusals, with the landlord's reasons, at full size."""

    name = "could_not"
    label = _l("What we could not change")
    what = _l("What the landlord said no to, with its reasons.")
    states = frozenset({State.DID_NOT})
    counts = ("did_not",)


def _story(action: Action) -> dict[str, Any]:
    state = action.state(clock.today())
    return {
        "title": action.title,
        "link": f"/you-said-we-did/{action.slug}",
        "you_said": action.you_said,
        "source": said_source(found_origins(action)),
        "did": action.last_update.words if action.last_update else action.we_will,
        "refused": state is State.DID_NOT,
        "did_heading": did_heading(action),
        "state": state.value,
        "state_words": state_words(action, state, clock.today()),
    }
