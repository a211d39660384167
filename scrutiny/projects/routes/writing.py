"""The panel gathers evidence, and writes findings and recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import needs
from core.database import saving
from core.errors import Refused
from core.figures import figures, quoted_in
from core.templating import say
from scrutiny.projects import queries, services, telling
from scrutiny.projects.forms import (
    ChangeEvidenceForm,
    EvidenceForm,
    FigureForm,
    FileForm,
    FindingForm,
    PublishForm,
    QuoteForm,
    RecommendationForm,
)
from scrutiny.projects.models import Project
from scrutiny.projects.routes.panel import blueprint, ours, plain, writer


def _saved(page: str, slug: str) -> ResponseReturnValue:
    say("good", _("Saved."))
    return redirect(url_for(f"panel.{page}", slug=slug))


def _numbered(things: Sequence[Any], number: int) -> Any:
    found = next((each for each in things if each.number == number), None)
    if found is None:
        abort(404)
    return found


@blueprint.get("/<slug>/evidence")
@needs("projects.gather")
def evidence(slug: str) -> ResponseReturnValue:
    return render_template(
        "scrutiny/projects/panel/evidence.html",
        project=ours(slug),
        telling=telling,
        form=PublishForm.from_request(),
    )


@blueprint.route("/<slug>/evidence/words", methods=["GET", "POST"])
@needs("projects.gather")
def add_words(slug: str) -> ResponseReturnValue:
    project, form = ours(slug), EvidenceForm.from_request()
    if form.submitted():
        answers = form.answers
        gather = services.gather_quote if answers.pop("kind") == "quote" else services.gather_text
        with form.explaining(), saving():
            gather(project, **answers, by=writer())
            return _saved("evidence", slug)
    return render_template("scrutiny/projects/panel/add_words.html", project=project, form=form)


@blueprint.route("/<slug>/evidence/file", methods=["GET", "POST"])
@needs("projects.gather")
def add_file(slug: str) -> ResponseReturnValue:
    project, form = ours(slug), FileForm.from_request()
    if form.submitted():
        given = request.files.get("file")
        with form.explaining(), saving():
            if given is None or not given.filename:
                raise Refused(_("Choose a file"), field="file")
            services.gather_file(
                project, title=form.title.data, text=form.text.data or "", source=form.source.data,
                name=given.filename, content=given.read(), by=writer(),
            )  # fmt: skip
            return _saved("evidence", slug)
    return render_template("scrutiny/projects/panel/add_file.html", project=project, form=form)


@blueprint.route("/<slug>/evidence/quote", methods=["GET", "POST"])
@needs("projects.gather")
def add_quote(slug: str) -> ResponseReturnValue:
    project, form = ours(slug), QuoteForm.from_request()
    found = {quote.key: (quote, theme) for quote, theme in queries.approved_quotes()}
    form.quote.choices = [
        ("", _("Choose one")),
        *((key, f"{theme.name}: {quote.text[:90]}") for key, (quote, theme) in found.items()),
    ]
    if form.submitted():
        with form.explaining(), saving():
            quote, _theme = found[form.quote.data]
            services.gather_quote(project, title=form.title.data, quote=quote, by=writer())
            return _saved("evidence", slug)
    return render_template("scrutiny/projects/panel/add_quote.html", project=project, form=form)


@blueprint.route("/<slug>/evidence/figure", methods=["GET", "POST"])
@needs("projects.gather")
def add_figure(slug: str) -> ResponseReturnValue:
    project, form = ours(slug), FigureForm.from_request()
    form.name.choices = [
        ("", _("Choose one")),
        *sorted(((each.name, str(each.what)) for each in figures), key=lambda pair: pair[1]),
    ]
    if form.submitted():
        with form.explaining(), saving():
            services.gather_figure(
                project, title=form.title.data, name=form.name.data, arguments=_arguments(form.arguments.data or ""),
                text=form.text.data or "", by=writer(),
            )  # fmt: skip
            return _saved("evidence", slug)
    return render_template("scrutiny/projects/panel/add_figure.html", project=project, form=form)


def _arguments(typed: str) -> dict[str, str]:
    """ "since=2026-04-01 question=TP01" as words of a figure. Raises Refused when it is not of that shape."""
    if not typed.strip():
        return {}
    read = quoted_in("{{ figure any " + typed.strip() + " }}")
    if not read:
        raise Refused(_("Write it like since=2026-04-01"), field="arguments")
    return read[0].arguments


@blueprint.route("/<slug>/evidence/<int:number>", methods=["GET", "POST"])
@needs("projects.gather")
def change_evidence(slug: str, number: int) -> ResponseReturnValue:
    project = ours(slug)
    found = _numbered(project.evidence, number)
    form = ChangeEvidenceForm.from_request(title=found.title, text=found.text, source=found.source)
    if form.submitted():
        with form.explaining(), saving():
            services.change_evidence(found, **plain(form.answers), by=writer())
            return _saved("evidence", slug)
    return render_template(
        "scrutiny/projects/panel/change_evidence.html",
        project=project,
        found=found,
        form=form,
        telling=telling,
    )


@blueprint.post("/<slug>/evidence/<int:number>/leave-out")
@needs("projects.gather")
def leave_out_evidence(slug: str, number: int) -> ResponseReturnValue:
    project = ours(slug)
    return _leave_out(
        "evidence",
        slug,
        lambda: services.leave_out_evidence(_numbered(project.evidence, number), by=writer()),
    )


def _leave_out(page: str, slug: str, act: Any) -> ResponseReturnValue:
    """Take something away; a refusal is shown on the list it stands in."""
    if not PublishForm.from_request().submitted():
        abort(400)
    try:
        with saving():
            act()
    except Refused as refused:
        say("bad", refused.sentence)
    else:
        say("good", _("Left out."))
    return redirect(url_for(f"panel.{page}", slug=slug))


@blueprint.get("/<slug>/findings")
@needs("projects.gather")
def findings(slug: str) -> ResponseReturnValue:
    return render_template(
        "scrutiny/projects/panel/findings.html", project=ours(slug), form=PublishForm.from_request()
    )


@blueprint.route("/<slug>/findings/new", methods=["GET", "POST"])
@blueprint.route("/<slug>/findings/<int:number>", methods=["GET", "POST"])
@needs("projects.gather")
def finding(slug: str, number: int | None = None) -> ResponseReturnValue:
    project = ours(slug)
    found = _numbered(project.findings, number) if number else None
    start = {} if found is None else {
        "words": found.words, "no_evidence_because": found.no_evidence_because, "evidence": [e.number for e in found.evidence]
    }  # fmt: skip
    form = FindingForm.from_request(**start)
    form.evidence.choices = [(each.number, f"E{each.number} {each.title}") for each in project.evidence]
    if form.submitted():
        with form.explaining(), saving():
            _write_finding(project, found, form)
            return _saved("findings", slug)
    return render_template("scrutiny/projects/panel/finding.html", project=project, found=found, form=form)


def _write_finding(project: Project, found: Any, form: FindingForm) -> None:
    chosen = [each for each in project.evidence if each.number in (form.evidence.data or [])]
    words = {
        "words": form.words.data,
        "evidence": chosen,
        "no_evidence_because": form.no_evidence_because.data or "",
    }
    if found is None:
        services.find(project, **words, by=writer())
    else:
        services.change_finding(found, **words, by=writer())


@blueprint.post("/<slug>/findings/<int:number>/leave-out")
@needs("projects.gather")
def leave_out_finding(slug: str, number: int) -> ResponseReturnValue:
    project = ours(slug)
    return _leave_out(
        "findings", slug, lambda: services.leave_out_finding(_numbered(project.findings, number), by=writer())
    )


@blueprint.get("/<slug>/recommendations")
@needs("projects.gather")
def recommendations(slug: str) -> ResponseReturnValue:
    return render_template(
        "scrutiny/projects/panel/recommendations.html", project=ours(slug), form=PublishForm.from_request()
    )


@blueprint.route("/<slug>/recommendations/new", methods=["GET", "POST"])
@blueprint.route("/<slug>/recommendations/<int:number>", methods=["GET", "POST"])
@needs("projects.gather")
def recommendation(slug: str, number: int | None = None) -> ResponseReturnValue:
    project = ours(slug)
    found = _numbered(project.recommendations, number) if number else None
    start = {} if found is None else {
        "words": found.words, "outcome_wanted": found.outcome_wanted, "findings": [f.number for f in found.findings]
    }  # fmt: skip
    form = RecommendationForm.from_request(**start)
    form.findings.choices = [(each.number, f"{each.number}. {each.words}") for each in project.findings]
    if form.submitted():
        with form.explaining(), saving():
            _write_recommendation(project, found, form)
            return _saved("recommendations", slug)
    return render_template(
        "scrutiny/projects/panel/recommendation.html", project=project, found=found, form=form
    )


def _write_recommendation(project: Project, found: Any, form: RecommendationForm) -> None:
    chosen = [each for each in project.findings if each.number in (form.findings.data or [])]
    words = {"words": form.words.data, "outcome_wanted": form.outcome_wanted.data, "findings": chosen}
    if found is None:
        services.recommend(project, **words, by=writer())
    else:
        services.change_recommendation(found, **words, by=writer())


@blueprint.post("/<slug>/recommendations/<int:number>/leave-out")
@needs("projects.gather")
def leave_out_recommendation(slug: str, number: int) -> ResponseReturnValue:
    project = ours(slug)
    return _leave_out(
        "recommendations", slug,
        lambda: services.leave_out_recommendation(_numbered(project.recommendations, number), by=writer()),
    )  # fmt: skip
