"""The staff page "What was said", and passing words for others to read."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from core.access import me, needs
from core.database import db, saving
from core.forms import BaseForm
from core.templating import say
from engagement.voices import queries, services
from engagement.voices.forms import ShowForm
from engagement.voices.models import Correction, Kind, Remark
from engagement.voices.words import KINDS, source_words

reading = Blueprint("voices_read", __name__)
PER_PAGE = 25


@reading.get("/manage/voices")
@needs("voices.read")
def index() -> ResponseReturnValue:
    kind = request.args.get("kind") or None
    source = request.args.get("source") or None
    kind = kind if kind in set(Kind) else None
    wanted = queries.remarks(kind=kind, source=source)
    total = db.session.scalar(select(func.count()).select_from(wanted.order_by(None).subquery())) or 0
    pages = max(1, -(-total // PER_PAGE))
    page = min(max(1, request.args.get("page", 1, int)), pages)
    remarks = db.session.scalars(wanted.limit(PER_PAGE).offset((page - 1) * PER_PAGE)).all()
    return render_template(
        "engagement/voices/what_was_said.html",
        remarks=remarks,
        total=total,
        page=page,
        pages=pages,
        kind=kind,
        source=source,
        kinds=[(each, KINDS[each], count) for each, count in queries.kinds()],
        sources=[(name, source_words(name), count) for name, count in queries.sources()],
        source_words=source_words,
        waiting=len(db.session.scalars(queries.open_corrections()).all()),
    )


@reading.route("/manage/voices/<key>/show", methods=["GET", "POST"])
@needs("voices.show")
def show(key: str) -> ResponseReturnValue:
    """Hide names in somebody's words, so that others may read them."""
    remark = db.get_or_404(Remark, key)
    form = ShowForm.from_request(text=remark.shown if remark.shown is not None else remark.text)
    if form.submitted():
        with form.explaining(), saving():
            services.show_as(remark, form.text.data or None, me())
            say("good", _("Others may read it now.") if form.text.data else _("It stays inside."))
            return redirect(url_for(".index"))
    return render_template("engagement/voices/show.html", form=form, remark=remark)


@reading.get("/manage/voices/corrections")
@needs("voices.read")
def corrections() -> ResponseReturnValue:
    """What people who hold a code asked about their own words."""
    asked = db.session.scalars(queries.open_corrections()).all()
    return render_template(
        "engagement/voices/corrections.html", corrections=asked, form=BaseForm.from_request()
    )


@reading.post("/manage/voices/corrections/<key>/settle")
@needs("voices.show")
def settle(key: str) -> ResponseReturnValue:
    correction = db.get_or_404(Correction, key)
    if BaseForm.from_request().submitted():
        with saving():
            services.settle(correction, me())
        say("good", _("It is off the list."))
    return redirect(url_for(".corrections"))
