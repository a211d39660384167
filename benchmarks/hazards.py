"""How much danger is heard: recall, precision, kinds, on authors 08 to 12, and on 01 to 07 each held out in turn.

    .venv/bin/python benchmarks/hazards.py [--authors test|held-out]

Prints figures only, never a comment.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from analysis.corpus import TRAINING_AUTHORS, Comment, comments
from analysis.hazards import KINDS, Hazard, hear_many, listening, model, reasons

Heard = list[tuple[Comment, list[Hazard]]]


def on_test_authors() -> Heard:
    unseen = comments("test")
    return list(zip(unseen, hear_many([each.text for each in unseen]), strict=True))


def held_out() -> Heard:
    found: Heard = []
    seen = comments("train")
    for author in TRAINING_AUTHORS:
        others = [each for each in seen if each.author != author]
        theirs = [each for each in seen if each.author == author]
        taught = model.Model([each.text for each in others], [each.hazards for each in others])
        listening.trained = reasons.trained = lambda taught=taught: taught
        reasons._kind_weights.cache_clear()
        found += zip(theirs, hear_many([each.text for each in theirs]), strict=True)
    return found


def show(heard: Heard) -> None:
    _line("all", heard)
    for author in sorted({each.author for each, _ in heard}):
        _line(f"author {author:02d}", [pair for pair in heard if pair[0].author == author])
    false = [each for each, found in heard if found and not each.hazards]
    print(f"raised in error: {sum(bool(each.pair) for each in false)} twins, {sum(not each.pair for each in false)} others "
          f"(of {sum(not each.pair for each, _ in heard)})")
    for ear in ("rules", "model", "near"):
        print(f"dangers heard by {ear}: {sum(any(ear in h.by for h in found) for each, found in heard if each.hazards)}")
    print("kind: there, heard as this kind, heard at all, raised as this kind")
    for kind in KINDS:
        there = [found for each, found in heard if kind in each.hazards]
        named = sum(kind in _kinds(found) for found in there)
        raised = sum(kind in _kinds(found) for _, found in heard)
        print(f"{kind:20} {len(there):4} {named:4} {sum(map(bool, there)):4} {raised:4}")


def _line(name: str, heard: Heard) -> None:
    right = sum(bool(found) for each, found in heard if each.hazards)
    dangers = sum(bool(each.hazards) for each, _ in heard)
    raised = sum(bool(found) for _, found in heard)
    print(f"{name}: {right} of {dangers} heard, recall {right / dangers:.3f}, precision {right / raised:.3f}")


def _kinds(found: Iterable[Hazard]) -> set[str]:
    return {each.kind for each in found}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--authors", choices=("test", "held-out"), default="test")
    show(held_out() if parser.parse_args().authors == "held-out" else on_test_authors())
