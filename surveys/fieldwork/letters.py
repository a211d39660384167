"""Invitations on paper: one file of many letters, each with its short link and a square to scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import segno
from flask import render_template, url_for
from flask_babel import force_locale
from markupsafe import Markup

from core import settings
from core.documents import pdf
from core.messages.recipients import Recipient
from surveys.questionnaires.models import Survey


@dataclass(frozen=True)
class Letter:
    recipient: Recipient
    link: str

    @property
    def address(self) -> str:
        return url_for("fieldwork.invited", link=self.link, _external=True)

    @property
    def square(self) -> Markup:
        return square_of(self.address)


def printed(survey: Survey, letters: list[Letter], kind: str) -> bytes:
    """The invitations of a survey, for the printer."""
    return one_on_each_page("surveys/fieldwork/letters", survey=survey, letters=letters, kind=kind)


def square_of(address: str) -> Markup:
    """An address of ours as a QR code."""
    drawn = segno.make(address, error="m").svg_inline(scale=4, border=2, title=address)
    return Markup(drawn)  # noqa: S704 - drawn by segno from our own address


def one_on_each_page(template: str, **words: Any) -> bytes:
    """A tagged PDF of many letters, from a template in `documents/`."""
    with force_locale("en_GB"):
        html = render_template(
            f"documents/{template}.html",
            **words,
            landlord_name=settings.get("landlord.name"), landlord_phone=settings.get("landlord.phone"),
            landlord_address=settings.get("landlord.address"),
        )  # fmt: skip
    return pdf(html)
