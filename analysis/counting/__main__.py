"""The command: `python -m analysis.counting FILE --method NAME [--seats N] [--seed TEXT] [--json]`."""

from __future__ import annotations

import argparse
import json
import sys
from typing import NoReturn

from .ballots import CannotCount
from .methods import METHODS, count, read
from .report import as_json, in_sentences
from .tables import money_in


class OneSentence(argparse.ArgumentParser):
    """Says what is wrong with the command in one line, and ends with status 2."""

    def error(self, message: str) -> NoReturn:
        refuse(f"{message[:1].upper()}{message[1:]}. Use --help to see how.")


def refuse(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def check_seed(seed: str) -> None:
    try:
        seed.encode()
    except UnicodeEncodeError:
        raise CannotCount("The seed must be plain UTF-8 text.") from None


def command() -> argparse.ArgumentParser:
    parser = OneSentence(prog="python -m analysis.counting", description="Count a vote.", allow_abbrev=False)
    parser.add_argument("file", help="the papers: .blt, .csv, .soc, .soi, .toc or .toi")
    parser.add_argument("--method", required=True, choices=list(METHODS), help="how to count")
    parser.add_argument("--seats", type=int, help="how many to elect; the file's own number, or 1")
    parser.add_argument("--seed", default="", help="the text published before the count, for ties")
    parser.add_argument("--choices", type=int, help="limited: how many a voter may mark; else the seats")
    parser.add_argument("--max-score", type=int, help="score: the highest score allowed; else 10")
    parser.add_argument("--budget", help="budgets: the sum of money to spend")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def main(arguments: list[str] | None = None) -> None:
    """Read the file, count it, and print the result whole or not at all."""
    given = command().parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        check_seed(given.seed)
        budget = None if given.budget is None else money_in(given.budget, None, "the budget")
        options = {"choices": given.choices, "max_score": given.max_score, "budget": budget}
        election = read(given.file, given.method)
        result = count(election, given.method, seats=given.seats, seed=given.seed, **options)
    except CannotCount as problem:
        refuse(str(problem))
    if given.json:
        print(json.dumps(as_json(result), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_sentences(result)))


if __name__ == "__main__":
    main()
