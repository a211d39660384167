"""The demo landlord's files, read once, for the tests beside this."""

import csv
import json
import re
from functools import cache
from pathlib import Path

DEMO = Path(__file__).parents[2] / "demo"


@cache
def read(name: str) -> dict:
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


@cache
def comments() -> list[dict[str, str]]:
    with (DEMO / "comments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def charter() -> tuple[dict[str, list[str]], list[str]]:
    """The charter as {name: its promises}, and what it asks of customers."""
    promises, asks, here = {}, [], None
    for line in (DEMO / "charter.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if heading := re.fullmatch(r"([A-Z][A-Za-z ]+) - (.+)", line):
            here = promises.setdefault(heading[1], [])
        elif line == "What we ask from you:":
            here = asks
        elif point := re.fullmatch(r"  • (.+)", line):
            here.append(point[1])
        else:
            assert not line.strip(), line
    return promises, asks


def references() -> set[str]:
    return {
        f"{letter}{number}"
        for letter, promises in zip("VRCSONA", charter()[0].values(), strict=True)
        for number, _ in enumerate(promises, 1)
    }


def places() -> set[str]:
    return {place["name"] for place in read("people.json")["places"]}


def staff() -> set[str]:
    return {person["key"] for person in read("people.json")["staff"]}
