"""The numbers scrutiny answers for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Figure, name_figure
from scrutiny.committees.figures import between
from scrutiny.projects import queries
from scrutiny.projects.models import Project, Recommendation
from scrutiny.projects.queries import Counts

LINK = "/scrutiny"


def register() -> None:
    name_figure("projects.commissioned", _l("Scrutiny projects begun"), commissioned)
    name_figure("projects.completed", _l("Scrutiny reports published"), completed)
    name_figure("projects.in_eight_weeks", _l("Share of scrutiny reports on time"), in_eight_weeks)
    kinds: dict[str, tuple[object, Callable[[Counts], int], str]] = {
        "made": (_l("Recommendations made"), lambda found: found.made, "All of them."),
        "accepted": (
            _l("Recommendations accepted"),
            lambda found: found.accepted,
            "Those the landlord said yes to.",
        ),
        "partly": (
            _l("Recommendations partly accepted"),
            lambda found: found.partly,
            "Those the landlord said yes to in part.",
        ),
        "rejected": (
            _l("Recommendations rejected"),
            lambda found: found.rejected,
            "Those the landlord said no to.",
        ),
        "done": (
            _l("Recommendations done, as the panel says"),
            lambda found: found.done,
            "Those accepted, all or part, of which the panel's last word is “done”.",
        ),
    }
    for name, (what, count, how) in kinds.items():
        name_figure(f"recommendations.{name}", what, _counter(name, count, how))
    name_figure("recommendations.answered_in_time", _l("Share of answers given in time"), answered_in_time)


def _published(since: str, until: str) -> list[Project]:
    first, last = between(since, until)
    return [each for each in queries.published() if first <= (each.published_on or date.min) <= last]


def commissioned(since: str = "", until: str = "") -> Figure:
    """Projects that the committee commissioned in this time."""
    first, last = between(since, until)
    found = [each for each in queries.all_projects() if first <= each.commissioned_on <= last]
    return _count(len(found), "Projects that the customer committee commissioned in this time.")


def completed(since: str = "", until: str = "") -> Figure:
    """Projects whose report was published in this time."""
    return _count(len(_published(since, until)), "Projects whose report was published in this time.")


def in_eight_weeks(since: str = "", until: str = "") -> Figure:
    """Of the reports published in this time, the share that came within their weeks (eight, as a rule)."""
    found = _published(since, until)
    on_time = sum((each.published_on or date.max) <= each.due_on for each in found)
    return Figure(
        value=Fraction(on_time, len(found)) if found else None, unit="share", as_at=clock.today(),
        base=len(found), link=LINK,
        how="Reports published by the day they were due, of all published in this time. They are due in eight "
        "weeks unless the committee said otherwise at the start.",
    )  # fmt: skip


def _counter(name: str, count: Callable[[Counts], int], how: str) -> Callable[..., Figure]:
    def counted(since: str = "", until: str = "") -> Figure:
        found = queries.counts(_published(since, until))
        return _count(count(found), f"Recommendations in reports published in this time. {how}", found.made)

    counted.__name__ = f"count_{name}"
    return counted


def answered_in_time(since: str = "", until: str = "") -> Figure:
    """Of the answers that are given or were due, the share given by their day."""
    today = clock.today()
    due = [
        each
        for project in _published(since, until)
        for each in project.recommendations
        if _counts_already(each, today)
    ]
    in_time = sum(bool(each.answers) and not queries.days_late(each, today) for each in due)
    return Figure(
        value=Fraction(in_time, len(due)) if due else None, unit="share", as_at=today, base=len(due), link=LINK,
        how="First answers given by their day, of all recommendations published in this time that are "
        "answered or whose day has passed.",
    )  # fmt: skip


def _counts_already(recommendation: Recommendation, today: date) -> bool:
    due = queries.answer_due_on(recommendation.project)
    return bool(recommendation.answers) or (due is not None and due < today)


def _count(value: int, how: str, base: int | None = None) -> Figure:
    return Figure(value=value, unit="count", as_at=clock.today(), how=how, base=base, link=LINK)
