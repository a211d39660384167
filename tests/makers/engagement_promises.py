"""A charter, for tests."""

from __future__ import annotations

from datetime import date

from core.database import db
from engagement.promises import services
from engagement.promises.models import Charter

TEXT = """Our charter

Voice - We listen to you.
  • By asking you before we decide.
  • By learning from what you say.

Resolution - We put things right.
  • By answering in 10 days.

What we ask from you:
  • That you let us in.
"""


def a_charter(text: str = TEXT, letters: str | None = "VN", adopted_on: date | None = None) -> Charter:
    """The next version of the charter, from its text."""
    charter, _is_new = services.adopt(services.understood(text, letters), by=None, adopted_on=adopted_on)
    db.session.commit()
    return charter
