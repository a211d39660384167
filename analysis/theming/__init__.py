"""Find what many remarks speak of, name it as people say it, and follow it over time.

Words and numbers only: no web, no database, no network. `python -m
analysis.theming discover` is the same from the command line. How it works,
how well, and what it cannot do: docs/theming.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.theming.emerging import Emerging, emerging  # now, for the function has its module's name

if TYPE_CHECKING:
    from analysis.theming.discovery import assign, discover
    from analysis.theming.identity import match
    from analysis.theming.mood import mood_of
    from analysis.theming.prepare import is_empty
    from analysis.theming.reasons import because
    from analysis.theming.themes import Coding, Discovery, Theme
    from analysis.theming.trends import Change, changes

__all__ = [
    "Change",
    "Coding",
    "Discovery",
    "Emerging",
    "Theme",
    "assign",
    "because",
    "changes",
    "discover",
    "emerging",
    "is_empty",
    "match",
    "mood_of",
]
_homes = {
    "assign": "discovery", "discover": "discovery", "match": "identity", "mood_of": "mood", "is_empty": "prepare",
    "because": "reasons", "Coding": "themes", "Discovery": "themes", "Theme": "themes", "Change": "trends",
    "changes": "trends",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: numpy takes longer to start than most commands that never need it."""
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_homes[name]}"), name)
