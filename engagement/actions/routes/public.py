"""You said, we did: what everybody can see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from core import clock
from core.access import anyone
from core.database import saving
from core.limits import limiter
from core.spreadsheets import as_csv
from engagement.actions import queries, services
from engagement.actions.lateness import State
from engagement.actions.models import Action
from engagement.actions.telling import did_heading, found_origins, tell
from engagement.voices.services import voice_by_code

blueprint = Blueprint("actions", __name__)
A_PAGE = 10
SHOWN_STATES = (
    State.AGREED, State.CHECKED, State.WE_SAY_DONE, State.DISPUTED, State.HALF, State.BEGUN, State.LATE,
    State.DID_NOT, State.NOT_BEGUN,
)  # fmt: skip


def state_names() -> dict[State, str]:
    return {
        State.AGREED: _("Customers agree"),
        State.CHECKED: _("Committee checked"),
        State.WE_SAY_DONE: _("We say done"),
        State.DISPUTED: _("Not done, customers say"),
        State.HALF: _("Half done"),
        State.BEGUN: _("Being done"),
        State.LATE: _("Late"),
        State.DID_NOT: _("We did not"),
        State.NOT_BEGUN: _("Not begun"),
    }


@blueprint.get("/you-said-we-did")
@anyone
def all_entries() -> ResponseReturnValue:
    today, shown = clock.today(), queries.published()
    counts = queries.count_by_state(shown, today)
    asked = Asked.from_request()
    matching = [a for a in shown if asked.fits(a, today)]
    page = max(1, request.args.get("page", 1, type=int))
    pages = max(1, -(-len(matching) // A_PAGE))
    page = min(page, pages)
    return render_template(
        "engagement/actions/public.html",
        entries=[tell(action, today) for action in matching[(page - 1) * A_PAGE : page * A_PAGE]],
        total=len(shown), matching=len(matching), counts=counts, names=state_names(), states=SHOWN_STATES,
        asked=asked, areas=sorted({a.area for a in shown} - {""}),
        years=sorted({a.opened_on.year for a in shown}, reverse=True), page=page, pages=pages,
        outcomes=_outcomes(counts), since=min((a.opened_on for a in shown), default=today),
    )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Which entries somebody wants to see. What makes no sense is taken as "all"."""

    state: State | None
    about: str
    area: str
    year: int | None

    @classmethod
    def from_request(cls) -> Asked:
        state = request.args.get("state")
        return cls(
            state=State(state) if state in set(State) else None,
            about=request.args.get("about", "").strip(),
            area=request.args.get("where", "").strip(),
            year=request.args.get("when", type=int),
        )

    def fits(self, action: Action, today: date) -> bool:
        text = f"{action.title} {action.you_said} {action.we_will}".lower()
        return (
            (self.state is None or action.state(today) is self.state)
            and (not self.area or action.area in {"", self.area})
            and (self.year is None or action.opened_on.year == self.year)
            and all(word in text for word in self.about.lower().split())
        )

    def address(self, **other: object) -> str:
        """The same list with something else asked for: address(page=2), address(state=None)."""
        asked = {"state": self.state, "about": self.about, "where": self.area, "when": self.year} | other
        return url_for(".all_entries", **{name: value for name, value in asked.items() if value})


def _outcomes(counts: dict[State, int]) -> list[tuple[str, int, str]]:
    """The parts of the bar: every action is in one of them, so they add up to the whole."""
    return [
        ("agreed", counts[State.AGREED] + counts[State.CHECKED], _("done, and checked")),
        ("we_say_done", counts[State.WE_SAY_DONE], _("we say done, not yet checked")),
        ("half", counts[State.HALF] + counts[State.BEGUN], _("half done or being done")),
        ("late", counts[State.LATE], _("late")),
        ("disputed", counts[State.DISPUTED], _("not done, customers say")),
        ("did_not", counts[State.DID_NOT], _("we did not do")),
        ("not_begun", counts[State.NOT_BEGUN], _("not begun")),
    ]


@blueprint.get("/you-said-we-did/<slug>")
@anyone
def entry(slug: str) -> ResponseReturnValue:
    action = queries.by_slug(slug)
    if action is None or not action.published_on:
        abort(404)
    today = clock.today()
    return render_template(
        "engagement/actions/entry.html",
        action=action, told=tell(action, today), origins=found_origins(action), did_heading=did_heading(action),
    )  # fmt: skip


@blueprint.post("/follow/<code>/works/<slug>")
@anyone
@limiter.limit("30 per 15 minutes")
def works(code: str, slug: str) -> ResponseReturnValue:
    """The holder of a code says whether it works for them. No cookie, no account, nothing in the log."""
    voice, action = voice_by_code(code), queries.by_slug(slug)
    if voice is None or action is None or action not in queries.answering(voice):
        abort(404)
    with saving():
        services.say_whether_it_works(action, voice, request.form.get("works") == "yes")
    return redirect(f"/follow/{code}")


@blueprint.get("/you-said-we-did.csv")
@anyone
def as_spreadsheet() -> ResponseReturnValue:
    today = clock.today()
    names = state_names()
    heads = [
        _("What"),
        _("You said"),
        _("How many"),
        _("We will"),
        _("State"),
        _("Latest news"),
        _("We said by"),
        _("Now due"),
        _("Address"),
    ]
    rows = []
    for action in queries.published():
        told = tell(action, today)
        rows.append([
            action.title, action.you_said, told.said_source, action.we_will,
            told.state_words or names[told.state], told.did, action.due_on.isoformat(), action.now_due_on.isoformat(),
            url_for(".entry", slug=action.slug, _external=True),
        ])  # fmt: skip
    return Response(
        as_csv(heads, rows), mimetype="text/csv",
        headers={"Content-Disposition": "attachment; filename=you-said-we-did.csv"},
    )  # fmt: skip


def on_the_front_page() -> Markup:
    """The newest three, for the first page."""
    today = clock.today()
    newest = [tell(action, today) for action in queries.published()[:3]]
    if not newest:
        return Markup("")
    return Markup(render_template("engagement/actions/front_part.html", entries=newest))  # noqa: S704
