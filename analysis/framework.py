"""The housing framework: what tenants of social landlords speak of, in about thirty categories of nine groups.

The data is `analysis/data/framework.json`, versioned apart from the program;
what it is and how it may be changed: docs/framework.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "framework.json"


@dataclass(frozen=True)
class NonExample:
    """Words that might be taken for a category and belong in another one."""

    text: str
    belongs_in: str


@dataclass(frozen=True)
class Mapping:
    """Consumer standards by name, tenant satisfaction measures by code, charter promises by reference."""

    standards: tuple[str, ...] = ()
    tsm: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Category:
    """One thing that tenants speak of.

    `seeds` are words and short phrases that point to it; they are compared by
    stem, without apostrophes. `examples` are whole comments.
    """

    code: str
    name: str
    group: str
    definition: str
    examples: tuple[str, ...] = ()
    non_examples: tuple[NonExample, ...] = ()
    seeds: tuple[str, ...] = ()
    maps_to: Mapping = field(default_factory=Mapping)


@dataclass(frozen=True)
class Framework:
    """All categories, in the order of their groups, and the version of the data."""

    version: str
    groups: dict[str, str]
    categories: tuple[Category, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of the categories, in order."""
        return [category.code for category in self.categories]

    def __getitem__(self, code: str) -> Category:
        """Give the category of a code. Raises KeyError for a code that is not there."""
        for category in self.categories:
            if category.code == code:
                return category
        raise KeyError(code)


@cache
def housing() -> Framework:
    """Give the framework this project publishes."""
    return read(FILE)


def read(path: Path) -> Framework:
    """Read a framework file.

    Raises ValueError when a category names a group, or a non-example a
    category, that is not there, or two categories have one code.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    groups = {group["code"]: group["name"] for group in data["groups"]}
    categories = tuple(_category(each) for each in data["categories"])
    _check(groups, categories)
    return Framework(data["version"], groups, categories)


def _category(each: dict) -> Category:
    return Category(
        code=each["code"],
        name=each["name"],
        group=each["group"],
        definition=each["definition"],
        examples=tuple(each["examples"]),
        non_examples=tuple(NonExample(non["text"], non["belongs_in"]) for non in each["non_examples"]),
        seeds=tuple(each["seeds"]),
        maps_to=Mapping(**{name: tuple(values) for name, values in each["maps_to"].items()}),
    )


def _check(groups: dict[str, str], categories: Sequence[Category]) -> None:
    codes = [category.code for category in categories]
    if len(set(codes)) < len(codes):
        raise ValueError("Two categories have the same code.")
    for category in categories:
        if category.group not in groups:
            raise ValueError(f"{category.code}: there is no group {category.group!r}.")
        for non in category.non_examples:
            if non.belongs_in not in codes:
                raise ValueError(f"{category.code}: there is no category {non.belongs_in!r}.")
