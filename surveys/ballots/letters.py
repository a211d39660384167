"""Codes on paper: one file of many letters, each with its code and a square to scan."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from core.messages.recipients import Recipient
from surveys.ballots.models import Ballot
from surveys.fieldwork.letters import one_on_each_page, square_of


@dataclass(frozen=True)
class Letter:
    recipient: Recipient
    code: str

    @property
    def address(self) -> str:
        return url_for("ballots.invited", code=self.code, _external=True)

    @property
    def square(self) -> Markup:
        return square_of(self.address)


def printed(ballot: Ballot, letters: list[Letter]) -> bytes:
    """The codes of a vote, for the printer."""
    return one_on_each_page("surveys/ballots/letters", ballot=ballot, letters=letters)
