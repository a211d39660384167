"""Answering: `/s/<link>` from a letter or message, and `/surveys/<slug>` for anyone.

No cookie is set and nothing is kept until the answers are sent. What goes from
page to page travels in the form (see `state.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core.access import anyone
from core.database import saving, writing
from core.errors import Refused
from core.light import light
from core.turns import my_turn
from surveys.fieldwork import drawing, links, services, sheets, state
from surveys.fieldwork.routes import blueprint
from surveys.fieldwork.sheets import Sheet
from surveys.fieldwork.state import START, State
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import validating


@dataclass(frozen=True)
class Door:
    """How somebody came in: with an invitation's link or without, and with a draft's link or without."""

    sheet: Sheet
    link: str | None = None
    draft: str | None = None
    has_answered: bool = False


@blueprint.route("/surveys/<slug>", methods=["GET", "POST"])
@blueprint.route("/surveys/<slug>/later/<draft>", methods=["GET", "POST"])
@light
@anyone
def survey(slug: str, draft: str | None = None) -> ResponseReturnValue:
    with writing(False):
        sheet = sheets.sheet_named(slug)
    if sheet is None or sheet.made_for != "survey":
        abort(404)
    if not sheet.has_open_link and draft is None:
        g.light_page = True
        return _stopped(
            Door(sheet), _("This survey is by invitation"), _("Use the link in your letter or message."), {}
        )
    return _answer(Door(sheet, None, draft))


@blueprint.route("/s/<link>", methods=["GET", "POST"])
@blueprint.route("/s/<link>/later/<draft>", methods=["GET", "POST"])
@light
@anyone
def invited(link: str, draft: str | None = None) -> ResponseReturnValue:
    with writing(False):
        found = sheets.sheet_of_link(link)
    if found is None:
        g.light_page = True
        return render_template("surveys/fieldwork/unknown_link.html"), 404
    sheet, has_answered = found
    return _answer(Door(sheet, links.tidy(link), draft, has_answered))


def _answer(door: Door) -> ResponseReturnValue:
    if request.method == "GET":
        return _begin(door)
    return _go_on(door)


def _begin(door: Door) -> ResponseReturnValue:
    sheet = door.sheet
    if not sheet.is_open:
        return _stopped(door, *_closed(sheet), {})
    if door.has_answered:
        return _stopped(door, *_answered(), {})
    if door.draft is not None:
        draft = services.draft_of(door.draft)
        if draft is None or draft.version_id != sheet.version_id:
            g.light_page = True
            return render_template("surveys/fieldwork/unknown_link.html"), 404
        kept = draft.answers
        return _show(door, state.fresh().at(kept["page"], kept["answers"]))
    return _show(door, state.fresh())


def _go_on(door: Door) -> ResponseReturnValue:
    """Read the page that was sent, and go on, back, or stop for later."""
    sheet = door.sheet
    form = request.form
    here, is_good = state.read(sheet, form.get("form_token"))
    keys = sheet.pages[here.page] if here.page >= 0 else ()
    answers, errors = validating.compile(sheet)(form, only=keys, earlier=here.answers)
    typed = {key: form.getlist(key) for key in errors}
    if not sheet.is_open:
        return _maybe_sent_before(door, here, answers, _closed(sheet))
    if not is_good:
        notice = _("This form was open for too long, or was changed. Check your answers and go on.")
        return _show(door, here.at(here.page, answers), errors, typed, notice)
    go = form.get("go", "next")
    if go in {"back", "later"}:
        unusable = {key: said for key, said in errors.items() if any(typed[key])}
        if unusable:
            return _show(door, here.at(here.page, answers), unusable, typed)
        if go == "later":
            return _keep_for_later(door, here.at(here.page, answers))
        return _show(door, here.at(state.page_before(sheet, here.page, answers), answers))
    if errors:
        return _show(door, here.at(here.page, answers), errors, typed)
    onward = state.next_page(sheet, here.page, answers)
    if onward is not None:
        return _show(door, here.at(onward, answers))
    return _send(door, here, answers)


def _send(door: Door, here: State, answers: dict[str, Any]) -> ResponseReturnValue:
    sheet = door.sheet
    answers, errors = validating.compile(sheet).recheck(answers)
    if errors:
        page = state.page_of(sheet, next(iter(errors)))
        return _show(
            door, here.at(page, answers), {k: e for k, e in errors.items() if k in sheet.pages[page]}
        )
    try:
        stored = services.send(
            sheet, answers, code=here.code, channel="link" if door.link else "open",
            token=door.link, draft=door.draft,
        )  # fmt: skip
    except services.AlreadyAnswered as refused:
        return _stopped(door, _answered()[0], str(refused.sentence), answers)
    except services.SurveyClosed:
        return _stopped(door, *_closed(sheet), answers)
    except Refused as refused:
        return _show(door, here.at(here.page, answers), notice=str(refused.sentence))
    return _thanks(sheet, stored.code)


def _maybe_sent_before(
    door: Door, here: State, answers: dict[str, Any], why: tuple[str, str]
) -> ResponseReturnValue:
    """A form sent again after closing is thanked again; anything else is told that it came too late."""
    try:
        stored = services.send(door.sheet, answers, code=here.code, channel="open")
    except Refused:
        return _stopped(door, *why, answers)
    return _thanks(door.sheet, stored.code)


def _thanks(sheet: Sheet, code: str) -> str:
    return drawing.plain_page("thanks", sheet, {"code": code, "aloud": code.replace("-", ", ")})


def _show(
    door: Door,
    here: State,
    errors: dict[str, Any] | None = None,
    typed: dict[str, list[str]] | None = None,
    notice: str = "",
) -> ResponseReturnValue:
    sheet = door.sheet
    token = state.written(sheet, here)
    if here.page == START:
        said = drawing.summary({}, notice) if notice else ""
        return drawing.plain_page(
            "start", sheet, {"token": token, "summary": said}, invited=door.link is not None
        )
    return drawing.question_page(
        sheet,
        here.page,
        token=token,
        answers=here.answers,
        errors=errors or {},
        typed=typed or {},
        progress=state.progress(sheet, here.page, here.answers),
        is_last=state.next_page(sheet, here.page, here.answers) is None,
        notice=notice,
    )


def _keep_for_later(door: Door, here: State) -> ResponseReturnValue:
    g.light_page = True
    with my_turn(), saving():
        kept = services.keep_draft(door.sheet, {"page": here.page, "answers": here.answers}, link=door.draft)
    if door.link:
        address = url_for(".invited", link=links.spoken(door.link), draft=kept, _external=True)
    else:
        address = url_for(".survey", slug=door.sheet.slug, draft=kept, _external=True)
    return render_template("surveys/fieldwork/later.html", sheet=door.sheet, address=address)


def _stopped(door: Door, heading: str, sentence: str, answers: dict[str, Any]) -> ResponseReturnValue:
    g.light_page = True
    rows = [
        {"label": one["text"], "value": _in_words(answers[one["key"]])}
        for one in definitions.questions(door.sheet.definition)
        if one["key"] in answers
    ]
    return render_template(
        "surveys/fieldwork/stopped.html", heading=heading, sentence=sentence, rows=rows, sheet=door.sheet
    )


def _in_words(answer: Any) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)


def _closed(sheet: Sheet) -> tuple[str, str]:
    from core import clock
    from core.templating import day

    if clock.now() < sheet.opens_at:
        return _("This survey is not open yet"), _("It opens on %(day)s.", day=day(sheet.opens_at))
    return _("This survey has closed"), _("It closed on %(day)s.", day=day(sheet.closes_at))


def _answered() -> tuple[str, str]:
    return (
        _("We have an answer from your home"),
        _("We take one answer from each home. We know whether you answered, not what you said."),
    )
