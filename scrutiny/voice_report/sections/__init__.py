"""The kinds of sections a report is composed of, in the order writers are offered them."""

from scrutiny.voice_report.sections.actions import Actions, CouldNotChange
from scrutiny.voice_report.sections.asks import Asks
from scrutiny.voice_report.sections.figure import FigureCard
from scrutiny.voice_report.sections.kind import Kind, kinds
from scrutiny.voice_report.sections.named import Projects
from scrutiny.voice_report.sections.prose import Prose
from scrutiny.voice_report.sections.quote import PullQuote
from scrutiny.voice_report.sections.run_chart import RunChart
from scrutiny.voice_report.sections.scorecard import Scorecard
from scrutiny.voice_report.sections.themes import Themes
from scrutiny.voice_report.sections.took_part import TookPart

__all__ = ["Kind", "kinds", "register"]

ALL = (
    Prose,
    FigureCard,
    RunChart,
    PullQuote,
    Themes,
    Actions,
    CouldNotChange,
    TookPart,
    Scorecard,
    Projects,
    Asks,
)


def register() -> None:
    for kind in ALL:
        kinds.add(kind.name, kind())
