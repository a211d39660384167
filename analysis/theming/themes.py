"""What theming gives back: themes, and which remark speaks of which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.theming.finder import ThemeFinder


@dataclass(frozen=True)
class Theme:
    """One thing that several remarks speak of.

    `id` holds for one run only ("t1" is the largest); `identity.match` says
    which theme of an earlier run it continues. `size` counts remarks, repeats
    included. `mood` counts them as good, bad, mixed and neither. `evidence`
    weighs the stems that draw a remark to this theme, the strongest first.
    """

    id: str
    name: str
    description: str
    words: list[str]
    quotes: list[str]
    size: int
    mood: dict[str, int] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict, repr=False)

    def as_json(self) -> dict[str, object]:
        """Give what the command writes: everything but the evidence."""
        keys = ("id", "name", "description", "words", "quotes", "size", "mood")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True)
class Coding:
    """The themes of one remark, the main one first; none when it fits no theme or says nothing.

    `strengths` are how near the remark lies to each theme, 0 to 1.
    """

    themes: list[str]
    strengths: list[float]
    empty: bool = False

    def as_json(self) -> dict[str, object]:
        """Give what the command writes for this row."""
        return {"themes": self.themes, "strengths": self.strengths, "empty": self.empty}


@dataclass(frozen=True)
class Discovery:
    """Themes, and a coding for each text in the order given; `model` codes new texts to the same themes."""

    themes: list[Theme]
    rows: list[Coding]
    model: ThemeFinder

    @property
    def without_theme(self) -> int:
        """How many remarks say something and fit no theme."""
        return sum(not row.themes and not row.empty for row in self.rows)

    @property
    def empty(self) -> int:
        """How many answers say nothing."""
        return sum(row.empty for row in self.rows)

    def as_json(self) -> dict[str, object]:
        """Give what `python -m analysis.theming discover` writes."""
        return {
            "themes": [theme.as_json() for theme in self.themes],
            "rows": [row.as_json() for row in self.rows],
        }
