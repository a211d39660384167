"""The peg: a lower floor puts one up, and an upper floor hangs its thing there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Registry(Generic[Thing]):
    """Things by name, in the order they were added.

    Filled only inside a package's `register(app)`, so that the order is visible
    and nothing happens at import. Adding the same thing under its name again
    changes nothing, because tests make several apps in one process.

    >>> colours = Registry[str]("colours")
    >>> colours.add("red", "#f00")
    >>> colours["red"]
    '#f00'
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._things: dict[str, Thing] = {}

    def add(self, name: str, thing: Thing) -> None:
        self._things[name] = thing

    def __getitem__(self, name: str) -> Thing:
        try:
            return self._things[name]
        except KeyError:
            raise KeyError(f"Nothing called {name!r} hangs on the peg {self.name!r}") from None

    def get(self, name: str, otherwise: Thing) -> Thing:
        return self._things.get(name, otherwise)

    def __contains__(self, name: str) -> bool:
        return name in self._things

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things.values())

    def __len__(self) -> int:
        return len(self._things)

    def names(self) -> list[str]:
        return list(self._things)
