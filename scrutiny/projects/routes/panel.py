"""A panel's own pages. Only the panel of a project gets in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import me, needs
from core.accounts.models import Account
from core.database import saving
from core.templating import say
from scrutiny.projects import queries, services, telling
from scrutiny.projects.forms import FollowUpForm, PublishForm, ReportForm
from scrutiny.projects.models import Project, Recommendation, Word
from scrutiny.projects.routes.public import shown
from scrutiny.projects.services.reporting import what_is_missing
from scrutiny.projects.services.whose_words import only_the_panel

blueprint = Blueprint("panel", __name__, url_prefix="/panel")


def ours(slug: str) -> Project:
    """The project, for its own panel; 404 where there is none, 403 for everybody else."""
    found = queries.by_slug(slug)
    if found is None:
        abort(404)
    only_the_panel(found, writer())
    return found


def writer() -> Account:
    """Whoever is signed in. Every page here needs a permission, so there is somebody."""
    account = me()
    assert account is not None
    return account


@blueprint.get("")
@needs("projects.gather")
def my_projects() -> ResponseReturnValue:
    today = clock.today()
    mine = [telling.tell(each, today) for each in queries.of_member(writer())]
    others = [
        telling.tell(each, today) for each in queries.under_way() if each not in [t.project for t in mine]
    ]
    return render_template(
        "scrutiny/projects/panel/mine.html", mine=mine, others=others,
        next_of={t.project.id: telling.what_next(t.project) for t in mine},
    )  # fmt: skip


@blueprint.get("/<slug>")
@needs("projects.gather")
def project(slug: str) -> ResponseReturnValue:
    found, today = ours(slug), clock.today()
    return render_template(
        "scrutiny/projects/panel/project.html", project=found, told=telling.tell(found, today),
        steps=telling.next_steps(found), is_lead=found.lead.id == writer().id,
    )  # fmt: skip


@blueprint.route("/<slug>/words", methods=["GET", "POST"])
@needs("projects.gather")
def words(slug: str) -> ResponseReturnValue:
    found = ours(slug)
    report = found.report
    form = ReportForm.from_request(
        now=report.now, opening=report.opening, overran_because=report.overran_because, thanks=report.thanks
    )
    if form.submitted():
        with form.explaining(), saving():
            services.write_report(found, **plain(form.answers), by=writer())
            say("good", _("Saved."))
            return redirect(url_for(".project", slug=slug))
    return render_template("scrutiny/projects/panel/words.html", project=found, form=form)


def plain(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers with an empty text where a box was left out."""
    return {name: "" if value is None else value for name, value in answers.items()}


@blueprint.get("/<slug>/preview")
@needs("projects.gather")
def preview(slug: str) -> ResponseReturnValue:
    return render_template(
        "scrutiny/projects/report.html", is_preview=True, can_make_pdf=False, **shown(ours(slug))
    )


@blueprint.route("/<slug>/publish", methods=["GET", "POST"])
@needs("projects.gather")
def publish(slug: str) -> ResponseReturnValue:
    found, form = ours(slug), PublishForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.publish(found, by=writer())
            say("good", _("Published. Everybody can read it, and the landlord's days to answer begin."))
            return redirect(url_for("scrutiny.project", slug=slug))
    return render_template(
        "scrutiny/projects/panel/publish.html", project=found, form=form,
        missing=what_is_missing(found, clock.today()), is_lead=found.lead.id == writer().id,
    )  # fmt: skip


@blueprint.get("/<slug>/follow-up")
@needs("projects.gather")
def follow_ups(slug: str) -> ResponseReturnValue:
    found, today = ours(slug), clock.today()
    return render_template(
        "scrutiny/projects/panel/follow_ups.html", project=found, told=telling.tell(found, today), telling=telling,
        again_on=queries.to_look_at_again(found), days=queries.looks_again_on(found),
    )  # fmt: skip


@blueprint.route("/<slug>/follow-up/<int:number>", methods=["GET", "POST"])
@needs("projects.gather")
def follow_up(slug: str, number: int) -> ResponseReturnValue:
    recommendation = _recommendation(ours(slug), number)
    form = FollowUpForm.from_request()
    if recommendation.answer and recommendation.answer.word is Word.REJECT:
        form.after_a_no()
    if form.submitted():
        with form.explaining(), saving():
            services.follow_up(recommendation, **form.answers, by=writer())
            say("good", _("Saved. Everybody can read it."))
            return redirect(url_for(".follow_ups", slug=slug))
    return render_template(
        "scrutiny/projects/panel/follow_up.html", project=recommendation.project, recommendation=recommendation,
        form=form, telling=telling,
    )  # fmt: skip


def _recommendation(project: Project, number: int) -> Recommendation:
    found = next((each for each in project.recommendations if each.number == number), None)
    if found is None:
        abort(404)
    return found
