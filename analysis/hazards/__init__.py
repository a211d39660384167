"""Hear danger in what customers write: gas, fire, no heat for someone frail, harm by others or to oneself.

Words only: no web, no database, no network. `python -m analysis.hazards` is
the same from the command line. What it hears and misses: docs/hazards.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.hazards.rules import KINDS

if TYPE_CHECKING:
    from analysis.hazards.listening import Hazard, hear, hear_many
    from analysis.hazards.model import Known

__all__ = ["KINDS", "Hazard", "Known", "hear", "hear_many"]
_homes = {"Hazard": "listening", "hear": "listening", "hear_many": "listening", "Known": "model"}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: numpy takes longer to start than most commands that never need it."""
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_homes[name]}"), name)
