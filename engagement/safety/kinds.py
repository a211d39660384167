"""Kinds of danger, as people say them."""

from __future__ import annotations

from flask_babel import gettext as _


def kind_names() -> dict[str, str]:
    return {
        "gas": _("Gas"),
        "carbon_monoxide": _("Carbon monoxide"),
        "fire": _("Fire"),
        "electrics": _("Electrics"),
        "water_and_electrics": _("Water near electrics"),
        "no_heating_frail": _("No heating, and somebody frail"),
        "damp_and_ill": _("Damp, and somebody ill"),
        "lift_trapped": _("Stuck without a lift"),
        "structure": _("The building itself"),
        "falling": _("Something falling"),
        "fall": _("Somebody may fall"),
        "asbestos": _("Asbestos"),
        "violence": _("Violence"),
        "hate": _("Hate"),
        "domestic_abuse": _("Abuse at home"),
        "safeguarding": _("Somebody who may need help"),
        "self_harm": _("Talk of not wanting to live"),
        "no_food_or_heat": _("No food or heat"),
        "sewage": _("Sewage"),
        "vermin": _("Vermin"),
    }
