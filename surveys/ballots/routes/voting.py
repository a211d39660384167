"""Voting: `/v/<code>` from a letter or message, `/vote` for a code that is typed, and the paper itself.

No cookie is set and nothing is kept until the paper is sent. What goes from
page to page travels in the form (see `paper_state.py`). A code is sent in the
body of a request, never in an address, but for the short one in letters.
"""

from __future__ import annotations

from typing import Any

from flask import abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import anyone
from core.database import saving, writing
from core.errors import Refused
from core.light import light
from core.limits import limiter
from core.templating import moment
from core.turns import my_turn
from surveys.ballots import marks as papers
from surveys.ballots import paper_state, queries, saying, services
from surveys.ballots.forms import CodeForm, TrackerForm
from surveys.ballots.marks import BLANK, SPOILED
from surveys.ballots.models import Ballot
from surveys.ballots.paper_state import State
from surveys.ballots.phases import Phase
from surveys.ballots.routes import blueprint


@blueprint.route("/vote", methods=["GET", "POST"])
@light
@anyone
def enter() -> ResponseReturnValue:
    """Where a code from a letter is typed."""
    g.light_page = True
    form = CodeForm.from_request()
    with writing(False):
        if form.submitted():
            with form.explaining():
                entry = queries.entry_of_code(form.code.data)
                if entry is None:
                    raise _unknown_code()
                return _about(entry.ballot, code=form.code.data)
        return render_template("surveys/ballots/enter.html", form=form, ballots=queries.open_ballots())


@blueprint.get("/v/<code>")
@light
@anyone
def invited(code: str) -> ResponseReturnValue:
    """The short address in a letter or e-mail."""
    g.light_page = True
    entry = queries.entry_of_code(code)
    if entry is None:
        return render_template("surveys/ballots/unknown_code.html"), 404
    return _about(entry.ballot, code=code)


@blueprint.get("/vote/<slug>")
@light
@anyone
def ballot(slug: str) -> ResponseReturnValue:
    """Everything that is said before voting."""
    g.light_page = True
    return _about(_ballot(slug))


@blueprint.route("/vote/<slug>/paper", methods=["GET", "POST"])
@light
@anyone
def paper(slug: str) -> ResponseReturnValue:
    """The paper: shown, checked, and sent, each by one form."""
    g.light_page = True
    if request.method == "GET":
        return redirect(url_for(".ballot", slug=slug))
    with writing(False):
        found = _ballot(slug)
        if "form_token" not in request.form:
            return _begin(found)
        here, is_good = paper_state.read(found, request.form["form_token"])
        if here is None:
            return _about(found, refused=Refused(_("This page was changed. Type your code again.")))
        return _go_on(found, here, is_good)


@blueprint.route("/vote/<slug>/change", methods=["GET", "POST"])
@limiter.limit("30 per 15 minutes", methods=["POST"])
@anyone
def change(slug: str) -> ResponseReturnValue:
    """Where somebody who has voted types the words they were given, to vote again."""
    g.light_page = True
    with writing(False):
        found = _ballot(slug)
        if not found.may_change:
            abort(404)
        if not found.is_open:
            return _stopped(found, *_not_open(found))
        form = TrackerForm.from_request()
        if form.submitted():
            with form.explaining():
                if not queries.knows_tracker(found, form.tracker.data):
                    raise Refused(_("We do not know these words. Check them, one by one."), field="tracker")
                return _show(found, paper_state.fresh(found, tracker=form.tracker.data))
        return render_template("surveys/ballots/change.html", ballot=found, form=form)


def _ballot(slug: str) -> Ballot:
    found = queries.ballot_named(slug)
    if found is None or (found.opens_at is None and found.phase() is not Phase.NOMINATIONS):
        abort(404)
    return found


def _about(found: Ballot, *, code: str = "", refused: Refused | None = None) -> ResponseReturnValue:
    """What it is, with the way in: a button for a code that is known, else a box for it."""
    form = CodeForm.from_request(code=code)
    if refused is not None:
        form.explain(refused)
    return render_template(
        "surveys/ballots/ballot.html",
        ballot=found, form=form, code=code, told=saying.before_voting(found), is_open=found.is_open,
        stopped=None if found.is_open else _not_open(found),
    )  # fmt: skip


def _begin(found: Ballot) -> ResponseReturnValue:
    code = request.form.get("code", "").strip()
    if not found.is_open:
        return _stopped(found, *_not_open(found))
    entry = queries.entry_of_code(code)
    if entry is None or entry.ballot_id != found.id:
        return _about(found, refused=_unknown_code() if code else Refused(_("Type your code"), field="code"))
    if queries.has_voted(entry):
        return _stopped(found, *_has_voted(found))
    return _show(found, paper_state.fresh(found, code=code))


