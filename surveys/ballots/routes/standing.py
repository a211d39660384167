"""Standing for election: the call, one's own name, and supporting somebody else's. And who stands, for everybody."""

from __future__ import annotations

import secrets

from flask import abort, g, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import files
from core.access import anyone, me, signed_in
from core.database import saving
from core.errors import Refused
from core.light import light
from core.templating import say
from engagement.customers.models import Customer
from engagement.customers.queries import customer_of
from surveys.ballots import candidacy, queries, services, standing_queries
from surveys.ballots.models import Ballot, BallotOption
from surveys.ballots.phases import ENDED, Phase
from surveys.ballots.portraits import keep_portrait
from surveys.ballots.routes import blueprint
from surveys.ballots.standing_forms import PressForm, StandForm, SupportForm
from surveys.ballots.statements import words_in

TOLD = ENDED | {Phase.READY, Phase.OPEN, Phase.CANCELLED}


@blueprint.get("/nominate/<slug>")
@anyone
def call(slug: str) -> ResponseReturnValue:
    """The call for names; for whoever sent theirs, what became of it."""
    found = _with_a_call(slug)
    mine = customer_of(me())
    nomination = services.nomination_of(found, mine) if mine else None
    return render_template(
        "surveys/ballots/call.html",
        ballot=found, rules=candidacy.rules(found), mine=mine, nomination=nomination,
        misfit=candidacy.misfit(found, mine) if mine and not nomination else None,
        phase=found.phase(), Phase=Phase, used=words_in(nomination.statement) if nomination else 0,
    )  # fmt: skip


@blueprint.route("/nominate/<slug>/stand", methods=["GET", "POST"])
@signed_in
def stand(slug: str) -> ResponseReturnValue:
    """Putting oneself forward, or changing what one said."""
    found = _with_a_call(slug)
    mine = _myself(found)
    if isinstance(mine, str):
        return mine
    before = services.nomination_of(found, mine)
    form = StandForm.from_request(
        name=before.name if before else mine.name, statement=before.statement if before else ""
    )
    if form.submitted():
        with form.explaining(), saving():
            services.check_statement(found, form.statement.data)
            given = request.files.get("photo")
            photo = keep_portrait(given.read()) if given and given.filename else None
            services.nominate(
                found, mine, name=form.name.data, statement=form.statement.data, photo=photo, by=me()
            )
            say("good", _("Thank you. We have your name. We tell you whether it is accepted."))
            return redirect(url_for(".call", slug=slug))
    used = words_in(form.statement.data or "") if request.method == "POST" else None
    return render_template("surveys/ballots/stand.html", ballot=found, form=form, before=before, used=used)


@blueprint.route("/nominate/<slug>/withdraw", methods=["GET", "POST"])
@signed_in
def stand_no_more(slug: str) -> ResponseReturnValue:
    """Taking one's name back, before the vote opens."""
    found = _with_a_call(slug)
    mine = customer_of(me())
    nomination = services.nomination_of(found, mine) if mine else None
    if nomination is None or nomination.state == "withdrawn" or found.opens_at is not None:
        return redirect(url_for(".call", slug=slug))
    form = PressForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.withdraw(nomination, by=me())
            say("good", _("You stand no more. Thank you for telling us."))
            return redirect(url_for(".call", slug=slug))
    return render_template(
        "surveys/ballots/stand_no_more.html", ballot=found, form=form, nomination=nomination
    )


@blueprint.route("/nominate/<slug>/support", methods=["GET", "POST"])
@signed_in
def support(slug: str) -> ResponseReturnValue:
    """Supporting somebody: their six letters and numbers, then their name and words, then a button."""
    found = _with_a_call(slug)
    if not found.needs_seconder:
        abort(404)
    mine = _myself(found)
    if isinstance(mine, str):
        return mine
    form = SupportForm.from_request()
    nomination = None
    if form.submitted():
        with form.explaining(), saving():
            nomination = standing_queries.by_seconder_code(found, form.code.data)
            if nomination is None:
                raise Refused(_("Nobody has these. Ask the person who stands."), field="code")
            if "agree" in request.form:
                services.second(nomination, mine, by=me())
                say("good", _("Thank you. You now support %(name)s.", name=nomination.name))
                return redirect(url_for(".call", slug=slug))
    return render_template("surveys/ballots/support.html", ballot=found, form=form, nomination=nomination)


@blueprint.get("/vote/<slug>/candidates")
@anyone
def candidates(slug: str) -> ResponseReturnValue:
    """Everybody who stands, with the same space for each, in an order drawn for this very look."""
    return _candidates(slug, "surveys/ballots/candidates.html")


@blueprint.get("/vote/<slug>/candidates/large-print")
@anyone
def candidates_large(slug: str) -> ResponseReturnValue:
    """The same in large print."""
    return _candidates(slug, "surveys/ballots/candidates_large.html")


@blueprint.get("/vote/<slug>/photograph/<key>")
@light
@anyone
def photograph(slug: str, key: str) -> ResponseReturnValue:
    """The photograph of somebody who stands."""
    g.light_page = True
    found = _to_be_told(slug)
    option = next((one for one in found.standing if one.key == key), None)
    if option is None or option.photo is None:
        abort(404)
    return send_file(
        files.path_of(option.photo), mimetype=option.photo.media_type, etag=option.photo.sha256, max_age=3600
    )


def _candidates(slug: str, template: str) -> ResponseReturnValue:
    found = _to_be_told(slug)
    return render_template(
        template, ballot=found, options=drawn(found), gone=[one for one in found.options if one.withdrawn_on]
    )


def drawn(ballot: Ballot) -> list[BallotOption]:
    """Those who stand, in an order drawn by lot, now."""
    options = list(ballot.standing)
    secrets.SystemRandom().shuffle(options)
    return options


def _with_a_call(slug: str) -> Ballot:
    found = queries.ballot_named(slug)
    if found is None or found.nominations_from is None or found.nominations_to is None:
        abort(404)
    return found


def _to_be_told(slug: str) -> Ballot:
    """Only once names can no longer be put forward: nobody writes their words after reading all others."""
    found = queries.ballot_named(slug)
    if found is None or found.phase() not in TOLD or not found.options:
        abort(404)
    return found


def _myself(found: Ballot) -> Customer | str:
    """The customer who is signed in; else a page that says what to do."""
    mine = customer_of(me())
    return mine or render_template("surveys/ballots/no_customer.html", ballot=found)
