"""`python -m analysis.estimates sample-size --homes 8797` prints how many answers are needed."""

import argparse
import json
import sys
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import NoReturn

from analysis.estimates.sample_size import achieved_margin, minimum_answers, required_margin


class Parser(argparse.ArgumentParser):
    """An argument parser that explains itself in one sentence and ends with status 2."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(2)


def number_of_homes(text: str) -> int:
    """A whole number, with or without commas."""
    try:
        return int(text.replace(",", ""))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None


def points(text: str) -> Decimal:
    """A margin in percentage points, like 4 or 2.5."""
    try:
        value = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and 0 < value < 100):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of points between 0 and 100")
    return value


def build_parser() -> Parser:
    """The commands and their options."""
    parser = Parser(prog="python -m analysis.estimates", description="What a survey's numbers are worth.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    size = commands.add_parser("sample-size", help="how many answers a landlord needs")
    size.add_argument("--homes", type=number_of_homes, required=True, help="how many homes the landlord has")
    size.add_argument("--margin", type=points, help="points either way; the regulator's if left out")
    size.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def sample_size(homes: int, margin: Decimal | None) -> dict[str, int | float]:
    """The size needed, and the margins around it in percentage points."""
    share = required_margin(homes) if margin is None else Fraction(margin) / 100
    needed = minimum_answers(homes, share)
    return {
        "homes": homes,
        "required_margin": float(100 * share),
        "answers_needed": needed,
        "achieved_margin": round(100 * achieved_margin(homes, needed), 2),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 0, or 2 when the question makes no sense."""
    parser = build_parser()
    asked = parser.parse_args(arguments)
    try:
        found = sample_size(asked.homes, asked.margin)
    except ValueError as problem:
        parser.error(str(problem))
    print(json.dumps(found) if asked.json else found["answers_needed"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
