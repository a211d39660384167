"""Remarks to theme: invented ones always, public ones where they lie beside the repository."""

import csv
import random

import pytest

from tests.shared_data import shared

SUBJECTS = {
    "damp": ["damp", "mould", "bedroom wall", "condensation", "black mould", "wet wall"],
    "bins": ["bins", "rubbish", "bin store", "recycling", "overflowing bins", "bin collection"],
    "lift": ["lift", "stairs", "lift engineer", "broken lift", "lift doors", "top floor"],
    "rent": ["rent", "service charge", "direct debit", "rent account", "arrears", "rent statement"],
}
FRAMES = [
    "The {one} has been bad since {when} and the {two} too",
    "Please look at the {one} and the {two}, since {when}",
    "{one} again! {two} as well, first told you {when}",
    "nobody came about the {one}, or the {two}, {when}",
]
WHEN = ["last spring", "Easter", "the school holidays", "we moved in", "my birthday", "bonfire night"]


@pytest.fixture
def remarks() -> list[str]:
    """120 invented remarks on four subjects, and a few that say nothing or something else."""
    dice = random.Random(3)
    made = []
    for words in SUBJECTS.values():
        for _ in range(30):
            one, two = dice.sample(words, 2)
            made.append(dice.choice(FRAMES).format(one=one, two=two, when=dice.choice(WHEN)))
    return [*made, "n/a", "Nothing to add", "", "zebra crossing xylophone"]


@pytest.fixture
def public():
    """Read a file of ../shared/data as dictionaries; skips, saying so, where the file is absent."""

    def rows_of(name: str) -> list[dict[str, str]]:
        with shared(f"data/{name}").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return rows_of
