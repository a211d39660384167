"""Where staff check what the machine found."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from analysis.theming import because
from core import tasks
from core.access import me, needs
from core.database import db, saving
from core.errors import Refused
from core.templating import say
from engagement.safety.queries import count_open
from engagement.themes import queries, services
from engagement.themes.forms import MergeForm, NameForm, OnlyAToken, QuoteForm, RunForm
from engagement.themes.models import Change, Quote, Theme
from engagement.themes.showing import KIND_NAMES, fit_of, month_table, mood_of, movement_words, points
from engagement.voices.models import Remark

blueprint = Blueprint("manage_themes", __name__, url_prefix="/manage/themes")
A_PAGE = 20
NO_THEME = "no-theme"


@blueprint.get("")
@needs("themes.check")
def workbench() -> ResponseReturnValue:
    found = queries.weighed()
    return _page(found[0].theme if found else None, found)


@blueprint.get("/<slug>")
@needs("themes.check")
def theme(slug: str) -> ResponseReturnValue:
    return _page(None if slug == NO_THEME else _found(slug))


def _page(
    chosen: Theme | None, found: list[queries.Weighed] | None = None, **more: object
) -> ResponseReturnValue:
    found = queries.weighed() if found is None else found
    only_just = request.args.get("show") == "only-just"
    page = max(1, request.args.get("page", 1, type=int))
    query = queries.remarks_in(chosen)
    if only_just and chosen:
        query = query.where(queries.Coding.strength < 350)
    rows = db.session.execute(query.limit(A_PAGE).offset((page - 1) * A_PAGE)).all()
    counted = db.session.scalar(select(queries.func.count()).select_from(query.order_by(None).subquery()))
    mine = next((each for each in found if chosen and each.theme.id == chosen.id), None)
    passed = set(
        db.session.scalars(select(Quote.remark_key).where(Quote.remark_key.in_([r.Remark.key for r in rows])))
    )
    shown = {
        "found": found, "totals": queries.totals(), "chosen": chosen, "mine": mine, "rows": rows,
        "counted": counted, "page": page, "pages": max(1, -(-counted // A_PAGE)), "only_just": only_just,
        "passed": passed, "changes": _changes(), "open_alerts": count_open(), "last": services.last_change(), "form": OnlyAToken.from_request(),
        "mood_of": mood_of, "fit_of": fit_of, "ticked": set(), "what_if": None, "target": None,
    }  # fmt: skip
    return render_template("engagement/themes/workbench.html", **(shown | more))


def _changes() -> int:
    return db.session.scalar(select(queries.func.count()).select_from(Change)) or 0


def _found(slug: str) -> Theme:
    found = queries.by_slug(slug)
    if found is None:
        abort(404)
    return found


@blueprint.route("/run", methods=["GET", "POST"])
@needs("themes.check")
def run() -> ResponseReturnValue:
    form = RunForm.from_request()
    form.offer_kinds(KIND_NAMES())
    if form.submitted():
        with form.explaining(), saving():
            task = tasks.ask(
                "find-themes", _("Finding themes in what was said"), by=me(), kind=form.kind.data or None,
                since=form.since.data.isoformat() if form.since.data else None, n_themes=form.n_themes.data,
            )  # fmt: skip
            return redirect(url_for("front.task", task_id=task.id))
    return render_template("engagement/themes/run.html", form=form)


@blueprint.route("/new", methods=["GET", "POST"])
@needs("themes.check")
def new() -> ResponseReturnValue:
    form = NameForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            added = services.add_theme(**form.answers, by=me())
            return redirect(url_for(".theme", slug=added.slug))
    return render_template("engagement/themes/name.html", form=form, theme=None)


@blueprint.route("/<slug>/name", methods=["GET", "POST"])
@needs("themes.check")
def name(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    form = NameForm.from_request(name=found.name, description=found.description)
    if form.submitted():
        with form.explaining(), saving():
            services.rename(found, **form.answers, by=me())
            say("good", _("Renamed. It keeps this name when the computer looks again."))
            return redirect(url_for(".theme", slug=found.slug))
    return render_template("engagement/themes/name.html", form=form, theme=found)


@blueprint.route("/<slug>/merge", methods=["GET", "POST"])
@needs("themes.check")
def merge(slug: str) -> ResponseReturnValue:
    found, form = _found(slug), MergeForm.from_request()
    sizes = {each.theme.slug: each for each in queries.weighed()}
    form.into.choices = [
        (other, _("%(name)s (then %(n)s comments)", name=each.theme.name, n=each.remarks + (sizes[found.slug].remarks if found.slug in sizes else 0)))
        for other, each in sizes.items() if other != found.slug
    ]  # fmt: skip
    if form.submitted():
        with form.explaining(), saving():
            into = _found(form.into.data)
            services.merge(found, into, by=me())
            say("good", _("Done. You can undo it."))
            return redirect(url_for(".theme", slug=into.slug))
    return render_template("engagement/themes/merge.html", form=form, theme=found)


@blueprint.post("/move")
@needs("themes.check")
def move() -> ResponseReturnValue:
    """First says what would change; moves when that is agreed to."""
    form = OnlyAToken.from_request()
    here, keys = request.form.get("here", NO_THEME), request.form.getlist("remark")
    chosen = None if here == NO_THEME else _found(here)
    target = None if request.form.get("to") == NO_THEME else _found(request.form.get("to", ""))
    if not form.submitted():
        return _page(chosen)
    if not keys:
        form.explain(Refused(_("Tick the comments to move")))
        return _page(chosen, form=form)
    if request.form.get("sure") != "yes":
        return _page(
            chosen, ticked=set(keys), target=target or NO_THEME, what_if=services.what_if(keys, target)
        )
    with saving():
        moved = services.move(db.session.scalars(select(Remark).where(Remark.key.in_(keys))), target, by=me())
    say("good", _("Moved %(n)s. You can undo it.", n=moved))
    return redirect(url_for(".theme", slug=here))


@blueprint.post("/<slug>/sign-off")
@needs("themes.check")
def sign_off(slug: str) -> ResponseReturnValue:
    found, form = _found(slug), OnlyAToken.from_request()
    if form.submitted():
        with saving():
            if found.signed_off_on:
                services.take_back_sign_off(found, by=me())
            else:
                services.sign_off(found, by=me())
    return redirect(url_for(".theme", slug=found.slug))


@blueprint.route("/<slug>/quotes/<key>", methods=["GET", "POST"])
@needs("themes.check")
def quote(slug: str, key: str) -> ResponseReturnValue:
    found, remark = _found(slug), db.get_or_404(Remark, key)
    form = QuoteForm.from_request(text=remark.shown or remark.text)
    if form.submitted():
        with form.explaining(), saving():
            services.approve_quote(remark, found, form.text.data, by=me())
            say("good", _("Everybody may read these words now."))
            return redirect(url_for(".theme", slug=found.slug))
    return render_template("engagement/themes/quote.html", form=form, theme=found, remark=remark)


@blueprint.post("/<slug>/quotes/<key>/withdraw")
@needs("themes.check")
def withdraw(slug: str, key: str) -> ResponseReturnValue:
    found, form = _found(slug), OnlyAToken.from_request()
    if form.submitted():
        with saving():
            services.withdraw_quote(db.get_or_404(Remark, key), by=me())
    return redirect(url_for(".theme", slug=found.slug))


@blueprint.get("/<slug>/why/<key>")
@needs("themes.check")
def why(slug: str, key: str) -> ResponseReturnValue:
    found, remark = _found(slug), db.get_or_404(Remark, key)
    return render_template(
        "engagement/themes/why.html", theme=found, remark=remark, words=because(remark.text, found)
    )


@blueprint.get("/changes")
@needs("themes.check")
def changes() -> ResponseReturnValue:
    made = db.paginate(select(Change).order_by(Change.id.desc()), per_page=50)
    return render_template(
        "engagement/themes/changes.html",
        made=made,
        last=services.last_change(),
        form=OnlyAToken.from_request(),
    )


@blueprint.post("/undo")
@needs("themes.check")
def undo() -> ResponseReturnValue:
    form, last = OnlyAToken.from_request(), services.last_change()
    if form.submitted() and last is not None:
        with saving():
            services.undo(last, by=me())
        say("good", _("Undone."))
    return redirect(
        request.form.get("back")
        if (request.form.get("back") or "").startswith("/manage/themes")
        else url_for(".workbench")
    )


@blueprint.get("/<slug>/trend")
@needs("themes.check")
def trend(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    return render_template(
        "engagement/themes/trend.html",
        theme=found,
        months=(months := month_table(found)),
        points=points(months, for_everybody=False),
        moved=movement_words(found),
    )
