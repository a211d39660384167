"""Codes, for staff: send them, print the letters, find a voter, and give a new code for a lost one."""

from __future__ import annotations

from flask import abort, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from core import files, tasks
from core.access import me, needs
from core.database import db, saving
from core.forms import BaseForm
from core.templating import say
from surveys.ballots import queries, services
from surveys.ballots.models import CredentialLetters, RollEntry
from surveys.ballots.routes import blueprint
from surveys.ballots.routes.managing import RUN, SEE, ballot_or_404
from surveys.ballots.staff_forms import NewCodeForm, VoterForm

MOST = 30


@blueprint.route("/manage/ballots/<slug>/codes", methods=["GET", "POST"])
@needs(RUN)
def codes(slug: str) -> ResponseReturnValue:
    """Send codes as work done behind the page, and download letters to print."""
    ballot = ballot_or_404(slug)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            title = _("Sending codes: %(title)s", title=ballot.title)
            task = tasks.ask("send-ballot-codes", title, by=me(), slug=ballot.slug)
            return redirect(url_for("front.task", task_id=task.id))
    batches = select(CredentialLetters).where(
        CredentialLetters.ballot_id == ballot.id, CredentialLetters.file_id.is_not(None)
    )
    return render_template(
        "surveys/ballots/codes.html",
        ballot=ballot, form=form, counts=queries.code_counts(ballot),
        batches=db.session.scalars(batches.order_by(CredentialLetters.id)).all(),
    )  # fmt: skip


@blueprint.get("/manage/ballots/letters/<int:batch_id>")
@needs(RUN)
def letters(batch_id: int) -> ResponseReturnValue:
    batch = db.get_or_404(CredentialLetters, batch_id)
    if batch.file is None:
        abort(404)
    return send_file(files.path_of(batch.file), as_attachment=True, download_name=batch.file.name, max_age=0)


@blueprint.post("/manage/ballots/letters/<int:batch_id>/forget")
@needs(RUN)
def forget_letters(batch_id: int) -> ResponseReturnValue:
    batch = db.get_or_404(CredentialLetters, batch_id)
    form = BaseForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.forget_letters(batch, by=me())
            say("good", _("The letters are deleted."))
    return redirect(url_for(".codes", slug=batch.ballot.slug))


@blueprint.route("/manage/ballots/<slug>/voters", methods=["GET", "POST"])
@needs(SEE)
def voters(slug: str) -> ResponseReturnValue:
    """Find somebody on the list. The words are posted, because an address is kept in logs and histories."""
    ballot = ballot_or_404(slug)
    form = VoterForm.from_request()
    found = queries.on_the_list(ballot, form.words.data, MOST) if form.submitted() else None
    return render_template("surveys/ballots/voters.html", ballot=ballot, form=form, found=found, most=MOST)


@blueprint.route("/manage/ballots/<slug>/voters/<int:entry_id>/code", methods=["GET", "POST"])
@needs(SEE)
def new_code(slug: str, entry_id: int) -> ResponseReturnValue:
    """A new code in the place of a lost one. What is read out or written down is shown on this one page only."""
    entry = db.get_or_404(RollEntry, entry_id)
    if entry.ballot.slug != slug:
        abort(404)
    form = NewCodeForm.from_request()
    if form.submitted():
        with form.explaining():
            with saving():
                code = services.replace_credential(
                    entry, kind=form.kind.data, reason=form.reason.data, by=me()
                )
            if code is not None:
                return render_template(
                    "surveys/ballots/given_code.html", ballot=entry.ballot, entry=entry, code=code
                )
            say("good", _("A new code is on its way. The old one no longer works."))
            return redirect(url_for(".voters", slug=slug))
    return render_template(
        "surveys/ballots/new_code.html",
        ballot=entry.ballot,
        entry=entry,
        form=form,
        has_voted=queries.has_voted(entry),
    )
