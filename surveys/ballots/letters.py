"""Codes on paper: one file of many letters, each with its code and a square to scan."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from flask import render_template, url_for
from flask_babel import force_locale
from markupsafe import Markup

from core import settings
from core.documents import pdf
from core.messages.recipients import Recipient
from surveys.ballots.models import Ballot


@dataclass(frozen=True)
class Letter:
    recipient: Recipient
    code: str

    @property
    def address(self) -> str:
        return url_for("ballots.invited", code=self.code, _external=True)

    @property
    def square(self) -> Markup:
        """The address as a QR code."""
        drawn = segno.make(self.address, error="m").svg_inline(scale=4, border=2, title=self.address)
        return Markup(drawn)  # noqa: S704 - drawn by segno from our own address


def printed(ballot: Ballot, letters: list[Letter]) -> bytes:
    """A tagged PDF with one letter on each page, for the printer."""
    with force_locale("en_GB"):
        html = render_template(
            "documents/surveys/ballots/letters.html",
            ballot=ballot, letters=letters,
            landlord_name=settings.get("landlord.name"), landlord_phone=settings.get("landlord.phone"),
            landlord_address=settings.get("landlord.address"),
        )  # fmt: skip
    return pdf(html)
