"""Reports, figures that can be moved, and approved quotes for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

from core import clock
from core.accounts.models import Account
from core.database import db
from core.figures import Figure, figures, name_figure
from engagement.themes import services as theming
from engagement.themes.models import Theme
from engagement.voices.models import Kind
from engagement.voices.services import hear
from scrutiny.voice_report import services
from scrutiny.voice_report.models import Report
from tests.sign_in import an_account


class Moving:
    """A named figure whose value a test sets. `kind` is a word it takes and does nothing with."""

    name = "examples.satisfied"

    def __init__(self) -> None:
        self.value: Fraction | None = Fraction(68, 100)

    def work_out(self, kind: str = "") -> Figure:
        return Figure(
            self.value, "share", clock.today(), "Counted by hand.", base=1012, low=Fraction(65, 100),
            high=Fraction(71, 100), link="/surveys", title="=Satisfied",
        )  # fmt: skip


@contextmanager
def a_moving_figure() -> Iterator[Moving]:
    moving = Moving()
    name_figure(Moving.name, "Satisfied customers", moving.work_out)
    try:
        yield moving
    finally:
        figures._things.pop(Moving.name)


def the_chair() -> Account:
    return an_account("committee_chair")


def a_report(year: str = "2026-27", **section: Any) -> Report:
    """A report with one part, written by the chair; `section` is what the part holds."""
    report = services.begin(year, by=the_chair())
    db.session.flush()
    words = {"title": "Repairs", "opens_part": True, "text": "We asked you."} | section
    services.add_section(report, words.pop("kind", "prose"), by=the_chair(), **words)
    db.session.flush()
    return report


def an_approved_quote(words: str) -> tuple[Theme, Any]:
    """A theme with these words of a customer passed for everybody; gives the theme and the remark."""
    officer = an_account("engagement_officer")
    voice = hear(kind=Kind.SURVEY, source="survey:tsm-2026", remarks=[("Why?", words)])
    db.session.flush()
    theme = theming.add_theme("Waiting for a repair", by=officer)
    db.session.flush()
    theming.move(voice.remarks, theme, by=officer)
    theming.approve_quote(voice.remarks[0], theme, words, by=officer)
    theming.sign_off(theme, by=officer)
    db.session.flush()
    return theme, voice.remarks[0]
