"""Which words together mean which danger, and what speaks against it.

The words themselves stand in lexicon/concepts.txt, where people who know
housing can edit them. Recall first: a person judges every alert, and a
danger that nobody heard is worse than one alert too many.
"""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "gas",
    "carbon_monoxide",
    "fire",
    "electrics",
    "water_and_electrics",
    "no_heating_frail",
    "damp_and_ill",
    "lift_trapped",
    "structure",
    "falling",
    "fall",
    "asbestos",
    "violence",
    "hate",
    "domestic_abuse",
    "safeguarding",
    "self_harm",
    "no_food_or_heat",
    "sewage",
    "vermin",
)


@dataclass(frozen=True)
class Rule:
    """A danger is heard where every concept of `needs` is found.

    `within`: at most so many words between one and the next; None anywhere in
    the remark. `deniable`: "no smell of gas" silences it. `mendable`: "was
    fixed the same day" does. Neither ever silences a word about wanting to
    die, someone frail without heating, or harm by a person.
    """

    kind: str
    needs: tuple[str, ...]
    within: int | None = None
    deniable: bool = False
    mendable: bool = False


RULES = (
    Rule("gas", ("gas", "smell"), within=6, deniable=True, mendable=True),
    Rule("gas", ("gas_escaping",), deniable=True, mendable=True),
    Rule("carbon_monoxide", ("carbon_monoxide",), mendable=True),
    Rule("carbon_monoxide", ("boiler", "unwell_air"), within=12, mendable=True),
    Rule("fire", ("fire_now",), deniable=True, mendable=True),
    Rule("fire", ("fire_escape", "not_safe"), within=6, mendable=True),
    Rule("fire", ("escape_blocked",), mendable=True),
    Rule("electrics", ("electric", "sparking"), within=6, deniable=True, mendable=True),
    Rule("electrics", ("electric_shock",), deniable=True, mendable=True),
    Rule("water_and_electrics", ("water", "through_fitting"), within=8, mendable=True),
    Rule("no_heating_frail", ("no_heating", "frail")),
    Rule("damp_and_ill", ("damp", "illness"), mendable=True),
    Rule("lift_trapped", ("lift", "stuck"), mendable=True),
    Rule("lift_trapped", ("lift", "out_of_use", "frail_on_stairs"), mendable=True),
    Rule("structure", ("structure", "giving_way"), within=5, deniable=True, mendable=True),
    Rule("falling", ("falling_thing", "falling"), within=4, deniable=True, mendable=True),
    Rule("falling", ("dangerous_tree",), deniable=True, mendable=True),
    Rule("fall", ("trip_or_fall",), mendable=True),
    Rule("asbestos", ("asbestos",), deniable=True, mendable=True),
    Rule("violence", ("violence",), deniable=True),
    Rule("hate", ("hate",), deniable=True),
    Rule("domestic_abuse", ("domestic_abuse",)),
    Rule("safeguarding", ("safeguarding",)),
    Rule("self_harm", ("self_harm",)),
    Rule("no_food_or_heat", ("no_food",)),
    Rule("sewage", ("sewage",), deniable=True, mendable=True),
    Rule("vermin", ("vermin",), deniable=True, mendable=True),
)
