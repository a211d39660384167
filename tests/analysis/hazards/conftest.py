"""The invented housing comments, where they lie beside the repository."""

import csv

import pytest

from tests.shared_data import shared


@pytest.fixture
def housing() -> list[dict[str, str]]:
    """The rows of housing_gold_dev.csv; skips, saying so, where the file is absent."""
    with shared("data/housing_gold_dev.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
