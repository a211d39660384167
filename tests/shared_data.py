"""Public data and reference texts that lie beside the checkout, in ../shared, and are no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
NOT_THERE = "is not in ../shared, which lies beside the checkout"


def shared(name: str) -> Path:
    """The path of a file in ../shared. Skips the test, saying so, where the file is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} {NOT_THERE}")
    return path
