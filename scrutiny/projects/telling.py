"""A project in the words and shapes that pages show. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from core.database import db
from core.figures import UnknownFigure, work_out
from core.templating import day, short_day
from engagement.themes.models import Quote
from scrutiny.projects import queries
from scrutiny.projects.models import (
    Evidence,
    FixedFigure,
    FollowUp,
    FollowWord,
    LandlordAnswer,
    Project,
    Recommendation,
    TopicWord,
    Word,
)
from scrutiny.projects.queries import Counts
from scrutiny.projects.state import State


@dataclass(frozen=True)
class Told:
    """One project, ready to be drawn. `week` may pass `project.weeks`."""

    project: Project
    state: State
    state_words: str
    week: int
    about: str
    counts: Counts
    answer_due_on: date | None
    counts_words: str


def tell(project: Project, today: date) -> Told:
    state, counts = queries.state(project), queries.counts([project])
    return Told(
        project=project, state=state, state_words=state_words(project, state), week=project.week(today).number,
        about=about(project), counts=counts, answer_due_on=queries.answer_due_on(project),
        counts_words=counts_words(counts),
    )  # fmt: skip


def state_words(project: Project, state: State) -> str:
    published = short_day(project.published_on)
    return {
        State.COMMISSIONED: _("The panel has begun"),
        State.GATHERING: _("Gathering evidence"),
        State.REPORTING: _("Writing the report"),
        State.PUBLISHED: _("Published %(day)s. Waiting for answers", day=published),
        State.ANSWERED: _("Published %(day)s. All answered", day=published),
        State.FOLLOWED: _("Published %(day)s. We are checking what is done", day=published),
        State.DONE: _("Published %(day)s. All that was agreed is done", day=published),
    }[state]


def about(project: Project) -> str:
    """The small line under the weeks: what the panel is doing, and who leads it."""
    led = _("Led by %(name)s", name=project.lead.name)
    now = project.report.now.strip().rstrip(".")
    if project.published_on or not now:
        return led
    return _("Now: %(now)s. %(led)s", now=now[:1].lower() + now[1:], led=led)


def counts_words(counts: Counts) -> str:
    """ "4 recommendations: 2 accepted, 1 partly, 1 rejected. 2 done." """
    if not counts.made:
        return ""
    parts = [
        (counts.accepted, _("%(n)s accepted", n=counts.accepted)),
        (counts.partly, _("%(n)s partly", n=counts.partly)),
        (counts.rejected, _("%(n)s rejected", n=counts.rejected)),
        (counts.waiting, _("%(n)s waiting for an answer", n=counts.waiting)),
    ]
    made = ngettext("%(num)d recommendation", "%(num)d recommendations", counts.made)
    said = _("%(made)s: %(parts)s.", made=made, parts=", ".join(words for n, words in parts if n))
    return f"{said} {_('%(n)s done.', n=counts.done)}"


def answer_words(answer: LandlordAnswer) -> str:
    return {Word.ACCEPT: _("Accepted"), Word.PARTLY: _("Partly accepted"), Word.REJECT: _("Rejected")}[
        answer.word
    ]


ANSWER_SHAPES = {Word.ACCEPT: "kept", Word.PARTLY: "half", Word.REJECT: "did_not"}
FOLLOW_SHAPES = {FollowWord.DONE: "checked", FollowWord.HALF: "half", FollowWord.NOT: "disputed"}


def follow_words(said: FollowUp) -> str:
    """How far the panel says it is. After a no there is nothing to be done, only to be content with or not."""
    if _was_rejected(said.recommendation):
        return _("Settled, we say") if said.word is FollowWord.DONE else _("We still ask for it")
    return {
        FollowWord.DONE: _("Done, we say"),
        FollowWord.HALF: _("Half done, we say"),
        FollowWord.NOT: _("Not done, we say"),
    }[said.word]


def _was_rejected(recommendation: Recommendation) -> bool:
    return recommendation.answer is not None and recommendation.answer.word is Word.REJECT


def lateness_words(recommendation: Recommendation, today: date) -> str:
    """That an answer is or was late, for everybody to see; empty when it is not."""
    late = queries.days_late(recommendation, today)
    if not late:
        return ""
    if recommendation.answers:
        return ngettext("Answered %(num)d day late", "Answered %(num)d days late", late)
    return ngettext("The answer is %(num)d day late", "The answer is %(num)d days late", late)


def topic_words(word: TopicWord) -> str:
    return {
        TopicWord.LISTED: _("The committee decides at its next meeting"),
        TopicWord.TAKEN_UP: _("Taken up"),
        TopicWord.NOT_TAKEN_UP: _("Not taken up"),
    }[word]


def figure_today(figure: FixedFigure) -> str:
    """What the same figure says now, beside what it said then."""
    try:
        now = work_out(figure.name, **figure.arguments)
    except UnknownFigure:
        return _("We no longer count this.")
    if now.text == figure.text:
        return _("Today it is the same.")
    return _("Today it is %(value)s.", value=now.text)


def figure_source(figure: FixedFigure) -> str:
    """ "As it stood on 30 September 2026. Nobody typed it in." """
    return _("As it stood on %(day)s. Nobody typed it in.", day=day(figure.as_at))


def public_link(figure: FixedFigure) -> str | None:
    """Where everybody can see what is behind a figure; a page for staff is no use to a reader."""
    return None if (figure.link or "").startswith("/manage") else figure.link


def words_stand(evidence: Evidence) -> bool:
    """Whether a quote may still be shown: not once the customer has taken the words back."""
    return evidence.quote_key is None or db.session.get(Quote, evidence.quote_key) is not None


def next_steps(project: Project) -> list[dict[str, Any]]:
    """What a panel does, in order, with the state of each and a page for it."""
    base = f"/panel/{project.slug}"
    out = project.published_on is not None
    steps = [
        _step(_("Say what you are doing now"), f"{base}/words", bool(project.report.now) or out),
        _step(_("Gather evidence"), f"{base}/evidence", len(project.evidence) > 1, begun=bool(project.evidence)),
        _step(_("Write what you found"), f"{base}/findings", bool(project.recommendations), begun=bool(project.findings)),
        _step(_("Say what you ask for"), f"{base}/recommendations", out, begun=bool(project.recommendations)),
        _step(_("Write how the report begins"), f"{base}/words", bool(project.report.opening)),
    ]  # fmt: skip
    if not project.findings:
        steps[3] |= {"state": "cannot_begin", "why": _("First write what you found.")}
    steps.append(_step(_("Publish the report"), f"{base}/publish", out))
    if out:
        again = queries.to_look_at_again(project)
        over = queries.state(project) is State.DONE or (again is None and project.recommendations)
        look = _step(_("Look again: is it done?"), f"{base}/follow-up", bool(over))
        if again:
            look["why"] = _("Next on %(day)s.", day=day(again))
        if queries.state(project) is State.PUBLISHED:
            look |= {"state": "cannot_begin", "why": _("The landlord has not answered everything yet.")}
        steps.append(look)
    return steps


def _step(label: str, url: str, done: bool, begun: bool = False) -> dict[str, Any]:
    return {"label": label, "url": url, "state": "done" if done else "begun" if begun else "not_begun"}


def what_next(project: Project) -> str:
    """One sentence for the list of my projects."""
    step = next((each for each in next_steps(project) if each["state"] in {"not_begun", "begun"}), None)
    return _("Next: %(step)s", step=step["label"]) if step else _("Nothing to do now.")
