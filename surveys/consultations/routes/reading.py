"""What everybody can read: what is open, what it is about, and what was decided."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from sqlalchemy import select

from analysis.disclosure.one_way import SMALLEST_SHOWN
from core.access import anyone, may, me
from core.database import db
from engagement.themes import queries as themes
from engagement.voices.models import Remark, Voice
from surveys.consultations import queries
from surveys.consultations.models import Consultation
from surveys.consultations.phases import Phase
from surveys.consultations.routes import blueprint
from surveys.consultations.tallies import tallies
from surveys.fieldwork.queries import counts
from surveys.questionnaires.queries import open_surveys

QUOTED = 12


@blueprint.get("/have-your-say")
@anyone
def have_your_say() -> ResponseReturnValue:
    return render_template(
        "surveys/consultations/have_your_say.html",
        to_answer=_to_answer(),
        decided=queries.decided_lately(),
    )


@blueprint.get("/consultations")
@anyone
def consultations() -> ResponseReturnValue:
    return render_template("surveys/consultations/consultations.html", by_phase=queries.published())


@blueprint.get("/consultations/<slug>")
@anyone
def consultation(slug: str) -> ResponseReturnValue:
    found = _found(slug)
    return render_template(
        "surveys/consultations/consultation.html",
        consultation=found,
        phase=found.phase().value,
        how_many=counts(found.survey).answers,
        may_see_results=_may_see_results(found),
    )


@blueprint.get("/consultations/<slug>/results")
@anyone
def results(slug: str) -> ResponseReturnValue:
    """Counts and quotes once it has closed; staff see them before. Early results could lead an answer."""
    found = _found(slug)
    if not _may_see_results(found):
        abort(404, _("We show what people said once this has closed."))
    return render_template(
        "surveys/consultations/results.html",
        consultation=found,
        phase=found.phase().value,
        how_many=counts(found.survey).answers,
        tallies=tallies(found),
        quotes=_quotes(found),
        themes=_themes(found),
    )


def on_the_front_page() -> Markup:
    """What is open, for the first page."""
    found = queries.open_consultations()
    if not found:
        return Markup()
    return Markup(render_template("surveys/consultations/_on_the_front_page.html", consultations=found))  # noqa: S704 - ours


def _to_answer() -> list[dict[str, Any]]:
    """Surveys and consultations that are open, the one that closes first before the others."""
    asked = [
        {"title": each.title, "url": url_for("fieldwork.survey", slug=each.slug), "closes_at": each.closes_at,
         "about": each.intro.partition("\n")[0], "is_survey": True}
        for each in open_surveys()
    ]  # fmt: skip
    asked += [
        {"title": each.title, "url": url_for(".consultation", slug=each.slug), "closes_at": each.survey.closes_at,
         "about": each.about.partition("\n")[0], "is_survey": False}
        for each in queries.open_consultations()
    ]  # fmt: skip
    return sorted(asked, key=lambda each: each["closes_at"])


def _themes(consultation: Consultation) -> list[tuple[str, str, int]]:
    """(name, address, customers) of the themes that a person has signed off; few customers are not shown."""
    return [
        (each.theme.name, url_for("themes.theme", slug=each.theme.slug), each.voices)
        for each in themes.weighed(source=consultation.source)
        if each.theme.signed_off_on is not None and each.voices >= SMALLEST_SHOWN
    ]


def _quotes(consultation: Consultation) -> list[Remark]:
    """Words that a person has passed for others to read, in no order that tells anything."""
    wanted = (
        select(Remark)
        .join(Remark.voice)
        .where(Voice.source == consultation.source, Remark.shown.is_not(None), Remark.shown != "")
    )
    return list(db.session.scalars(wanted.order_by(Remark.key).limit(QUOTED)))


def _may_see_results(consultation: Consultation) -> bool:
    is_over = consultation.phase() in {Phase.CLOSED, Phase.DECIDED}
    return is_over or may(me(), "consultations.see")


def _found(slug: str) -> Consultation:
    """Drafts are for staff."""
    found = queries.consultation_named(slug)
    if found is None or (found.phase() is Phase.DRAFT and not may(me(), "consultations.see")):
        abort(404)
    return found
