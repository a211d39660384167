"""Bringing in a file of comments on a page: choose it, say what its columns hold, see what became of it."""

from __future__ import annotations

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import tasks
from core.access import me, needs
from core.csv_files import Sheet, read
from core.database import db, saving
from core.errors import Refused
from core.files import StoredFile, keep, path_of
from core.tasks import Task
from engagement.voices.forms import MappingForm, UploadForm
from engagement.voices.import_task import IMPORT, guess
from engagement.voices.models import Kind
from engagement.voices.words import KINDS

uploading = Blueprint("voices_import", __name__)
PREVIEWED = 5


@uploading.route("/manage/voices/import", methods=["GET", "POST"])
@needs("voices.import")
def upload() -> ResponseReturnValue:
    form = UploadForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            sent = form.file.data
            content = sent.read()
            _readable(content)
            kept = keep(sent.filename or "", content, allowed={"text/csv", "text/plain"})
            db.session.flush()
            return redirect(url_for(".columns", file_id=kept.id))
    return render_template("engagement/voices/upload.html", form=form)


def _readable(content: bytes) -> Sheet:
    try:
        return read(content)
    except Refused as refused:
        raise Refused(refused.sentence, field="file") from refused


@uploading.route("/manage/voices/import/<int:file_id>", methods=["GET", "POST"])
@needs("voices.import")
def columns(file_id: int) -> ResponseReturnValue:
    file = db.get_or_404(StoredFile, file_id)
    path = path_of(file)
    if not path.exists() or file.media_type not in {"text/csv", "text/plain"}:
        abort(404)
    sheet = read(path.read_bytes())
    form = _mapping_form(sheet)
    if form.submitted():
        with form.explaining(), saving():
            title = _("Bringing in comments from %(name)s", name=file.name)
            answers = form.answers
            heard_as = answers.pop("kind")
            task = tasks.ask(IMPORT, title, by=me(), file_id=file.id, heard_as=heard_as, **answers)
            return redirect(url_for("front.task", task_id=task.id))
    named = [column for column in sheet.columns if column]
    return render_template(
        "engagement/voices/columns.html", form=form, file=file, columns=named, rows=sheet.rows[:PREVIEWED],
        total=len(sheet.rows),
    )  # fmt: skip


def _mapping_form(sheet: Sheet) -> MappingForm:
    form = MappingForm.from_request(**guess(sheet)) if request.method == "GET" else MappingForm.from_request()
    named = [(column, column) for column in sheet.columns if column]
    form.text.choices = named
    for field, nothing in (
        (form.date, _("None: take today")),
        (form.question, _("None")),
        (form.place, _("None")),
    ):
        field.choices = [("", nothing), *named]
    form.kind.choices = [(kind.value, str(KINDS[kind])) for kind in Kind]
    return form


@uploading.get("/manage/voices/import/done/<int:task_id>")
@needs("voices.import")
def report(task_id: int) -> ResponseReturnValue:
    task = _finished(task_id)
    return render_template("engagement/voices/report.html", task=task, counts=task.result["counts"])


@uploading.get("/manage/voices/import/done/<int:task_id>/rejected.csv")
@needs("voices.import")
def rejected(task_id: int) -> ResponseReturnValue:
    file = db.session.get(StoredFile, _finished(task_id).result.get("rejected_file") or 0)
    if file is None or not path_of(file).exists():
        abort(404)
    response = make_response(path_of(file).read_bytes())
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="rejected-rows.csv"'
    return response


def _finished(task_id: int) -> Task:
    task = db.get_or_404(Task, task_id)
    if task.kind != IMPORT or task.state != "done":
        abort(404)
    return task
