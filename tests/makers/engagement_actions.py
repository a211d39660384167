"""Actions for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core import clock
from core.database import db
from engagement.actions import services
from engagement.actions.models import Action


def an_action(*, published: bool = True, **changes: Any) -> Action:
    """An action opened today and due in 30 days, on show to everybody."""
    values: dict[str, Any] = {
        "title": "Lights in car parks",
        "you_said": "The car parks are dark.",
        "we_will": "Put new lights in eight car parks.",
        "owner": "Tom Reddy",
        "due_on": clock.today() + timedelta(days=30),
        "by": None,
    }
    action = services.open_action(**(values | changes))
    if published:
        services.publish(action, by=None)
    db.session.flush()
    return action
