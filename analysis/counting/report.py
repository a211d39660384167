"""What came of a count: the result, round by round, as JSON and as plain sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction


@dataclass(frozen=True)
class Transfer:
    """Votes that moved from one candidate to another, or (`target` None) to no one."""

    source: str
    target: str | None
    papers: int
    votes: Number


@dataclass
class Round:
    """One round of the count. Totals are as they stand when the round ends.

    `exhausted` is every vote that is with no candidate any more because its paper names no
    further choice. `rounding` is what was lost because fractions are cut off. Totals,
    exhausted and rounding always add up to the number of valid papers in a transferable vote.
    """

    number: int
    totals: Mapping[str, Number]
    why: str
    elected: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    transfers: list[Transfer] = field(default_factory=list)
    exhausted: Number = 0
    rounding: Number = 0


@dataclass(frozen=True)
class Tie:
    """A tie and how it was settled. `chosen` is who the decision fell on."""

    between: tuple[str, ...]
    rule: str
    result: str
    chosen: str


@dataclass
class Result:
    """The whole outcome of a count."""

    method: str
    seats: int
    elected: list[str]
    rounds: list[Round]
    ties: list[Tie]
    ballots: int
    valid: int
    spoiled: Mapping[str, int]
    quota: Number | None = None
    seed: str = ""
    title: str = ""
    budget: Fraction | None = None
    spent: Fraction | None = None
    pairs: Mapping[str, Mapping[str, int]] | None = None


def text(number: Number) -> str:
    """Write an exact number exactly, without needless noughts.

    >>> text(Decimal("12.50000")), text(Decimal("100")), text(Fraction(1, 3))
    ('12.5', '100', '1/3')
    """
    if isinstance(number, Decimal):
        written = f"{number:f}"
        return written.rstrip("0").rstrip(".") if "." in written else written
    return str(number)


def names(these: Sequence[str]) -> str:
    """Join names as a person says them.

    >>> names(["Ann", "Bob", "Cy"])
    'Ann, Bob and Cy'
    """
    if len(these) < 2:
        return "".join(these)
    return ", ".join(these[:-1]) + " and " + these[-1]


def votes(number: Number) -> str:
    """Say a number of votes.

    >>> votes(1), votes(Decimal("2.5"))
    ('1 vote', '2.5 votes')
    """
    return f"{text(number)} vote{'' if number == 1 else 's'}"


def as_json(result: Result) -> dict:
    """The result as plain values, ready for `json.dumps`. Numbers that may be fractions are text."""
    told = {
        "method": result.method,
        "seats": result.seats,
        "quota": None if result.quota is None else text(result.quota),
        "elected": list(result.elected),
        "rounds": [_round_as_json(each) for each in result.rounds],
        "ties": [
            {"between": list(tie.between), "rule": tie.rule, "result": tie.result, "chosen": tie.chosen}
            for tie in result.ties
        ],
        "totals": {
            "ballots": result.ballots,
            "valid": result.valid,
            "spoiled": result.ballots - result.valid,
            "spoiled_because": dict(result.spoiled),
        },
        "seed": result.seed,
        "title": result.title,
    }
    if result.budget is not None and result.spent is not None:
        told["budget"], told["spent"] = money(result.budget), money(result.spent)
    if result.pairs is not None:
        told["pairs"] = {one: dict(row) for one, row in result.pairs.items()}
    return told


def _round_as_json(each: Round) -> dict:
    return {
        "round": each.number,
        "totals": {name: text(total) for name, total in each.totals.items()},
        "elected": each.elected,
        "excluded": each.excluded,
        "transfers": [
            {"from": move.source, "to": move.target, "papers": move.papers, "votes": text(move.votes)}
            for move in each.transfers
        ],
        "exhausted": text(each.exhausted),
        "rounding": text(each.rounding),
        "why": each.why,
    }


def money(sum_of_money: Fraction) -> str:
    """A sum of money to the penny, pence only where there are any.

    >>> money(Fraction(4000)), money(Fraction(25, 2))
    ('4000', '12.50')
    """
    pence = round(sum_of_money * 100)
    return str(pence // 100) if pence % 100 == 0 else f"{pence // 100}.{pence % 100:02d}"


def in_sentences(result: Result) -> list[str]:
    """Tell the result in plain lines, one after another."""
    lines = [result.title] if result.title else []
    lines += [_about_papers(result)]
    lines += [f"{count} spoiled because {reason}." for reason, count in result.spoiled.items()]
    if result.quota is not None:
        lines.append(f"A candidate needs {votes(result.quota)} to be elected. This is the quota.")
    for each in result.rounds:
        lines += ["", f"Round {each.number}. {each.why}"]
        lines += [f"  {name}: {text(total)}" for name, total in each.totals.items()]
        lines += [_told(move) for move in each.transfers]
        if each.exhausted:
            lines.append(f"  {votes(each.exhausted)} so far had no next choice left.")
        if each.rounding:
            lines.append(f"  {votes(each.rounding)} so far were lost in rounding down.")
    lines += [""]
    lines += [f"Tie between {names(tie.between)}. {tie.rule} {tie.result}" for tie in result.ties]
    return [*lines, _outcome(result)]


def _about_papers(result: Result) -> str:
    spoiled = result.ballots - result.valid
    papers = "1 paper" if result.ballots == 1 else f"{result.ballots} papers"
    return f"{papers} in all: {result.valid} valid and {spoiled} spoiled."


def _told(move: Transfer) -> str:
    if move.target is None:
        return f"  {votes(move.votes)} from {move.source} had no next choice."
    return f"  {votes(move.votes)} moved from {move.source} to {move.target}."


def _outcome(result: Result) -> str:
    if result.budget is not None and result.spent is not None:
        chosen = names(result.elected) if result.elected else "nothing"
        return f"Chosen: {chosen}. That costs {money(result.spent)} of {money(result.budget)}."
    if not result.elected:
        return "No one is elected."
    if result.method == "yes-no":
        return f"The result is: {result.elected[0]}."
    return f"Elected: {names(result.elected)}."
