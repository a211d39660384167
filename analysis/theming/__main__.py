"""`python -m analysis.theming discover|fit|predict`: find themes, learn labels, give labels."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from analysis.tables import TableError, read_column, whole_file
from analysis.theming.discovery import discover
from analysis.theming.recognition import command


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: 0 when it worked, 2 and one sentence on standard error for unusable input."""
    options = _parser().parse_args(arguments)
    if options.command != "discover":
        return _recognise(options)
    try:
        texts = read_column(options.input, options.text)
        _say(f"Reading {len(texts)} remarks")
        found = discover(texts, n_themes=options.themes, seed=options.seed)
        with whole_file(options.out) as out:
            json.dump(found.as_json(), out, ensure_ascii=False, indent=1)
            out.write("\n")
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    _say(f"Found {len(found.themes)} themes; {found.without_theme} remarks fit none")
    return 0


def _recognise(options: argparse.Namespace) -> int:
    try:
        options.run(options)
    except TableError as error:
        _say("")
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis.theming", description="Find themes in remarks, and recognise them."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    discovering = commands.add_parser("discover", help="find the themes of one column of a CSV file")
    discovering.add_argument("input", metavar="IN.csv")
    discovering.add_argument("--text", required=True, metavar="COLUMN", help="the column of remarks")
    discovering.add_argument("--themes", type=_one_or_more, metavar="N", help="how many to look for")
    discovering.add_argument("--seed", type=_seed, default=0, metavar="N")
    discovering.add_argument("--out", required=True, metavar="OUT.json")
    command.add_to(commands, _seed)
    return parser


def _one_or_more(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("give a whole number, 1 or more")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**32:
        raise argparse.ArgumentTypeError("give a whole number, 0 or more")
    return int(text)


def _say(sentence: str) -> None:
    if sys.stderr.isatty():
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
