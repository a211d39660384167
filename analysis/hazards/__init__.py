"""Hear danger in what customers write: gas, fire, no heat for someone frail, harm by others or to oneself.

Words only: no web, no database, no network. `python -m analysis.hazards` is
the same from the command line. What it hears and misses: docs/hazards.md.
"""

from analysis.hazards.listening import Hazard, hear, hear_many
from analysis.hazards.model import Known
from analysis.hazards.rules import KINDS

__all__ = ["KINDS", "Hazard", "Known", "hear", "hear_many"]
