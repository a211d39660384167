"""Answering a consultation: any part, in any order, with no account and no cookie.

The journey is fieldwork's: what was answered so far, and the follow code,
travel in the form (`fieldwork.state`), and `fieldwork.services.answer` stores
it. Here only the way through differs: a list of parts instead of a straight line.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from flask import abort, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone
from core.database import saving
from core.errors import Refused
from core.keyed import keyed_hash
from core.templating import day
from engagement.voices import codes
from surveys.consultations.routes import blueprint
from surveys.fieldwork import drawing, links, services, sheets, state
from surveys.fieldwork.sheets import Sheet
from surveys.fieldwork.state import START, State
from surveys.questionnaires import definition as definitions
from surveys.questionnaires import validating


@dataclass(frozen=True)
class Door:
    """How somebody came in: afresh, or with the private link of a draft."""

    sheet: Sheet
    draft: str | None = None

    @property
    def first(self) -> int:
        """Where it begins: with the list of parts, or at once where there is only one."""
        return START if len(self.sheet.pages) > 1 else 0


@blueprint.route("/consultations/<slug>/respond", methods=["GET", "POST"])
@blueprint.route("/consultations/<slug>/respond/later/<draft>", methods=["GET", "POST"])
@anyone
def respond(slug: str, draft: str | None = None) -> ResponseReturnValue:
    g.light_page = True
    sheet = sheets.sheet_named(slug)
    if sheet is None or sheet.made_for != "consultation":
        abort(404)
    door = Door(sheet, draft)
    return _begin(door) if request.method == "GET" else _go_on(door)


def _begin(door: Door) -> ResponseReturnValue:
    if not door.sheet.is_open:
        return _closed(door, {})
    if door.draft is None:
        return _show(door, state.fresh().at(door.first, {}))
    kept = services.draft_of(door.draft)
    if kept is None or kept.version_id != door.sheet.version_id:
        return render_template("surveys/fieldwork/unknown_link.html"), 404
    return _show(door, State(door.first, kept.answers["answers"], code_of_draft(door.draft)))


def code_of_draft(link: str) -> str:
    """The follow code a draft will get, worked out from its private link.

    So a draft that is opened in two windows is one answer, whichever is sent
    first. Nobody without our secret can work it out, and the link is not kept.
    """
    plain = links.tidy(link) or link
    return codes.new_code(Random(int(keyed_hash("code of a draft", plain), 16)))  # noqa: S311 - seeded by a keyed hash


def _go_on(door: Door) -> ResponseReturnValue:
    """Read the part that was sent, then go where the pressed button says."""
    sheet = door.sheet
    here, is_good = state.read(sheet, request.form.get("form_token"))
    keys = sheet.pages[here.page] if here.page >= 0 else ()
    answers, errors = validating.compile(sheet)(request.form, only=keys, earlier=here.answers)
    if not sheet.is_open:
        return _maybe_sent_before(door, here, answers)
    if errors:
        typed = {key: request.form.getlist(key) for key in errors}
        return _show(door, here.at(here.page, answers), errors, typed)
    if not is_good:
        notice = _("This form was open for too long, or was changed. Check your answers and go on.")
        return _show(door, here.at(here.page, answers), notice=notice)
    go = request.form.get("go", "next")
    if go == "send":
        return _send(door, here, answers)
    if go == "later":
        return _keep_for_later(door, answers)
    return _show(door, here.at(_where_to(sheet, here, answers, go), answers))


def _where_to(sheet: Sheet, here: State, answers: dict[str, Any], go: str) -> int:
    """The page to show: a part that was chosen, the next one, or the list."""
    kind, _colon, number = go.partition(":")
    if kind == "part" and number.isascii() and number.isdigit() and int(number) < len(sheet.pages):
        return int(number)
    if go == "next":
        onward = state.next_page(sheet, here.page, answers)
        return START if onward is None else onward
    return START


def _send(door: Door, here: State, answers: dict[str, Any]) -> ResponseReturnValue:
    answers, errors = validating.compile(door.sheet).recheck(answers)
    if errors:
        page = state.page_of(door.sheet, next(iter(errors)))
        wrong = {key: said for key, said in errors.items() if key in door.sheet.pages[page]}
        return _show(door, here.at(page, answers), wrong)
    if not answers:
        return _show(
            door, here.at(door.first, answers), notice=_("Answer one question first. Any one will do.")
        )
    try:
        stored = services.send(door.sheet, answers, code=here.code, channel="open", draft=door.draft)
    except services.SurveyClosed:
        return _closed(door, answers)
    except Refused as refused:
        return _show(door, here.at(door.first, answers), notice=str(refused.sentence))
    return _thanks(door.sheet, stored.code)


def _maybe_sent_before(door: Door, here: State, answers: dict[str, Any]) -> ResponseReturnValue:
    """A form sent again after closing is thanked again; anything else came too late."""
    if answers:
        try:
            stored = services.send(door.sheet, answers, code=here.code, channel="open")
            return _thanks(door.sheet, stored.code)
        except Refused:
            pass
    return _closed(door, answers)


def _thanks(sheet: Sheet, code: str) -> str:
    filling = {"code": code, "aloud": code.replace("-", ", ")}
    return drawing.plain_page("surveys/consultations/thanks", sheet, filling)


def _keep_for_later(door: Door, answers: dict[str, Any]) -> ResponseReturnValue:
    with saving():
        kept = services.keep_draft(door.sheet, {"page": START, "answers": answers}, link=door.draft)
    address = url_for(".respond", slug=door.sheet.slug, draft=kept, _external=True)
    return render_template("surveys/fieldwork/later.html", sheet=door.sheet, address=address)


def _show(
    door: Door,
    here: State,
    errors: dict[str, Any] | None = None,
    typed: dict[str, list[str]] | None = None,
    notice: str = "",
) -> ResponseReturnValue:
    sheet = door.sheet
    page = here.page if here.page != START else door.first
    here = here.at(page, here.answers)
    token = state.written(sheet, here)
    if page == START:
        return render_template(
            "surveys/consultations/parts.html",
            sheet=sheet, token=token, parts=_parts(sheet, here.answers), notice=notice,
        )  # fmt: skip
    return drawing.question_page(
        sheet, page, token=token, answers=here.answers, errors=errors or {}, typed=typed or {},
        progress=(page + 1, len(sheet.pages), None), is_last=False, notice=notice,
        template="surveys/consultations/part",
    )  # fmt: skip


def _parts(sheet: Sheet, answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts by name, each with whether something in it is answered. Parts that are not asked are left out."""
    asked = validating.compile(sheet).asked(answers)
    return [
        {"number": number, "name": _name(sheet, keys), "is_answered": any(key in answers for key in keys)}
        for number, keys in enumerate(sheet.pages)
        if any(key in asked for key in keys)
    ]


def _name(sheet: Sheet, keys: tuple[str, ...]) -> str:
    for section in sheet.definition["sections"]:
        for question in section["questions"]:
            if question["key"] == keys[0]:
                by_section = sheet.definition["pages"] == "sections"
                return section["title"] if by_section and section["title"] else question["text"]
    return ""


def _closed(door: Door, answers: dict[str, Any]) -> ResponseReturnValue:
    """It came too late. What was typed is shown, so that nothing is lost."""
    sheet = door.sheet
    rows = [
        {"label": one["text"], "value": _in_words(answers[one["key"]])}
        for one in definitions.questions(sheet.definition)
        if one["key"] in answers
    ]
    is_early = clock.now() < sheet.opens_at
    return render_template(
        "surveys/consultations/closed.html",
        sheet=sheet, rows=rows,
        heading=_("This is not open yet") if is_early else _("This has closed"),
        sentence=_("It opens on %(day)s.", day=day(sheet.opens_at)) if is_early else _("The last day was %(day)s.", day=day(sheet.closes_at)),
    )  # fmt: skip


def _in_words(answer: Any) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)
