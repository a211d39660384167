"""Timed work: hide the order in which things were said."""

from __future__ import annotations

from core.shuffling import rewrite_shuffled
from engagement.voices.models import Correction, ImportedRow, Remark, Voice


def shuffle_voices() -> int:
    """Write all that was said again in shuffled batches. Gives how many rows were written."""
    return sum(rewrite_shuffled(model) for model in (Voice, Remark, Correction, ImportedRow))
