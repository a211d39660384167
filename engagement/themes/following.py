"""What other rooms are told of themes: where an action came from, and what a follow page says."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func

from core.database import db
from engagement.actions.origins import Origin
from engagement.themes import queries
from engagement.voices.models import Voice
from engagement.voices.outcomes import Outcome


def origin(ref: str) -> Origin | None:
    """A theme as the origin of an action: how many customers, of all who said something in that time."""
    theme = queries.by_slug(ref)
    if theme is None:
        return None
    link = f"/themes/{theme.slug}" if theme.signed_off_on else None
    span = queries.spans().get(theme.id)
    if span is None:
        return Origin(theme.name, link)
    return Origin(
        theme.name, link, how_many=span.voices, of=queries.voices_between(span.first, span.last),
        from_on=span.first, to_on=span.last, quotes=queries.quotes_of(theme)[:3], sources=span.sources,
    )  # fmt: skip


def refs_of_voice(voice: Voice) -> list[str]:
    """The signed-off themes a voice belongs to, with those that were put into them."""
    found = queries.themes_of_voice(voice)
    merged: dict[int | None, list[str]] = {}
    for other in db.session.scalars(
        queries.select(queries.Theme).where(queries.Theme.merged_into_id.in_(list({t.id for t in found})))
    ):
        merged.setdefault(other.merged_into_id, []).append(other.slug)
    return [slug for t in found if t.signed_off_on for slug in (t.slug, *merged.get(t.id, []))]


def open_to_action() -> list[tuple[str, str]]:
    return [(theme.slug, theme.name) for theme in queries.signed_off_themes()]


def outcomes(voice: Voice) -> list[Outcome]:
    """ "You are not alone": with how many others these words were put, once a person has checked the theme."""
    stops = []
    for theme in queries.themes_of_voice(voice):
        if theme.signed_off_on is None:
            continue
        others = db.session.scalar(
            queries.coded(func.count(Voice.key.distinct())).where(
                queries.theme_of_remark() == theme.id, Voice.key != voice.key
            )
        )
        stops.append(
            Outcome(
                order=20, kind="grouped", title=_("You are not alone") if others else _("We have read it"),
                day=theme.signed_off_on, link=f"/themes/{theme.slug}",
                context={
                    "theme": theme.name, "count": others + 1, "checked": True,
                    "link_words": _("What others said about this"),
                },
            )
        )  # fmt: skip
    return stops
