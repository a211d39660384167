"""The landlord answers. These pages show the panel's words, and have no way to change them."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.accounts.models import Account
from core.database import saving
from core.errors import Refused
from core.templating import say
from scrutiny.projects import queries, services, telling
from scrutiny.projects.forms import AnswerForm
from scrutiny.projects.models import Recommendation, Word
from scrutiny.projects.services import Wanted

blueprint = Blueprint("manage_scrutiny", __name__, url_prefix="/manage/scrutiny")


def _officer() -> Account:
    account = me()
    assert account is not None  # every page here needs a permission
    return account


@blueprint.get("")
@needs("projects.answer")
def all_projects() -> ResponseReturnValue:
    today = clock.today()
    return render_template(
        "scrutiny/projects/staff/all.html", waiting=queries.to_answer(), due_on=queries.answer_due_on, telling=telling,
        late_words=lambda each: telling.lateness_words(each, today),
        told=[telling.tell(each, today) for each in queries.all_projects()],
    )  # fmt: skip


@blueprint.route("/<slug>/<int:number>", methods=["GET", "POST"])
@needs("projects.answer")
def answer(slug: str, number: int) -> ResponseReturnValue:
    found = queries.recommendation(f"{slug}/{number}")
    if found is None or not found.project.published_on:
        abort(404)
    form = AnswerForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            _answer(found, form)
            say("good", _("Answered. Everybody can read it."))
            return redirect(url_for(".all_projects"))
    return render_template(
        "scrutiny/projects/staff/answer.html", recommendation=found, project=found.project, form=form, telling=telling,
        due_on=queries.answer_due_on(found.project), late=telling.lateness_words(found, clock.today()),
    )  # fmt: skip


def _answer(recommendation: Recommendation, form: AnswerForm) -> None:
    act = services.decide_again if recommendation.answers else services.answer
    act(
        recommendation, word=form.word.data, reasons=form.reasons.data, by_name=form.by_name.data, by=_officer(),
        wanted=_wanted(recommendation, form),
    )  # fmt: skip


def _wanted(recommendation: Recommendation, form: AnswerForm) -> Wanted | None:
    """The action to open, when there is one to: a yes needs it, unless an earlier answer opened one."""
    before = recommendation.answer
    if form.word.data == Word.REJECT or (before and before.action):
        return None
    wants = form.word.data == Word.ACCEPT or bool(form.we_will.data)
    if not wants:
        return None
    for field, sentence in (
        ("we_will", _("Say what you will do")),
        ("owner", _("Give the name of a person or team")),
        ("due_on", _("Give a date, like 31 3 2027")),
    ):
        if not form[field].data:
            raise Refused(sentence, field=field)
    return Wanted(
        title=form.title.data or recommendation.words.rstrip(".")[:100], we_will=form.we_will.data,
        owner=form.owner.data, due_on=form.due_on.data,
    )  # fmt: skip
