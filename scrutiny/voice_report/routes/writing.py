"""Where the committee composes and writes the report, and its chair signs it off."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import me, needs
from core.database import db, saving
from core.errors import Refused
from core.templating import say
from scrutiny.voice_report import figure_help, queries, services
from scrutiny.voice_report.forms import (
    FORMS,
    ActForm,
    AddForm,
    BeginForm,
    ChangedFigureForm,
    QuoteForm,
    SectionForm,
    SignOffForm,
)
from scrutiny.voice_report.models import Report, Section
from scrutiny.voice_report.routes.public import YEAR
from scrutiny.voice_report.sections import kinds
from scrutiny.voice_report.whole import show

blueprint = Blueprint("write_voice_report", __name__, url_prefix="/voice-report")


def _report(year: str) -> Report:
    return queries.of_year(year) or abort(404)


def _section(year: str, section_id: int) -> Section:
    section = db.session.get(Section, section_id)
    if section is None or section.report.year != year:
        abort(404)
    return section


@blueprint.route("/new", methods=["GET", "POST"])
@needs("voice_report.write")
def begin() -> ResponseReturnValue:
    form = BeginForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            report = services.begin(form.year.data, by=me())
            return redirect(url_for(".edit", year=report.year))
    return render_template("scrutiny/voice_report/begin.html", form=form)


@blueprint.get(f"{YEAR}/edit")
@needs("voice_report.write")
def edit(year: str) -> ResponseReturnValue:
    return _edit_page(_report(year), AddForm.from_request())


def _edit_page(report: Report, form: AddForm) -> str:
    form.kind.choices = [(kind.name, str(kind.label)) for kind in kinds]
    return render_template(
        "scrutiny/voice_report/edit.html",
        report=report, form=form, act=ActForm.from_request(), kinds=kinds,
        rows=[(section, queries.troubles(section) if not report.signed_off_at else []) for section in report.sections],
    )  # fmt: skip


@blueprint.post(f"{YEAR}/edit/add")
@needs("voice_report.write")
def add(year: str) -> ResponseReturnValue:
    report, form = _report(year), AddForm.from_request()
    form.kind.choices = [(kind.name, str(kind.label)) for kind in kinds]
    if form.submitted():
        with form.explaining(), saving():
            section = services.add_section(report, form.kind.data, by=me())
            return redirect(url_for(".write", year=year, section_id=section.id))
    return _edit_page(report, form)


@blueprint.post(f"{YEAR}/edit/<int:section_id>/<any(up, down, remove):act>")
@needs("voice_report.write")
def arrange(year: str, section_id: int, act: str) -> ResponseReturnValue:
    section = _section(year, section_id)
    if not ActForm.from_request().submitted():
        abort(400, _("This page was open too long. Open it again and press once more."))
    with saving():
        if act == "remove":
            services.remove(section, by=me())
            say("good", _("The section is taken out."))
        else:
            services.move(section, -1 if act == "up" else 1, by=me())
    return redirect(url_for(".edit", year=year) + (f"#section-{section_id}" if act != "remove" else ""))


@blueprint.route(f"{YEAR}/edit/<int:section_id>", methods=["GET", "POST"])
@needs("voice_report.write")
def write(year: str, section_id: int) -> ResponseReturnValue:
    section = _section(year, section_id)
    form, theirs = _form(section), None
    if form.submitted():
        try:
            with form.explaining(), saving():
                services.write(section, version=_version(form), by=me(), **form.answers)
                say("good", _("Saved, just as you wrote it."))
                return redirect(url_for(".edit", year=year) + f"#section-{section.id}")
        finally:
            db.session.refresh(section)
        if section.version != _version(form):
            theirs, form.version.data = section, str(section.version)
    return render_template(
        "scrutiny/voice_report/write.html",
        section=section, report=section.report, form=form, theirs=theirs, kind=kinds[section.kind],
        shown=show(section), changed=queries.changed(section),
    )  # fmt: skip


def _form(section: Section) -> SectionForm:
    start: dict[str, Any] = {
        "title": section.title, "opens_part": section.opens_part, "lead": section.lead, "text": section.text,
        "signed": section.signed, "version": str(section.version),
        **{name: value or None for name, value in section.choices.items()},
    }  # fmt: skip
    form = FORMS.get(section.kind, SectionForm).from_request(**start)
    if isinstance(form, QuoteForm):
        form.offer(section.choices.get("theme", ""), section.choices.get("words", ""))
    return form


def _version(form: SectionForm) -> int:
    """A number we did not give counts as an old one, so that nothing is written over."""
    given = form.version.data or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


@blueprint.route(f"{YEAR}/edit/<int:section_id>/figures", methods=["GET", "POST"])
@needs("voice_report.write")
def changed_figures(year: str, section_id: int) -> ResponseReturnValue:
    section, form = _section(year, section_id), ChangedFigureForm.from_request()
    if form.submitted():
        decide = {"use": services.use_figure, "keep": services.keep_figure}.get(form.choice.data or "")
        with form.explaining(), saving():
            if decide is None:
                raise Refused(_("Choose what the words should say"))
            decide(section, form.key.data or "", by=me())
            return redirect(url_for(".changed_figures", year=year, section_id=section.id))
    return render_template(
        "scrutiny/voice_report/changed.html",
        section=section, report=section.report, form=form, changed=queries.changed(section), kind=kinds[section.kind],
    )  # fmt: skip


@blueprint.get(f"{YEAR}/edit/figures")
@needs("voice_report.write")
def all_figures(year: str) -> ResponseReturnValue:
    report, only = _report(year), request.args.get("of", "")
    return render_template(
        "scrutiny/voice_report/figures.html",
        report=report, only=only, described=figure_help.described(report.year, only),
    )  # fmt: skip


@blueprint.route(f"{YEAR}/sign-off", methods=["GET", "POST"])
@needs("voice_report.sign_off")
def sign_off(year: str) -> ResponseReturnValue:
    report, form = _report(year), SignOffForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.sign_off(report, by=me())
            say("good", _("The report is signed off. Nothing in it changes now."))
            return redirect(url_for(".edit", year=year))
    stops = queries.what_stops(report) if report.signed_off_at is None else []
    return render_template(
        "scrutiny/voice_report/sign_off.html", report=report, form=form, stops=stops, kinds=kinds
    )


@blueprint.route(f"{YEAR}/publish", methods=["GET", "POST"])
@needs("voice_report.sign_off")
def publish(year: str) -> ResponseReturnValue:
    report, form = _report(year), SignOffForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            services.publish(report, by=me())
            say("good", _("The report is published. Everybody can read it."))
            return redirect(url_for("voice_report.whole", year=year))
    return render_template("scrutiny/voice_report/publish.html", report=report, form=form)
