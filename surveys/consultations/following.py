"""What consultations hang on the pegs below: the follow page, where actions come from, and promises."""

from __future__ import annotations

from datetime import date

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from core.database import db
from engagement.actions.origins import Origin
from engagement.promises.measures import Touching
from engagement.voices.models import Voice
from engagement.voices.outcomes import Outcome
from surveys.consultations import queries
from surveys.consultations.models import Consultation
from surveys.consultations.phases import Phase

KIND = "consultation"


def outcomes(voice: Voice) -> list[Outcome]:
    """What was decided, or who will decide and when."""
    consultation = _of(voice)
    if consultation is None:
        return []
    if consultation.outcome is not None:
        decided = consultation.outcome
        return [
            Outcome(
                order=40, kind="decided", title=_("We decided"), day=decided.decided_on, said=decided.decision,
                by=consultation.decided_by, link=_page(consultation), state="done",
                context={"link_words": _("Read why"), "state_words": _("This is decided"), "summary": decided.decision},
            )
        ]  # fmt: skip
    return [
        Outcome(
            order=60, kind="next", title=_("What happens next"), day=consultation.decides_on,
            did=_("Who decides: %(who)s. Then we say here what was decided, and why.", who=_short(consultation.decided_by)),
            link=_page(consultation), context={"link_words": _("What this was about")},
        )
    ]  # fmt: skip


def references_of(voice: Voice) -> list[str]:
    """The consultation a voice belongs to, as an action names it."""
    consultation = _of(voice)
    return [consultation.slug] if consultation else []


def gives_news(source: str) -> bool:
    """A consultation that was opened is something to want news of, also before the first answer."""
    kind, _colon, slug = source.partition(":")
    found = queries.consultation_named(slug) if kind == KIND else None
    return found is not None and found.phase() is not Phase.DRAFT


def origin(slug: str) -> Origin | None:
    """What stands behind an action that came from a consultation."""
    consultation = queries.consultation_named(slug)
    if consultation is None or consultation.phase() is Phase.DRAFT:
        return None
    voices = db.session.scalar(
        select(func.count()).select_from(Voice).where(Voice.source == consultation.source)
    )
    return Origin(
        title=consultation.title, link=_page(consultation), how_many=voices or None,
        from_on=consultation.opened_on, to_on=consultation.ends_on, sources=(consultation.source,),
    )  # fmt: skip


def open_to_action() -> list[tuple[str, str]]:
    """Consultations that are closed or decided: staff may open an action from them."""
    found = queries.published()
    return [(each.slug, each.title) for phase in (Phase.CLOSED, Phase.DECIDED) for each in found[phase]]


def about_a_promise(ref: str) -> list[Touching]:
    """The consultations on a charter that holds this promise."""
    wanted = select(Consultation).where(Consultation.charter_id.is_not(None))
    return [
        Touching(each.title, _page(each), _("Consultation"), _day(each))
        for each in db.session.scalars(wanted)
        if each.phase() is not Phase.DRAFT and any(p.ref == ref for p in each.charter.promises)  # type: ignore[union-attr]
    ]


def _of(voice: Voice) -> Consultation | None:
    kind, _colon, slug = voice.source.partition(":")
    return queries.consultation_named(slug) if kind == KIND else None


def _page(consultation: Consultation) -> str:
    return url_for("consultations.consultation", slug=consultation.slug)


def _day(consultation: Consultation) -> date | None:
    return consultation.outcome.decided_on if consultation.outcome else consultation.opened_on


def _short(who: str) -> str:
    return who.strip().rstrip(".")
