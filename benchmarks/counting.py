"""How fast votes are counted, beside a bare parse of the same file and `wc -l` in the same run.

    python benchmarks/counting.py [--ballots 100000 1000000]

Each count is the whole command, from file to JSON, in a process of its own, so that its time
and its memory are what a scrutineer would see. Papers are made from a fixed seed. `alike` is
what people vote: a few favourites, most papers short. `all different` is the worst case: every
paper ranks all candidates in an order of its own, so that hardly any two can be folded.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CANDIDATES, SEATS = 12, 4
ROOT = Path(__file__).resolve().parent.parent
PARSE = "import sys\nfor line in open(sys.argv[1]):\n    line.split()"
PARSE_CSV = "import csv, sys\nfor row in csv.reader(open(sys.argv[1], newline='')):\n    pass"


def orders(ballots: int, alike: bool):
    """Yield one order of candidate numbers (from 1) for each ballot."""
    chance = random.Random(2007)
    popularity = [1 / (place + 1) for place in range(CANDIDATES)]
    for _ in range(ballots):
        keys = [chance.random() ** (1 / weight) for weight in popularity]
        order = sorted(range(1, CANDIDATES + 1), key=lambda each: -keys[each - 1])
        if alike:
            yield order[: min(CANDIDATES, 1 + int(chance.expovariate(0.4)))]
        else:
            chance.shuffle(order)
            yield order


def write_blt(path: Path, ballots: int, alike: bool) -> None:
    with path.open("w") as file:
        file.write(f"{CANDIDATES} {SEATS}\n")
        for order in orders(ballots, alike):
            file.write(f"1 {' '.join(map(str, order))} 0\n")
        file.write("0\n" + "".join(f'"Candidate {each}"\n' for each in range(1, CANDIDATES + 1)) + '"Test"\n')


def write_csv(path: Path, ballots: int, alike: bool) -> None:
    with path.open("w") as file:
        file.write(",".join(f"Candidate {each}" for each in range(1, CANDIDATES + 1)) + "\n")
        for order in orders(ballots, alike):
            cells = [""] * CANDIDATES
            for rank, candidate in enumerate(order, 1):
                cells[candidate - 1] = str(rank)
            file.write(",".join(cells) + "\n")


def timed(command: list[str]) -> tuple[float, float, float]:
    """Run a command; give its seconds, its processor seconds and the most memory it held, in megabytes.

    On a busy machine the processor seconds say more: others do not slow them much.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} ended with status {process.returncode}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, nargs="+", default=[100_000, 1_000_000])
    sizes = parser.parse_args().ballots
    print(f"{CANDIDATES} candidates, {SEATS} seats, stv-scottish; Python {sys.version.split()[0]}")
    print(
        f"{'ballots':>9}  {'papers':13} {'file':4} {'wc -l':>7} {'parse':>7} {'count':>7} {'of which processor':>19} {'memory':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for ballots in sizes:
            for alike in (True, False):
                for ending, write, parse in ((".blt", write_blt, PARSE), (".csv", write_csv, PARSE_CSV)):
                    path = Path(folder) / f"ballots{ending}"
                    write(path, ballots, alike)
                    lines, _, _ = timed(["wc", "-l", str(path)])
                    _, bare, _ = timed([sys.executable, "-c", parse, str(path)])
                    counting = [
                        sys.executable,
                        "-m",
                        "analysis.counting",
                        str(path),
                        "--method",
                        "stv-scottish",
                    ]
                    whole, processor, memory = timed([*counting, "--seats", str(SEATS), "--json"])
                    kind = "alike" if alike else "all different"
                    print(
                        f"{ballots:>9}  {kind:13} {ending[1:]:4} {lines:6.2f}s {bare:6.2f}s {whole:6.2f}s {processor:18.2f}s "
                        f"{memory:5.0f} MB",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
