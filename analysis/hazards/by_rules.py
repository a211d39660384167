"""Hear danger by rules: words near each other, misspelt or not, unless denied or mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.hazards.reading import LEXICON, Reading, read
from analysis.hazards.rules import KINDS, RULES, Rule
from analysis.phrases import lines_of

MENDED_WITHIN = 8
# "No smell of gas" denies it. "Not fixed the gas leak", "no one came" and "not only" do not.
DENIAL = re.compile(
    r"(?:^| )(?:no|not|never|without|isnt|wasnt|arent|werent|nor|free (?:of|from))"
    r"(?! (?:only|one|doubt|idea|fixed|sorted|repaired|dealt|done|been|come|came|able|bothered|listening|acting|just))"
    r" (?:\w+ ){0,2}$"
)

Found = tuple[int, int]


@dataclass(frozen=True)
class Ruling:
    """A danger that a rule heard, with the places of its words; `is_firm` ones no other voice may silence.

    They are those that denial and mending do not silence either, and those of a remark that says it still goes on.
    """

    kind: str
    spans: list[Found]
    is_firm: bool


def heard_by_rules(text: str) -> list[Ruling]:
    """Give the dangers that rules hear in a text, one for each kind at most, in the order of `rules.KINDS`."""
    reading = read(text)
    concepts = _Concepts(reading)
    heard: dict[str, Ruling] = {}
    for rule in RULES:
        if rule.kind not in heard:
            places = _first(rule, concepts)
            if places:
                spans = sorted({reading.span(*place) for place in places})
                is_firm = not (rule.deniable or rule.mendable) or bool(concepts["goes_on"])
                heard[rule.kind] = Ruling(rule.kind, spans, is_firm)
    return [heard[kind] for kind in KINDS if kind in heard]


class _Concepts:
    """Where each concept stands in one remark; looked for once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._found: dict[str, list[Found]] = {}

    def __getitem__(self, name: str) -> list[Found]:
        if name not in self._found:
            matches = concept_patterns()[name].finditer(self.reading.line)
            self._found[name] = [match.span() for match in matches]
        return self._found[name]

    def apart(self, one: Found, other: Found) -> int:
        """Count the words between two places; overlapping ones are 0 apart."""
        first, second = sorted((one, other))
        return max(0, self.reading.place(second[0]) - self.reading.place(first[1] - 1) - 1)


def _first(rule: Rule, concepts: _Concepts) -> list[Found]:
    """Find the first place where the rule holds and nothing speaks against it."""
    needs = [concepts[name] for name in rule.needs]
    if not all(needs):
        return []
    for anchor in needs[0]:
        places = [anchor]
        for others in needs[1:]:
            places.append(min(others, key=lambda other: (concepts.apart(anchor, other), other)))
        near = rule.within is None or all(concepts.apart(anchor, place) <= rule.within for place in places)
        if near and not _denied(rule, places, concepts) and not _mended(rule, places, concepts):
            return places
    return []


def _denied(rule: Rule, places: Sequence[Found], concepts: _Concepts) -> bool:
    line = concepts.reading.line
    return rule.deniable and any(DENIAL.search(line[max(0, start - 60) : start]) for start, _ in places)


def _mended(rule: Rule, places: Sequence[Found], concepts: _Concepts) -> bool:
    """Say whether it was put right: said close by, and nothing says that it still goes on."""
    if not rule.mendable or concepts["still"]:
        return False
    return any(
        concepts.apart(place, mended) <= MENDED_WITHIN for place in places for mended in concepts["mended"]
    )


@cache
def concept_patterns() -> dict[str, re.Pattern[str]]:
    """Give the pattern of each concept of lexicon/concepts.txt.

    Raises ValueError, naming the line, when one is no regular expression.
    """
    phrases: dict[str, list[str]] = {}
    name = ""
    for line in lines_of(LEXICON / "concepts.txt"):
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            phrases[name] = []
            continue
        try:
            re.compile(line)
        except re.error as error:
            raise ValueError(f"concepts.txt, {name}: {line!r} is not a pattern: {error}.") from None
        phrases[name].append(line)
    return {name: re.compile(rf"(?<![\w#])(?:{'|'.join(lines)})(?![\w#])") for name, lines in phrases.items()}