def _go_on(found: Ballot, here: State, is_good: bool) -> ResponseReturnValue:
    """Read the paper that was sent: show it again, show what it says, or take it."""
    go = request.form.get("go", "check")
    if go == "back":
        return _show(found, here)
    if go == "send" and is_good and paper_state.usable(found, here.marks):
        return _send(found, here)
    if not found.is_open:
        return _stopped(found, *_not_open(found))
    typed = request.form.to_dict(flat=False)
    said = papers.read(found.rules, typed)
    if not is_good:
        notice = _("This page was open for too long, or was changed. Check your vote and go on.")
        return _show(found, here, typed=typed, errors=said.errors, notice=notice)
    if go == "as-it-is" and (said.errors or said.is_blank):
        return _check(found, here.marked(SPOILED if said.errors else BLANK))
    if said.errors or said.is_blank:
        return _show(found, here, typed=typed, errors=said.errors, may_send=True)
    return _check(found, here.marked(said.marks))


def _send(found: Ballot, here: State) -> ResponseReturnValue:
    try:
        with writing(), my_turn(), saving():
            if here.changes:
                services.change_vote(found, here.tracker, here.marks)
            else:
                services.vote(found, here.code, here.marks, tracker=here.tracker)
    except services.AlreadyVoted:
        return _stopped(found, *_has_voted(found))
    except services.NotOpen as refused:
        return _stopped(found, _not_open(found)[0], str(refused))
    except services.UnknownCode as refused:
        return _about(found, refused=refused)
    except Refused as refused:
        return _show(found, here, notice=str(refused))
    return render_template(
        "surveys/ballots/thanks.html", ballot=found, tracker=here.tracker, has_changed=here.changes
    )


def _show(
    found: Ballot,
    here: State,
    *,
    typed: dict[str, list[str]] | None = None,
    errors: dict[str, str] | None = None,
    notice: str = "",
    may_send: bool = False,
) -> ResponseReturnValue:
    """The paper, with what was typed, or else with the marks that were read before."""
    errors = errors or {}
    summary: list[tuple[str | None, str]] = [(None, notice)] if notice else []
    summary += _with_names(found, here, errors)
    is_blank = may_send and not errors
    if is_blank:
        summary.append((None, _("You have marked nothing.")))
    return render_template(
        "surveys/ballots/paper.html",
        ballot=found, options=paper_state.in_order(found, here), token=paper_state.written(found, here.marked(None)),
        values=_boxes(here.marks) if typed is None else typed, errors=errors, summary=summary,
        may_send=may_send, is_blank=is_blank, hint=saying.how_to_mark(found), changes=here.changes,
    )  # fmt: skip


def _with_names(found: Ballot, here: State, errors: dict[str, str]) -> list[tuple[str | None, str]]:
    """Each mistake as a link to its box, in the order of this voter's paper, with the name it is about."""
    told: list[tuple[str | None, str]] = []
    if "mark" in errors:
        told.append((f"#mark-{next(iter(here.order), 'yes')}", errors["mark"]))
    for option in paper_state.in_order(found, here):
        if said := errors.get(f"mark-{option.key}"):
            told.append((f"#mark-{option.key}", f"{option.name}: {said}"))
    return told


def _check(found: Ballot, here: State) -> ResponseReturnValue:
    """The paper read back, before it is sent."""
    return render_template(
        "surveys/ballots/check.html",
        ballot=found, token=paper_state.written(found, here), rows=saying.paper_in_words(found, here.marks),
        secrecy=saying.secrecy(found),
    )  # fmt: skip


def _boxes(marks: Any) -> dict[str, list[str]]:
    """Marks as the boxes would send them."""
    if isinstance(marks, str):
        return {"mark": [marks]}
    if isinstance(marks, list):
        return {"mark": marks}
    if marks and marks not in (BLANK, SPOILED):
        return {f"mark-{key}": [str(number)] for key, number in marks.items()}
    return {}


def _stopped(found: Ballot, heading: str, sentence: str) -> ResponseReturnValue:
    return render_template("surveys/ballots/stopped.html", ballot=found, heading=heading, sentence=sentence)


def _unknown_code() -> Refused:
    return Refused(_("We do not know this code. Check it against your letter or message."), field="code")


def _has_voted(found: Ballot) -> tuple[str, str]:
    if found.per == "household":
        return _("Your home has voted"), _("We take one vote from each home. We have it, and it counts.")
    return _("You have voted"), _("We take one vote from each person. We have it, and it counts.")


def _not_open(found: Ballot) -> tuple[str, str]:
    phase = found.phase()
    if phase is Phase.CANCELLED:
        return _("This vote is cancelled"), found.cancelled_because
    if phase in {Phase.READY, Phase.NOMINATIONS, Phase.DRAFT}:
        opens = found.opens_at
        return _("This vote is not open yet"), (
            _("You can vote from %(moment)s.", moment=moment(opens)) if opens else _("Come back later.")
        )
    return _("This vote has closed"), _(
        "You could vote until %(moment)s.", moment=moment(found.closed_at or found.closes_at)
    )
