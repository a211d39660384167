"""The project's own comments: invented, labelled, split by author. What they are: analysis/data/comments/README.md."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "data" / "comments"
TRAINING_AUTHORS = range(1, 8)
TEST_AUTHORS = range(8, 13)
COLUMNS = ("text", "labels", "mood", "hazards", "pair", "pii", "language", "empty")


@dataclass(frozen=True)
class Comment:
    """One invented comment and what a careful reader says of it.

    `labels` are categories of the housing framework, the main one first;
    `hazards` the kinds of danger to look at within the hour; `pair` joins a
    danger to the harmless comment in much the same words, within one author;
    `pii` lists (kind, exact words) in the order they were marked.
    """

    text: str
    labels: tuple[str, ...]
    mood: str
    hazards: tuple[str, ...]
    pair: str
    pii: tuple[tuple[str, str], ...]
    language: str
    empty: bool
    author: int


def comments(split: Literal["train", "test"] = "train", folder: Path = FOLDER) -> list[Comment]:
    """Read the comments of the training authors (01 to 07) or of the test authors (08 to 12), in a fixed order.

    A figure counts only where nothing was chosen, written or fitted with the
    test authors' comments in sight.

    Raises ValueError for another split.
    """
    if split not in ("train", "test"):
        raise ValueError("The split is train or test.")
    wanted = TRAINING_AUTHORS if split == "train" else TEST_AUTHORS
    return [comment for author in wanted for comment in _of_author(author, folder)]


def _of_author(author: int, folder: Path) -> list[Comment]:
    path = folder / f"hand{author:02d}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [_comment(row, author) for row in csv.DictReader(lines)]


def _comment(row: dict[str, str], author: int) -> Comment:
    return Comment(
        text=row["text"],
        labels=_split(row["labels"]),
        mood=row["mood"],
        hazards=_split(row["hazards"]),
        pair=row["pair"],
        pii=tuple((kind, words) for kind, words in json.loads(row["pii"] or "[]")),
        language=row["language"],
        empty=row["empty"] == "yes",
        author=author,
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
