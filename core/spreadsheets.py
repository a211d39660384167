"""CSV that a spreadsheet opens well and that no cell of can run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """A cell that a spreadsheet shows as text. Numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell(-3)
    ("'=1+1", -3)
    """
    if isinstance(value, str) and value.lstrip().startswith(STARTS_A_FORMULA):
        return "'" + value
    return "" if value is None else value


def as_csv(heads: Sequence[Any], rows: Iterable[Sequence[Any]]) -> bytes:
    """The whole file as UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_cell(str(head)) for head in heads])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
