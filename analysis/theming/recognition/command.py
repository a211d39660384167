"""`fit` and `predict` of `python -m analysis.theming`: learn from a labelled file, label another."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from analysis.progress import Progress
from analysis.tables import TableError, read_table, write_table
from analysis.theming.prepare import is_empty

JOINED_BY = "|"
AT_ONCE = 1_000


def add_to(commands: argparse._SubParsersAction, seed: Callable[[str], int]) -> None:
    """Add the two commands to the parser."""
    fitting = commands.add_parser("fit", help="learn labels from a labelled CSV file")
    fitting.add_argument("input", metavar="TRAIN.csv")
    fitting.add_argument("--text", required=True, metavar="COLUMN", help="the column of remarks")
    fitting.add_argument(
        "--label", required=True, metavar="COLUMN", help="the column of labels; several are joined by |"
    )
    fitting.add_argument("--model", required=True, metavar="M", help="the file to write")
    fitting.add_argument("--seed", type=seed, default=0, metavar="N")
    fitting.set_defaults(run=fit)
    predicting = commands.add_parser("predict", help="label the remarks of a CSV file with a fitted model")
    predicting.add_argument("model", metavar="M")
    predicting.add_argument("input", metavar="IN.csv")
    predicting.add_argument("--text", required=True, metavar="COLUMN", help="the column of remarks")
    predicting.add_argument("--out", required=True, metavar="OUT.csv")
    predicting.add_argument(
        "--seed",
        type=seed,
        default=0,
        metavar="N",
        help="taken for the sake of likeness; nothing is random here",
    )
    predicting.set_defaults(run=predict)


def fit(options: argparse.Namespace) -> None:
    """Learn, write the model, and say what was learnt. Raises TableError for unusable input."""
    table = read_table(options.input)
    texts, cells = table.column(options.text), table.column(options.label)
    labelled = [
        (text, cell) for text, cell in zip(texts, cells, strict=True) if text.strip() and _split(cell)
    ]
    several = any(JOINED_BY in cell for _, cell in labelled)
    labels = [_split(cell) if several else cell.strip() for _, cell in labelled]
    if len({label for cell in labels for label in (cell if several else (cell,))}) < 2:
        raise TableError(
            f"The column {options.label!r} must hold at least two different labels, beside texts that say something."
        )
    progress = Progress("Learning", 2)
    progress.advance(0)
    # scikit-learn takes a second to import, which `--help` should not pay.
    from analysis.theming.recognition.model_file import save
    from analysis.theming.recognition.recogniser import Recogniser

    known = {text for text, _ in labelled}
    rest = [text for text in texts if text.strip() and text not in known]
    model = Recogniser(random_state=options.seed).fit([text for text, _ in labelled], labels, unlabelled=rest)
    progress.advance()
    save(model, options.model)
    progress.advance()
    progress.end(f"Learnt {len(model.labels_)} labels from {len(labelled)} remarks")


def predict(options: argparse.Namespace) -> None:
    """Label every row, write them all, and say how many. Raises TableError for unusable input."""
    from analysis.theming.recognition.model_file import load

    table = read_table(options.input)
    texts = table.column(options.text)
    taken = {"labels", "confidence"} & set(table.header)
    if taken:
        raise TableError(f"{options.input} has a column {sorted(taken)[0]!r} already; give it another name.")
    model = load(options.model)
    found: list[tuple[str, str]] = []
    progress = Progress("Recognising", len(texts))
    progress.advance(0)
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        labels, sure = model.recognise(some)
        for text, label, confidence in zip(some, labels, sure, strict=True):
            if not text.strip() or (not model.labels_empty_ and is_empty(text)):
                found.append(("", ""))
            else:
                found.append(
                    (label if isinstance(label, str) else JOINED_BY.join(label), f"{confidence:.3f}")
                )
        progress.advance(len(some))
    rows = ([*row, *extra] for row, extra in zip(table.rows, found, strict=True))
    write_table(options.out, [*table.header, "labels", "confidence"], rows)
    progress.end(f"Labelled {len(texts)} remarks")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split(JOINED_BY) if part.strip()))
