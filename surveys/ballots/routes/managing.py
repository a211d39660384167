"""Running a ballot, for staff: make it, say its rules, put names on it, freeze the list, open and close it."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from core import clock
from core.access import me, needs
from core.database import db, saving
from core.templating import say
from engagement.customers.queries import areas
from surveys.ballots import queries, saying, services
from surveys.ballots.eligibility import on_the_roll
from surveys.ballots.marks import YES_NO
from surveys.ballots.models import Ballot, BallotOption
from surveys.ballots.phases import WORDS, Phase
from surveys.ballots.purposes import USUAL
from surveys.ballots.routes import blueprint
from surveys.ballots.staff_forms import (
    NewBallotForm,
    OpeningForm,
    OptionForm,
    ReasonForm,
    RollForm,
    RulesForm,
)

SEE, RUN = "ballots.enter", "ballots.run"
RULES = (
    "title", "about", "method", "seats", "most_marks", "highest_score", "budget", "per", "who", "tenure", "areas",
    "least_age", "secrecy", "may_change", "force", "smallest_group", "result_on", "result_where",
    "nominations_from", "nominations_to", "statement_words",
)  # fmt: skip


def ballot_or_404(slug: str) -> Ballot:
    return queries.ballot_named(slug) or abort(404)


@blueprint.get("/manage/ballots")
@needs(SEE)
def manage_all() -> ResponseReturnValue:
    found = db.session.scalars(queries.ballots()).all()
    return render_template("surveys/ballots/manage_all.html", ballots=found, words=WORDS)


@blueprint.route("/manage/ballots/new", methods=["GET", "POST"])
@needs(RUN)
def new() -> ResponseReturnValue:
    """Its purpose sets the rest as it usually is. What only an independent body may run is refused here."""
    form = NewBallotForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            made = services.new_ballot(**form.answers, by=me())
            return redirect(url_for(".rules", slug=made.slug))
    return render_template("surveys/ballots/new.html", form=form)


@blueprint.get("/manage/ballots/<slug>")
@needs(SEE)
def manage(slug: str) -> ResponseReturnValue:
    """What is to be done next, how it goes, and the public log."""
    ballot = ballot_or_404(slug)
    return render_template(
        "surveys/ballots/manage.html",
        ballot=ballot, phase=ballot.phase(), words=WORDS, tasks=to_do(ballot), turnout=queries.turnout(ballot),
        told=saying.before_voting(ballot), lines=queries.log_lines(ballot),
    )  # fmt: skip


def to_do(ballot: Ballot) -> list[dict[str, Any]]:
    """The steps in their order, each with its state and why it cannot begin yet."""
    slug, opened = ballot.slug, ballot.opens_at is not None
    said = bool(ballot.about.strip() and ballot.result_on and ballot.result_where.strip())
    named = ballot.kind == YES_NO or len(ballot.standing) >= 2
    steps = [_step(_("Say how it works"), ".rules", slug, said, None if not opened else "")]
    if ballot.kind != YES_NO:
        steps.append(_step(_("Put names on the paper"), ".options", slug, named, None if not opened else ""))
    steps.append(
        _step(_("Freeze the list of voters"), ".roll", slug, ballot.roll_frozen_at is not None, None)
    )
    missing = services.problems(ballot)
    steps.append(
        _step(_("Open it"), ".open_ballot", slug, opened, missing[0] if missing and not opened else None)
    )
    sent = opened and queries.waiting_for_a_code(ballot) == 0
    steps.append(_step(_("Send the codes"), ".codes", slug, sent, None if opened else _("First open it.")))
    closed = ballot.closed_at is not None
    steps.append(_step(_("Close it"), ".close_ballot", slug, closed, None if opened else _("First open it.")))
    return steps


def _step(label: str, endpoint: str, slug: str, is_done: bool, why: str | None) -> dict[str, Any]:
    """`why` says what stops it; "" that it is over and has no page any more."""
    if is_done:
        return {
            "label": label,
            "state": "done",
            **({} if why == "" else {"url": url_for(endpoint, slug=slug)}),
        }
    if why:
        return {"label": label, "state": "cannot_begin", "why": why}
    return {"label": label, "state": "not_begun", "url": url_for(endpoint, slug=slug)}


@blueprint.route("/manage/ballots/<slug>/rules", methods=["GET", "POST"])
@needs(RUN)
def rules(slug: str) -> ResponseReturnValue:
    ballot = ballot_or_404(slug)
    form = RulesForm.from_request(**{name: _start(ballot, name) for name in RULES})
    form.areas.choices = [(one, one) for one in areas()]
    if form.submitted():
        with form.explaining(), saving():
            services.change_ballot(ballot, **_usable(form.answers), by=me())
            say("good", _("Saved. Voters are told this before they vote."))
            return redirect(url_for(".manage", slug=slug))
    return render_template(
        "surveys/ballots/rules.html",
        ballot=ballot,
        form=form,
        usual=USUAL[ballot.purpose],
        is_frozen=ballot.roll_frozen_at,
    )


def _start(ballot: Ballot, name: str) -> Any:
    """A rule as the form shows it: words for choices, and any tenure as the choice of all."""
    value = getattr(ballot, name)
    return (value or "") if name == "tenure" else getattr(value, "value", value)


def _usable(answers: dict[str, Any]) -> dict[str, Any]:
    """Boxes left empty: no tenure means any, and numbers that the method does not use keep their usual value."""
    usual = {"seats": 1, "highest_score": 10}
    given = {
        name: usual.get(name) if value is None and name in usual else value for name, value in answers.items()
    }
    return {**given, "tenure": given["tenure"] or None, "areas": given["areas"] or []}


@blueprint.route("/manage/ballots/<slug>/options", methods=["GET", "POST"])
@needs(RUN)
def options(slug: str) -> ResponseReturnValue:
    ballot = ballot_or_404(slug)
    form = OptionForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.add_option(ballot, **form.answers, by=me())
            say("good", _("It is on the paper."))
            return redirect(url_for(".options", slug=slug))
    return render_template("surveys/ballots/options.html", ballot=ballot, form=form)


@blueprint.route("/manage/ballots/<slug>/options/<int:option_id>/withdraw", methods=["GET", "POST"])
@needs(RUN)
def withdraw(slug: str, option_id: int) -> ResponseReturnValue:
    """Take a name off, after asking once more: it cannot be put back."""
    option = db.get_or_404(BallotOption, option_id)
    if option.ballot.slug != slug:
        abort(404)
    form = ReasonForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.withdraw_option(option, by=me())
            say("good", _("It is off the paper."))
            return redirect(url_for(".options", slug=slug))
    return render_template("surveys/ballots/withdraw.html", ballot=option.ballot, option=option, form=form)


@blueprint.route("/manage/ballots/<slug>/roll", methods=["GET", "POST"])
@needs(RUN)
def roll(slug: str) -> ResponseReturnValue:
    """How many may vote as it stands, and the moment from which it stays so."""
    ballot = ballot_or_404(slug)
    form = RollForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            voters = services.freeze_roll(ballot, reason=form.reason.data, by=me())
            say("good", _("The list is frozen. %(n)s can vote.", n=f"{voters:,}"))
            return redirect(url_for(".manage", slug=slug))
    eligible = select(func.count()).select_from(on_the_roll(ballot, clock.today()).order_by(None).subquery())
    return render_template(
        "surveys/ballots/roll.html",
        ballot=ballot, form=form, told=dict(saying.before_voting(ballot))[_("Who can vote")],
        voters=queries.turnout(ballot).voters if ballot.roll_frozen_at else db.session.scalar(eligible),
    )  # fmt: skip


@blueprint.route("/manage/ballots/<slug>/open", methods=["GET", "POST"])
@needs(RUN)
def open_ballot(slug: str) -> ResponseReturnValue:
    ballot = ballot_or_404(slug)
    form = OpeningForm.from_request(**OpeningForm.usual(ballot))
    if form.submitted():
        with form.explaining(), saving():
            services.open_ballot(ballot, **form.moments(), by=me())
            say("good", _("It is set. Now send the codes."))
            return redirect(url_for(".manage", slug=slug))
    return render_template(
        "surveys/ballots/open.html",
        ballot=ballot, form=form, missing=services.problems(ballot), told=saying.before_voting(ballot),
    )  # fmt: skip


@blueprint.route("/manage/ballots/<slug>/close", methods=["GET", "POST"])
@needs(RUN)
def close_ballot(slug: str) -> ResponseReturnValue:
    """At its time it closes by itself. Earlier needs a reason."""
    ballot = ballot_or_404(slug)
    form = ReasonForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.close_ballot(ballot, reason=form.reason.data or "", by=me())
            say("good", _("The vote is closed. Nobody can vote any more."))
            return redirect(url_for(".manage", slug=slug))
    return render_template(
        "surveys/ballots/close.html", ballot=ballot, form=form, is_open=ballot.phase() is Phase.OPEN
    )


@blueprint.route("/manage/ballots/<slug>/cancel", methods=["GET", "POST"])
@needs(RUN)
def cancel(slug: str) -> ResponseReturnValue:
    ballot = ballot_or_404(slug)
    form = ReasonForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.cancel_ballot(ballot, reason=form.reason.data or "", by=me())
            say("good", _("The vote is cancelled. Its page says why."))
            return redirect(url_for(".manage", slug=slug))
    return render_template("surveys/ballots/cancel.html", ballot=ballot, form=form)
