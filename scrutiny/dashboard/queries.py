"""What the committee sees first, gathered from the rooms below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import func

from analysis.theming import Change
from core import clock
from core.database import db
from engagement.themes import queries as themes
from engagement.themes.models import Theme
from engagement.themes.showing import TOO_FEW
from engagement.voices.models import Voice

WEEKS = 12
SHOWN = 6


@dataclass(frozen=True)
class Saying:
    """A theme as the dashboard shows it: how many customers, week by week, and whether it moves."""

    theme: Theme
    quote: str | None
    weeks: list[int]
    voices: int
    moved: Change | None

    @property
    def way(self) -> str:
        """more, fewer or same; a change only when it is more than chance."""
        if self.moved is None or not self.moved.is_change:
            return "same"
        return "more" if self.moved.direction == "up" else "fewer"

    @property
    def in_100(self) -> tuple[Fraction, Fraction] | None:
        """Its share of all comments lately, and before; None where nothing is said to have changed."""
        if self.moved is None or self.way == "same":
            return None
        return self.moved.share_recently or Fraction(0), self.moved.share_before or Fraction(0)


def what_customers_say(today: date | None = None) -> tuple[list[Saying], int]:
    """The largest checked themes, and how many checked themes there are in all."""
    day = today or clock.today()
    checked = [w for w in themes.weighed() if w.theme.signed_off_on and w.voices >= TOO_FEW]
    shown = checked[:SHOWN]
    weeks, moved = _by_week([w.theme.id for w in shown], day), themes.movements()
    sayings = [
        Saying(
            w.theme,
            next(iter(themes.quotes_of(w.theme)), None),
            weeks[w.theme.id],
            w.voices,
            moved.get(w.theme.id),
        )
        for w in shown
    ]
    return sayings, len(checked)


def _by_week(theme_ids: list[int], day: date) -> dict[int, list[int]]:
    """Comments in each of the last twelve weeks, the latest last, for every theme in one question."""
    first = day - timedelta(weeks=WEEKS) + timedelta(days=1)
    which = themes.theme_of_remark().label("theme")
    query = themes.coded(which, Voice.heard_on, func.count()).where(
        Voice.heard_on >= first, which.in_(theme_ids)
    )
    counts = {theme_id: [0] * WEEKS for theme_id in theme_ids}
    for theme_id, heard_on, count in db.session.execute(query.group_by(which, Voice.heard_on)):
        week = (heard_on - first).days // 7
        if 0 <= week < WEEKS:
            counts[theme_id][week] += count
    return counts
