"""Themes a person has checked, for everybody."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from core.access import anyone
from engagement.actions import queries as actions
from engagement.themes import queries
from engagement.themes.showing import TOO_FEW, month_table, mood_of, movement_words, points

blueprint = Blueprint("themes", __name__, url_prefix="/themes")


@blueprint.get("")
@anyone
def all_themes() -> ResponseReturnValue:
    movements = queries.movements()
    shown = [
        (each, queries.quotes_of(each.theme)[:1], month_table(each.theme, 12), movements.get(each.theme.id))
        for each in queries.weighed()
        if each.theme.signed_off_on and each.voices >= TOO_FEW
    ]
    return render_template(
        "engagement/themes/public.html", shown=shown, totals=queries.totals(), mood_of=mood_of
    )


@blueprint.get("/<slug>")
@anyone
def theme(slug: str) -> ResponseReturnValue:
    found = queries.by_slug(slug)
    if found is None or not found.signed_off_on:
        abort(404)
    months = month_table(found)
    weighed = next((each for each in queries.weighed() if each.theme.id == found.id), None)
    return render_template(
        "engagement/themes/theme.html",
        theme=found, weighed=weighed, months=months, points=points(months), moved=movement_words(found),
        quotes=queries.quotes_of(found)[:8], mood=mood_of(weighed) if weighed else None, too_few=TOO_FEW,
        actions=[a for a in actions.came_from("theme", found.slug) if a.published_on], totals=queries.totals(),
    )  # fmt: skip
