"""`python -m analysis.hazards IN.csv --text COLUMN [--seed 0] --out OUT.csv`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from analysis import hazards
from analysis.progress import Progress
from analysis.tables import TableError, read_table, write_table

ADDED = ("hazards", "hazard_words")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: 0 when it worked, 2 and one sentence on standard error for unusable input."""
    options = _parser().parse_args(arguments)
    try:
        table = read_table(options.input)
        texts = table.column(options.text)
        progress = Progress("Listening", len(texts))
        heard = hazards.hear_many(texts, advance=progress.advance)
        kept = [place for place, name in enumerate(table.header) if name not in ADDED]
        header = [table.header[place] for place in kept]
        rows = (
            [
                *(row[place] for place in kept),
                "|".join(hazard.kind for hazard in dangers),
                "|".join(" … ".join(hazard.words) for hazard in dangers),
            ]
            for row, dangers in zip(table.rows, heard, strict=True)
        )
        write_table(options.out, [*header, *ADDED], rows)
    except TableError as error:
        print(error, file=sys.stderr)
        return 2
    progress.end(f"Heard danger in {sum(map(bool, heard))} of {len(heard)} remarks")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis.hazards", description="Hear danger in remarks.")
    parser.add_argument("input", metavar="IN.csv")
    parser.add_argument("--text", required=True, metavar="COLUMN", help="the column of remarks")
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="nothing is drawn by lot: any seed gives the same"
    )
    parser.add_argument("--out", required=True, metavar="OUT.csv", help="the same rows with two columns more")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
