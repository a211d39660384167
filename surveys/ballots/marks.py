"""What may stand on a voting paper: read from boxes, checked, and said again in words.

The marks of one paper, as they are sealed:

ranks       `{"option key": 1, …}`     preferences, 1 is best
scores      `{"option key": 7, …}`     points
ticks, one  `["option key", …]`        marks
yes_no      `"yes"` or `"no"`
any kind    `{"blank": true}` or `{"spoiled": true}`, when meant
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from flask_babel import gettext as _

from core.errors import Refused

RANKS, SCORES, TICKS, ONE, YES_NO = "ranks", "scores", "ticks", "one", "yes_no"
KIND_OF = {
    "yes-no": YES_NO,
    "plurality": ONE,
    "approval": TICKS,
    "limited": TICKS,
    "score": SCORES,
    "av": RANKS,
    "stv-scottish": RANKS,
    "stv-meek": RANKS,
    "schulze": RANKS,
    "budget-votes": TICKS,
    "budget-equal-shares": TICKS,
}
BLANK: dict[str, Any] = {"blank": True}
SPOILED: dict[str, Any] = {"spoiled": True}
LONGEST_TYPED = 6  # characters in a box; more is no number of ours

Marks: TypeAlias = dict[str, Any] | list[str] | str


@dataclass(frozen=True)
class Rules:
    """What may be marked. `keys` can be chosen now; `withdrawn` stood once and may be on a paper given before.

    `most` is how many may be ticked (None for any number), `highest` the most points for one.
    """

    kind: str
    keys: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    most: int | None = None
    highest: int = 10

    @property
    def width(self) -> int:
        """Bytes that hold any paper of this ballot, so that all sealed papers are as long."""
        needed = 40 + sum(len(key) + 8 + LONGEST_TYPED for key in (*self.keys, *self.withdrawn))
        return -(-needed // 64) * 64


@dataclass(frozen=True)
class Read:
    """What was read from the boxes, and what is wrong: a sentence for each box (`mark-KEY`, or `mark`)."""

    marks: Marks
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not self.errors and self.marks == BLANK


def read(rules: Rules, typed: Mapping[str, Sequence[str]]) -> Read:
    """Read the boxes of a paper. `typed` gives the values sent for each box.

    >>> read(Rules(RANKS, ("a", "b")), {"mark-a": ["2"], "mark-b": ["1"]}).marks
    {'a': 2, 'b': 1}
    """
    if rules.kind in {RANKS, SCORES}:
        numbers, errors = _numbers(rules, typed)
        if rules.kind == RANKS:
            errors |= {box: said for box, said in _out_of_order(numbers).items() if box not in errors}
        return Read(numbers or dict(BLANK), errors)
    chosen = list(dict.fromkeys(value for value in typed.get("mark", ()) if value))
    if rules.kind == YES_NO:
        good = [value for value in chosen if value in {"yes", "no"}]
        return Read(
            good[0] if good else dict(BLANK), {"mark": _("Choose yes or no")} if len(chosen) > 1 else {}
        )
    good = [value for value in chosen if value in rules.keys]
    most = 1 if rules.kind == ONE else rules.most
    errors = {}
    if len(good) < len(chosen):
        errors["mark"] = _("Choose from the list")
    elif most and len(good) > most:
        errors["mark"] = (
            _("You have ticked %(n)s. Tick %(most)s or fewer.", n=len(good), most=most)
            if most > 1
            else _("You have ticked %(n)s. Tick only one.", n=len(good))
        )
    return Read(good or dict(BLANK), errors)


def _numbers(rules: Rules, typed: Mapping[str, Sequence[str]]) -> tuple[dict[str, int], dict[str, str]]:
    found: dict[str, int] = {}
    errors: dict[str, str] = {}
    least, most = (0, rules.highest) if rules.kind == SCORES else (1, len(rules.keys))
    for key in rules.keys:
        text = next(iter(typed.get(f"mark-{key}", ())), "").strip()
        if not text:
            continue
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_TYPED else None
        if number is None:
            errors[f"mark-{key}"] = _("Write a number, or leave the box empty")
        elif not least <= number <= most:
            errors[f"mark-{key}"] = _("Use numbers from %(least)s to %(most)s", least=least, most=most)
        else:
            found[key] = number
    return found, errors


def _out_of_order(ranks: Mapping[str, int]) -> dict[str, str]:
    """A number given twice, or a number left out, beside the boxes it is about."""
    errors: dict[str, str] = {}
    times = Counter(ranks.values())
    for key, rank in ranks.items():
        if times[rank] > 1:
            errors[f"mark-{key}"] = _("You have used %(n)s more than once", n=rank)
    missing = next((n for n in range(1, max(ranks.values(), default=0)) if n not in times), None)
    if missing is not None:
        for key, rank in ranks.items():
            if rank > missing:
                errors.setdefault(f"mark-{key}", _("You have not used %(n)s. Use it before this.", n=missing))
    return errors


def check(rules: Rules, marks: Any) -> Marks:
    """Give marks back if they could stand on a paper of this ballot, with mistakes a count knows how to read.

    A number used twice or left out is such a mistake: a paper from the post
    has nobody to ask. Raises Refused for anything that is no paper of ours.
    """
    if not _could_be(rules, marks):
        raise Refused(_("This is not a paper of this vote. Start again with the vote’s own page."))
    return marks


def _could_be(rules: Rules, marks: Any) -> bool:
    if marks in (BLANK, SPOILED):
        return True
    known = {*rules.keys, *rules.withdrawn}
    if rules.kind == YES_NO:
        return marks in ("yes", "no")
    if rules.kind in {RANKS, SCORES}:
        least, most = (0, rules.highest) if rules.kind == SCORES else (1, len(known))
        return (
            isinstance(marks, dict)
            and bool(marks)
            and all(key in known for key in marks)
            and all(type(number) is int and least <= number <= most for number in marks.values())
        )
    return (
        isinstance(marks, list)
        and bool(marks)
        and all(isinstance(key, str) and key in known for key in marks)
        and len(set(marks)) == len(marks)
    )
