"""Work on themes behind a page and by the clock."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.accounts.models import Account
from core.database import saving
from core.tasks import Progress
from engagement.themes import running


def find_themes(
    progress: Progress, *, by: Account | None, kind: str | None, since: str | None, n_themes: int | None
) -> dict[str, Any]:
    """The task behind the button."""
    progress.tell(0, 4, "Reading what was said")
    with saving():
        found = running.run(
            kind=kind, since=date.fromisoformat(since) if since else None, n_themes=n_themes, by=by
        )
    return {
        "url": "/manage/themes",
        "said": f"{found.found} themes in {found.remarks} comments.",
    }
