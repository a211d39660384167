"""Find what many remarks speak of, name it as people say it, and follow it over time.

Words and numbers only: no web, no database, no network. `python -m
analysis.theming discover` is the same from the command line. How it works,
how well, and what it cannot do: docs/theming.md.
"""

from analysis.theming.discovery import assign, discover
from analysis.theming.emerging import Emerging, emerging
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
