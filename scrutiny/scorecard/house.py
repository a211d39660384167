"""How the scorecard joins the app."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template
from flask.typing import ResponseReturnValue

from core.access import anyone
from engagement.promises import cards as queries
from scrutiny.scorecard import figures, measures

blueprint = Blueprint("scorecard", __name__)


@blueprint.get("/promises/scorecard")
@anyone
def scorecard() -> ResponseReturnValue:
    """Every promise with who monitors it, its rule and its figure."""
    found = queries.cards()
    return render_template(
        "scrutiny/scorecard/scorecard.html", cards=found, counts=queries.promises_counted(found)
    )


def register(app: Flask) -> None:
    app.register_blueprint(blueprint)
    measures.register()
    figures.register()
