"""What must be published about how the measures were asked, A to N (regulation notes 1.9).

What the survey itself knows is filled in; the rest is the landlord's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from analysis.estimates.sample_size import is_exact_enough, minimum_answers
from core import clock
from surveys.fieldwork import queries as fieldwork
from surveys.questionnaires.models import Survey
from surveys.results.survey_results import SurveyResults, results

MEASURES = 12
HOW = {
    "link": _l("Through a letter or message"),
    "open": _l("On our website"),
    "phone": _l("By phone"),
    "paper": _l("On paper"),
    "face": _l("Face to face"),
}


@dataclass(frozen=True)
class Item:
    """One part: `known` is what the survey says of itself; `is_asked` that the landlord must add words."""

    letter: str
    title: Any
    hint: Any
    is_asked: bool
    known: list[str] = field(default_factory=list)
    words: str = ""

    @property
    def is_filled(self) -> bool:
        return bool(self.words) if self.is_asked else bool(self.known)


TITLES: dict[str, tuple[Any, Any]] = {
    "A": (_l("How many answered"), ""),
    "B": (_l("When we asked"), ""),
    "C": (_l("How people could answer"), _l("Say why you chose these ways.")),
    "D": (_l("How we chose whom to ask"), _l("Say how the homes were chosen.")),
    "E": (
        _l("Whether those who answered are like everybody"),
        _l("Say what you compared, such as area and age, and what you found."),
    ),
    "F": (_l("Weighting"), _l("Say what you weighted by, or that you did not weight.")),
    "G": (_l("Who helped us"), _l("Name each company and what it did, or say that none did.")),
    "H": (_l("Homes left out"), _l("Say how many homes were left out, and why. Write 0 if none were.")),
    "I": (_l("Enough answers"), _l("Say why there were not enough answers.")),
    "J": (_l("Gifts and prizes"), _l("Say what you offered and how much it was worth, or that you offered nothing.")),
    "K": (
        _l("Anything else that could change the result"),
        _l("Say what is different from last year, or that nothing is."),
    ),
    "L": (_l("What we asked"), ""),
    "M": (_l("All 22 results"), _l("Add the ten results that do not come from this survey.")),
    "N": (_l("Our homes and our repair times"), _l("Say how many homes of each kind you have, and your target times.")),
}  # fmt: skip


def items(survey: Survey, words: Mapping[str, str]) -> list[Item]:
    """The fourteen parts, in order."""
    found = results(survey)
    known: dict[str, Callable[[SurveyResults], list[str]]] = {
        "A": _answers, "B": _days, "C": _channels, "D": _draws, "I": _enough, "L": _questions,
        "M": _measures, "N": _homes,
    }  # fmt: skip
    made = []
    for letter, (title, hint) in TITLES.items():
        said = known[letter](found) if letter in known else []
        is_asked = letter in "CEFGHJKMN" or (letter in "DI" and not said)
        made.append(Item(letter, title, hint, is_asked, said, words.get(letter, "")))
    return made


def _answers(found: SurveyResults) -> list[str]:
    n = found.response.answers
    return [ngettext("%(n)s home answered.", "%(n)s homes answered.", n, n=f"{n:,}")] if n else []


def _days(found: SurveyResults) -> list[str]:
    survey = found.survey
    if survey.opens_at is None or survey.closes_at is None:
        return []
    first, last = (_day(moment) for moment in (survey.opens_at, survey.closes_at))
    return [_("People could answer from %(first)s to %(last)s.", first=first, last=last)]


def _day(moment: Any) -> str:
    return format_date(clock.in_london(moment).date(), "d MMMM y")


def _channels(found: SurveyResults) -> list[str]:
    shown = found.response.by_channel.items()
    return [_("%(how)s: %(n)s", how=HOW[channel], n=f"{n:,}") for channel, n in shown if n]


def _draws(found: SurveyResults) -> list[str]:
    return [
        _(
            "We drew %(size)s of %(all)s homes at random. The seed of the draw is %(seed)s.",
            size=f"{one.size:,}", all=f"{one.frame_size:,}", seed=one.seed,
        )
        for one in fieldwork.samples(found.survey)
    ]  # fmt: skip


def _enough(found: SurveyResults) -> list[str]:
    homes = max((one.frame_size for one in fieldwork.samples(found.survey)), default=0)
    n = found.response.answers
    if not homes or not n or n > homes or not is_exact_enough(homes, n):
        return []
    return [
        _("We needed %(needed)s answers and have %(n)s.", needed=f"{minimum_answers(homes):,}", n=f"{n:,}")
    ]


def _questions(_found: SurveyResults) -> list[str]:
    return [_("The public page prints every question, and the words before them.")]


def _measures(found: SurveyResults) -> list[str]:
    shown = [one for one in found.questions if (one.code or "").startswith("TP") and one.score is not None]
    return [_("%(n)s of the %(all)s results of this survey are shown.", n=len(shown), all=MEASURES)]


def _homes(found: SurveyResults) -> list[str]:
    return [
        _("On the day of the draw we had %(n)s homes of this kind.", n=f"{one.frame_size:,}")
        for one in fieldwork.samples(found.survey)
    ]
