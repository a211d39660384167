"""For staff: the call for names, names from paper, and who is accepted."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import files
from core.access import me, needs
from core.database import db, saving
from core.templating import say
from engagement.customers.models import Customer
from surveys.ballots import candidacy, finding, queries, services, standing_queries
from surveys.ballots.models import Ballot, Nomination
from surveys.ballots.portraits import keep_portrait
from surveys.ballots.routes import blueprint
from surveys.ballots.standing_forms import CallForm, PaperStandForm, PressForm, RefuseForm
from surveys.ballots.statements import words_in

CALL = (
    "role_about",
    "nominations_from",
    "nominations_to",
    "statement_words",
    "candidate_age",
    "needs_seconder",
)


@blueprint.get("/manage/ballots/<slug>/nominations")
@needs("ballots.enter")
def nominations(slug: str) -> ResponseReturnValue:
    found = _ballot(slug)
    return render_template(
        "surveys/ballots/nominations.html",
        ballot=found, nominations=standing_queries.nominations(found), rules=candidacy.rules(found), back=url_for(".manage", slug=slug),
    )  # fmt: skip


@blueprint.route("/manage/ballots/<slug>/call", methods=["GET", "POST"])
@needs("ballots.run")
def plan_call(slug: str) -> ResponseReturnValue:
    found = _ballot(slug)
    form = CallForm.from_request(
        **{name: getattr(found, name) for name in CALL}, candidate_rules="\n".join(found.candidate_rules)
    )
    if form.submitted():
        with form.explaining(), saving():
            said = {name: form.answers[name] for name in CALL}
            services.change_ballot(found, **said, candidate_rules=form.rules, by=me())
            say("good", _("The call is saved. Customers can read it from its first day."))
            return redirect(url_for(".nominations", slug=slug))
    return render_template("surveys/ballots/plan_call.html", ballot=found, form=form)


@blueprint.route("/manage/ballots/<slug>/nominations/<int:nomination_id>", methods=["GET", "POST"])
@needs("ballots.run")
def nomination(slug: str, nomination_id: int) -> ResponseReturnValue:
    """One name: each rule checked, and the decision."""
    found, one = _nomination(slug, nomination_id)
    form = RefuseForm.from_request() if request.form.get("go") == "refuse" else PressForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            said = _decide(one, form)
            say("good", said)
            return redirect(url_for(".nominations", slug=slug))
    return render_template(
        "surveys/ballots/nomination.html",
        ballot=found, nomination=one, checks=candidacy.checks(found, one.customer), form=form,
        refusing=form if isinstance(form, RefuseForm) else RefuseForm.from_request(),
        used=words_in(one.statement),
    )  # fmt: skip


@blueprint.get("/manage/ballots/<slug>/nominations/<int:nomination_id>/photograph")
@needs("ballots.run")
def nomination_photograph(slug: str, nomination_id: int) -> ResponseReturnValue:
    _found, one = _nomination(slug, nomination_id)
    if one.photo is None:
        abort(404)
    return send_file(files.path_of(one.photo), mimetype=one.photo.media_type, max_age=0)


@blueprint.route("/manage/ballots/<slug>/nominations/new", methods=["GET", "POST"])
@needs("ballots.enter")
def nomination_for(slug: str) -> ResponseReturnValue:
    """Whose form is it? The words are posted, because an address is kept in logs and histories."""
    found = _ballot(slug)
    return finding.page(
        found,
        title=_("Whose form is it?"),
        back=url_for(".nominations", slug=slug),
        target=lambda who: url_for(".new_nomination", slug=slug, customer_id=who.id),
    )


@blueprint.route("/manage/ballots/<slug>/nominations/new/<int:customer_id>", methods=["GET", "POST"])
@needs("ballots.enter")
def new_nomination(slug: str, customer_id: int) -> ResponseReturnValue:
    """Typing a form that came on paper."""
    found, who = _ballot(slug), db.get_or_404(Customer, customer_id)
    before = services.nomination_of(found, who)
    form = PaperStandForm.from_request(
        name=before.name if before else who.name, statement=before.statement if before else ""
    )
    if form.submitted():
        with form.explaining(), saving():
            services.check_statement(found, form.statement.data)
            given = request.files.get("photo")
            photo = keep_portrait(given.read()) if given and given.filename else None
            services.nominate(
                found, who, name=form.name.data, statement=form.statement.data, photo=photo,
                came_on=form.came_on.data, by=me(),
            )  # fmt: skip
            say("good", _("The form is written down. Now it can be checked."))
            return redirect(url_for(".nominations", slug=slug))
    return render_template(
        "surveys/ballots/new_nomination.html",
        ballot=found, who=who, form=form, checks=candidacy.checks(found, who),
    )  # fmt: skip


@blueprint.route("/manage/ballots/<slug>/nominations/<int:nomination_id>/supporter", methods=["GET", "POST"])
@needs("ballots.enter")
def supporter_for(slug: str, nomination_id: int) -> ResponseReturnValue:
    """Who signed as the supporter on a paper form?"""
    found, one = _nomination(slug, nomination_id)
    return finding.page(
        found,
        title=_("Who supports %(name)s?", name=one.name),
        back=url_for(".nominations", slug=slug),
        target=lambda who: url_for(".supporter", slug=slug, nomination_id=one.id, customer_id=who.id),
    )


@blueprint.route(
    "/manage/ballots/<slug>/nominations/<int:nomination_id>/supporter/<int:customer_id>",
    methods=["GET", "POST"],
)
@needs("ballots.enter")
def supporter(slug: str, nomination_id: int, customer_id: int) -> ResponseReturnValue:
    found, one = _nomination(slug, nomination_id)
    who = db.get_or_404(Customer, customer_id)
    form = PressForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.second(one, who, by=me())
            say("good", _("The supporter is written down."))
            return redirect(url_for(".nominations", slug=slug))
    return render_template("surveys/ballots/supporter.html", ballot=found, nomination=one, who=who, form=form)


def _decide(one: Nomination, form: PressForm | RefuseForm) -> str:
    if isinstance(form, RefuseForm):
        services.refuse(one, reason=form.reason.data, by=me())
        return _("Refused. We have written to the person and given your reason.")
    if request.form.get("go") == "withdraw":
        services.withdraw(one, by=me())
        return _("Withdrawn.")
    services.accept(one, by=me())
    return _("Accepted. The name is on the paper, and we have written to the person.")


def _ballot(slug: str) -> Ballot:
    found = queries.ballot_named(slug)
    if found is None:
        abort(404)
    return found


def _nomination(slug: str, nomination_id: int) -> tuple[Ballot, Nomination]:
    one = db.get_or_404(Nomination, nomination_id)
    if one.ballot.slug != slug:
        abort(404)
    return one.ballot, one
