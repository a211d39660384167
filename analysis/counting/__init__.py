"""Count votes exactly, by rules that anyone can check, with nothing but Python.

>>> from analysis.counting import count, ranked_election
>>> papers = [["Ann", "Bob"]] * 3 + [["Bob"]] * 2
>>> count(ranked_election(["Ann", "Bob"], papers), "av").elected
['Ann']
"""

from .ballots import (
    MARKED,
    RANKED,
    SCORED,
    BrokenFile,
    CannotCount,
    Election,
    ranked_election,
)
from .methods import METHODS, count, read
from .report import Result, Round, Tie, Transfer, as_json, in_sentences
from .ties import lot_order
from .writing import as_blt, as_csv

__all__ = [
    "MARKED",
    "METHODS",
    "RANKED",
    "SCORED",
    "BrokenFile",
    "CannotCount",
    "Election",
    "Result",
    "Round",
    "Tie",
    "Transfer",
    "as_blt",
    "as_csv",
    "as_json",
    "count",
    "in_sentences",
    "lot_order",
    "ranked_election",
    "read",
]
