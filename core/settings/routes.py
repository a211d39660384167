"""The landlord's own stylesheet, and the page where staff change settings."""

from __future__ import annotations

import re

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from core import clock
from core.access import anyone, me, needs
from core.database import saving
from core.errors import Refused
from core.settings import rules, services
from core.settings.brand import brand_stylesheet, brand_tokens
from core.settings.forms import LandlordForm, RuleForm, RuleOfLinesForm
from core.templating import say

blueprint = Blueprint("settings", __name__)


@blueprint.get("/theme-<colour>.css")
@anyone
def theme(colour: str) -> ResponseReturnValue:
    """Named by its colour, so it may be kept for ever: another colour has another address."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        abort(404)
    response = Response(brand_stylesheet(f"#{colour}"), mimetype="text/css")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@blueprint.route("/manage/settings", methods=["GET", "POST"])
@needs("settings.change")
def landlord() -> ResponseReturnValue:
    form = LandlordForm.from_request(**LandlordForm.values())
    if form.submitted():
        with form.explaining(), saving():
            for name, value in form.changes():
                services.change(name, value, by=me())
            say("good", _("Saved."))
            return redirect(url_for(".landlord"))
    colour = (
        form.colour.data
        if re.fullmatch(r"#[0-9a-fA-F]{6}", form.colour.data or "")
        else services.get("landlord.colour")
    )
    return render_template("core/settings/landlord.html", form=form, tokens=brand_tokens(colour))


@blueprint.get("/manage/settings/rules")
@needs("settings.change")
def all_rules() -> ResponseReturnValue:
    """Every rule the landlord may set for itself, with what is in force today."""
    found = [(setting, rules.in_force(setting)) for setting in rules.rules()]
    return render_template("core/settings/rules.html", rules=found)


@blueprint.route("/manage/settings/rules/<name>", methods=["GET", "POST"])
@needs("settings.change")
def one_rule(name: str) -> ResponseReturnValue:
    """One rule: what it is now, what it was, and what it will be from which day."""
    setting = rules.rule(name)
    if setting is None:
        abort(404)
    kind = RuleOfLinesForm if isinstance(setting.default, list) else RuleForm
    form = kind.from_request(value=rules.in_force(setting), from_on=clock.today())
    form.value.label.text = setting.what
    if form.submitted():
        with form.explaining(), saving():
            rules.change(setting, form.value.data or "", from_on=form.from_on.data, by=me())
            say("good", _("Saved."))
            return redirect(url_for(".all_rules"))
    return render_template(
        "core/settings/rule.html", form=form, setting=setting, history=rules.history(setting)
    )


def check_colour(value: str) -> None:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value or ""):
        raise Refused(_("Write the colour as # and six figures or letters, like #742A5B"), field="colour")
